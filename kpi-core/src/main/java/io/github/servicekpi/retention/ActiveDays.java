package io.github.servicekpi.retention;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The days of a period, and the first one after it, on which a customer was one: numbers of days, {@code [from, to,
 * from, to, ...]}, ascending, half-open, with a gap between spans. Arrays are never changed.
 */
record ActiveDays(Period period) implements CustomerFacts<int[]> {
    @Override
    public String format() {
        return "active days/1 of " + period;
    }

    @Override
    public int @Nullable [] of(CustomerLifetime lifetime) {
        int from = period.number(lifetime.startedOn());
        int to = lifetime.endedOn() == null ? period.days() + 1 : period.number(lifetime.endedOn());
        return from < to ? new int[] {from, to} : null;
    }

    /** The union: days of several spans at once count once, and spans that meet are one. */
    @Override
    public int[] both(int[] one, int[] other) {
        int[] union = new int[one.length + other.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            boolean takeOne = j == other.length || (i < one.length && one[i] <= other[j]);
            int from = takeOne ? one[i] : other[j];
            int to = takeOne ? one[i + 1] : other[j + 1];
            if (takeOne) {
                i += 2;
            } else {
                j += 2;
            }
            if (size > 0 && from <= union[size - 1]) {
                union[size - 1] = Math.max(union[size - 1], to);
            } else {
                union[size++] = from;
                union[size++] = to;
            }
        }
        return Arrays.copyOf(union, size);
    }

    @Override
    public void write(int[] days, DataOutput out) throws IOException {
        out.writeInt(days.length / 2);
        for (int day : days) {
            out.writeInt(day);
        }
    }

    @Override
    public int[] read(DataInput in) throws IOException {
        int spans = in.readInt();
        if (spans < 1 || spans > period.days()) {
            throw new IOException("spans must be from 1 to %s, but were %s".formatted(period.days(), spans));
        }
        int[] days = new int[0];
        int before = -1;
        for (int i = 0; i < 2 * spans; i++) {
            int day = in.readInt();
            if (day <= before || day > period.days() + 1) {
                throw new IOException("the number of a day must be from %s to %s, but was %s"
                        .formatted(before + 1, period.days() + 1, day));
            }
            before = day;
            if (i == days.length) { // grows with the bytes that are there, whatever they say there are
                days = Arrays.copyOf(days, Math.max(2, Math.min(2 * spans, 2 * days.length)));
            }
            days[i] = day;
        }
        return days;
    }
}
