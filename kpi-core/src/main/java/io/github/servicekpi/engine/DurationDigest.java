package io.github.servicekpi.engine;

import com.google.common.base.Suppliers;
import java.io.DataInput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every duration of one group, exactly, in the units that they came in: nothing is converted. */
final class DurationDigest {
    /** The longest duration of which the nanoseconds fit a {@code long}, some 292 years. */
    static final Duration LONGEST_ORDINARY = Duration.ofNanos(Long.MAX_VALUE);

    private final @Nullable UnitDigest[] units = new UnitDigest[Ticks.UNITS];
    private final List<Duration> huge = new ArrayList<>(); // those that are longer

    UnitDigest unit(long unit) {
        int code = Ticks.codeOf(unit);
        UnitDigest digest = units[code];
        if (digest == null) {
            digest = new UnitDigest(unit);
            units[code] = digest;
        }
        return digest;
    }

    long count() {
        long count = huge.size();
        for (UnitDigest digest : units) {
            count += digest == null ? 0 : digest.count();
        }
        return count;
    }

    /**
     * Adds the values that are not negative.
     *
     * @param seen is told all values
     */
    void addAll(long[] ticks, int from, int to, long unit, Seen seen) {
        UnitDigest digest = unit(unit);
        for (int start = from; start < to; start += UnitDigest.BATCH) {
            int end = Math.min(to, start + UnitDigest.BATCH);
            digest.add(ticks, start, end, seen);
            if (seen.greatest > Long.MAX_VALUE / unit) {
                addHuge(ticks, start, end, unit);
            }
        }
    }

    private void addHuge(long[] ticks, int from, int to, long unit) {
        long perSecond = Ticks.SECONDS / unit;
        for (int i = from; i < to; i++) {
            if (ticks[i] > Long.MAX_VALUE / unit) {
                huge.add(Duration.ofSeconds(ticks[i] / perSecond, ticks[i] % perSecond * unit));
            }
        }
    }

    /** Adds a duration that is not negative. */
    void add(Duration duration) {
        if (duration.compareTo(LONGEST_ORDINARY) > 0) {
            huge.add(duration);
        } else {
            unit(Ticks.NANOS).add(duration.toNanos());
        }
    }

    void merge(DurationDigest donor) {
        for (UnitDigest theirs : donor.units) {
            if (theirs != null) {
                unit(theirs.unit).merge(theirs);
            }
        }
        huge.addAll(donor.huge);
    }

    /** Another digest of the same durations. */
    DurationDigest copy() {
        DurationDigest copy = new DurationDigest();
        for (int code = 0; code < units.length; code++) {
            UnitDigest digest = units[code];
            copy.units[code] = digest == null ? null : digest.copy();
        }
        copy.huge.addAll(huge);
        return copy;
    }

    /** The durations in order; the digest must not be added to afterwards. */
    DurationValues values() {
        List<DurationValues.Part> parts = new ArrayList<>();
        BigInteger sum = BigInteger.ZERO;
        for (UnitDigest digest : units) {
            if (digest != null) {
                sum = sum.add(digest.sumNanos());
                digest.ranked().forEach(ranked -> parts.add(new DurationValues.Part(digest.unit, ranked)));
            }
        }
        huge.sort(null);
        for (Duration duration : huge) {
            sum = sum.add(BigInteger.valueOf(duration.getSeconds())
                    .multiply(BigInteger.valueOf(Ticks.SECONDS))
                    .add(BigInteger.valueOf(duration.getNano())));
        }
        return new DurationValues(parts, huge, Suppliers.ofInstance(sum));
    }

    /** Whether the durations need no digest of their own. */
    boolean isFew() {
        boolean few = huge.isEmpty();
        for (UnitDigest digest : units) {
            few &= digest == null || digest.isFew();
        }
        return few;
    }

    /** Adds few durations to those of other groups. */
    void addTo(int group, GroupedUnit[] groupedUnits) {
        for (int code = 0; code < units.length; code++) {
            UnitDigest digest = units[code];
            if (digest != null) {
                digest.addTo(group, groupedUnits[code]);
            }
        }
    }

    /** Adds the durations that {@link DurationValues#write} wrote. */
    void read(DataInput in) throws IOException {
        int n = Varints.readCount(in);
        for (int i = 0; i < n; i++) {
            int code = in.readUnsignedByte();
            if (code >= Ticks.UNITS) {
                throw new IOException("unknown unit: " + code);
            }
            unit(Ticks.unitOf(code)).read(new RunBytes.Reader(in));
        }
        readHuge(in);
        if (count() > Varints.MOST_TIMES) {
            throw new IOException("more durations than there can be");
        }
    }

    private void readHuge(DataInput in) throws IOException {
        int n = Varints.readCount(in);
        for (int i = 0; i < n; i++) {
            Duration duration = Duration.ofSeconds(Varints.readLong(in), Varints.readLong(in));
            if (duration.compareTo(LONGEST_ORDINARY) <= 0) {
                throw new IOException("not a duration of more than 63 bits: " + duration);
            }
            huge.add(duration);
        }
    }
}
