package io.github.servicekpi.engine;

import io.github.servicekpi.stats.OrderStatistics;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The durations of a digest as they were when asked for. The value of a rank is found by bisection over the values: how
 * many are at most v is one look at running totals and one binary search a sorted block. Safe to share between threads.
 */
final class DurationValues implements OrderStatistics {
    private static final Duration LONGEST_ORDINARY = Duration.ofNanos(Long.MAX_VALUE);

    private final long count;
    private final List<UnitValues> units;
    private final List<Duration> huge;
    private final long finest;

    /**
     * @param units no two of the same unit
     * @param sortedHuge the durations too long for 64 bits of nanoseconds
     */
    DurationValues(long count, List<UnitValues> units, List<Duration> sortedHuge) {
        this.count = count;
        this.units = units;
        this.huge = sortedHuge;
        this.finest = units.stream().mapToLong(u -> u.unit).min().orElse(Ticks.SECONDS);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Duration valueAt(long rank) {
        if (rank < 0 || rank >= count) {
            throw new IndexOutOfBoundsException("rank must be in [0, " + count + "): " + rank);
        }
        long ordinary = count - huge.size();
        if (rank >= ordinary) {
            return huge.get((int) (rank - ordinary));
        }
        long low = 0;
        long high = Long.MAX_VALUE / finest;
        while (low < high) { // the least value that more than rank values do not exceed
            long middle = (low + high) >>> 1;
            if (countAtMost(middle) > rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Duration.ofNanos(low * finest);
    }

    @Override
    public long countAtMost(Duration limit) {
        if (limit.isNegative()) {
            return 0;
        }
        if (limit.compareTo(LONGEST_ORDINARY) <= 0) {
            return countAtMost(limit.toNanos() / finest);
        }
        return count - huge.stream().filter(d -> d.compareTo(limit) > 0).count();
    }

    private long countAtMost(long value) {
        long n = 0;
        for (UnitValues in : units) {
            n += in.countAtMost(in.unit == finest ? value : value / (in.unit / finest));
        }
        return n;
    }

    @Override
    public BigInteger sumNanos() {
        BigInteger sum = BigInteger.ZERO;
        for (UnitValues in : units) {
            sum = sum.add(in.sum().multiply(BigInteger.valueOf(in.unit)));
        }
        for (Duration d : huge) {
            sum = sum.add(BigInteger.valueOf(d.getSeconds())
                    .multiply(BigInteger.valueOf(Ticks.SECONDS))
                    .add(BigInteger.valueOf(d.getNano())));
        }
        return sum;
    }

    @Override
    public void forEachRun(RunConsumer consumer) {
        List<Scaled> cursors = new ArrayList<>();
        for (UnitValues in : units) {
            cursors.add(new Scaled(in));
        }
        while (true) {
            long least = Long.MAX_VALUE;
            boolean any = false;
            for (Scaled cursor : cursors) {
                any |= cursor.present;
                least = cursor.present ? Math.min(least, cursor.nanos()) : least;
            }
            if (!any) {
                break;
            }
            long times = 0;
            for (Scaled cursor : cursors) {
                times += cursor.takeIf(least);
            }
            consumer.accept(Duration.ofNanos(least), times);
        }
        for (int i = 0; i < huge.size(); ) {
            int j = i;
            while (j < huge.size() && huge.get(j).equals(huge.get(i))) {
                j++;
            }
            consumer.accept(huge.get(i), j - i);
            i = j;
        }
    }

    /** A cursor that speaks of nanoseconds. */
    private static final class Scaled {
        private final UnitValues.Cursor cursor;
        private final long unit;
        private boolean present;

        Scaled(UnitValues values) {
            cursor = values.cursor();
            unit = values.unit;
            present = cursor.advance();
        }

        long nanos() {
            return cursor.value * unit;
        }

        long takeIf(long nanos) {
            if (!present || nanos() != nanos) {
                return 0;
            }
            long times = cursor.times;
            present = cursor.advance();
            return times;
        }
    }

    /** For each unit its distinct values with their counts, as differences; then the huge ones. */
    void write(DataOutput out) throws IOException {
        Varints.write(out, units.size());
        for (UnitValues in : units) {
            out.writeByte(DurationDigest.codeOf(in.unit));
            long distinct = 0;
            for (UnitValues.Cursor c = in.cursor(); c.advance(); ) {
                distinct++;
            }
            Varints.write(out, distinct);
            long previous = 0;
            for (UnitValues.Cursor c = in.cursor(); c.advance(); ) {
                Varints.write(out, c.value - previous);
                Varints.write(out, c.times);
                previous = c.value;
            }
        }
        Varints.write(out, huge.size());
        for (Duration d : huge) {
            Varints.write(out, d.getSeconds());
            Varints.write(out, d.getNano());
        }
    }
}
