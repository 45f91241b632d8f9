package io.github.servicekpi.engine;

import io.github.servicekpi.stats.OrderStatistics;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Durations of several units, in the order of their length. Safe to share between threads. */
final class DurationValues implements OrderStatistics {
    /** Nothing. */
    static final DurationValues NONE = new DurationValues(List.of(), List.of(), () -> BigInteger.ZERO);

    private final List<Part> parts;
    private final List<Duration> huge;
    private final Supplier<BigInteger> sumNanos;
    private final long ordinary;
    private final long finest;

    /** Numbers of a unit. */
    record Part(long unit, Ranked values) {}

    /**
     * @param parts in the order of {@link Ticks#codeOf} of their units
     * @param sortedHuge the durations too long for 64 bits of nanoseconds
     * @param sumNanos the sum of all
     */
    DurationValues(List<Part> parts, List<Duration> sortedHuge, Supplier<BigInteger> sumNanos) {
        this.parts = parts;
        this.huge = sortedHuge;
        this.sumNanos = sumNanos;
        long count = 0;
        long least = Ticks.SECONDS;
        for (Part part : parts) {
            count += part.values.count();
            least = Math.min(least, part.unit);
        }
        this.ordinary = count;
        this.finest = least;
    }

    @Override
    public long count() {
        return ordinary + huge.size();
    }

    @Override
    public Duration valueAt(long rank) {
        if (rank < 0 || rank >= count()) {
            throw new IndexOutOfBoundsException("rank must be in [0, " + count() + "): " + rank);
        }
        if (rank >= ordinary) {
            return huge.get((int) (rank - ordinary));
        }
        long value = parts.size() == 1 ? parts.get(0).values.valueAt(rank) : bisect(rank);
        return Duration.ofNanos(value * finest);
    }

    /**
     * The least number of the finest unit that more than rank durations do not exceed. Bounds that need nothing put in order
     * lead to the neighbourhood.
     */
    private long bisect(long rank) {
        long low = 0;
        long high = Long.MAX_VALUE / finest;
        while (low < high) {
            long middle = (low + high) >>> 1;
            long sure = 0;
            long perhaps = 0;
            for (Part part : parts) {
                long inUnit = middle / (part.unit / finest);
                sure += part.values.countSurelyAtMost(inUnit);
                perhaps += part.values.countPerhapsAtMost(inUnit);
            }
            if (sure > rank || (perhaps > rank && countAtMost(middle) > rank)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private long countAtMost(long value) {
        long n = 0;
        for (Part part : parts) {
            n += part.values.countAtMost(value / (part.unit / finest));
        }
        return n;
    }

    @Override
    public long countAtMost(Duration limit) {
        if (limit.isNegative()) {
            return 0;
        }
        if (limit.compareTo(DurationDigest.LONGEST_ORDINARY) <= 0) {
            return countAtMost(limit.toNanos() / finest);
        }
        return count() - huge.stream().filter(d -> d.compareTo(limit) > 0).count();
    }

    @Override
    public BigInteger sumNanos() {
        return sumNanos.get();
    }

    @Override
    public void forEachRun(RunConsumer consumer) {
        RunCursor cursor = new RunCursor();
        parts.forEach(part -> cursor.add(part.values, part.unit));
        while (cursor.advance()) {
            consumer.accept(Duration.ofNanos(cursor.value), cursor.times);
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

    /** For each unit its numbers, then the huge durations. */
    void write(DataOutput out, RunBytes.Writer runs) throws IOException {
        Varints.write(out, parts.stream().mapToLong(Part::unit).distinct().count());
        for (int p = 0; p < parts.size(); ) {
            long unit = parts.get(p).unit;
            RunCursor cursor = new RunCursor();
            for (; p < parts.size() && parts.get(p).unit == unit; p++) {
                cursor.add(parts.get(p).values, 1);
            }
            out.writeByte(Ticks.codeOf(unit));
            runs.write(cursor);
        }
        Varints.write(out, huge.size());
        for (Duration duration : huge) {
            Varints.write(out, duration.getSeconds());
            Varints.write(out, duration.getNano());
        }
    }
}
