package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every duration of one group, exactly. Values of each unit are appended to a block; a full block is folded into a
 * table of counts if at least half of its values are small enough for one (whole seconds up to three days, say), and
 * else kept. So coarse units take constant memory and fine ones four bytes a value, or eight beyond 2^31; nothing is
 * converted, and merging joins lists.
 */
final class DurationDigest {
    /** Values below this have a count of their own. */
    static final int TABLE = 1 << 18;

    static final int BLOCK = 1 << 16;

    private static final int BATCH = 4096;

    /** A value read to occur so often or more is kept once with its count. */
    private static final int RUN = 16;

    /** So many different values are worth a table, whatever else is known of them. */
    private static final int TABLE_WORTH = 4096;

    private static final Duration LONGEST_ORDINARY = Duration.ofNanos(Long.MAX_VALUE);

    private static final long[] UNITS = {Ticks.SECONDS, Ticks.MILLIS, Ticks.NANOS};

    private final @Nullable Part[] parts = new Part[UNITS.length];

    /** Those of more than 2^63 nanoseconds, some 292 years. */
    private final List<Duration> huge = new ArrayList<>();

    private Part part(long unit) {
        int i = unit == Ticks.SECONDS ? 0 : unit == Ticks.MILLIS ? 1 : 2;
        Part part = parts[i];
        if (part == null) {
            part = new Part(unit);
            parts[i] = part;
        }
        return part;
    }

    /** Adds the selected values that are not negative, and returns how many they are. */
    int addAll(Ticks column, Selection selection) {
        long before = count();
        Part part = part(column.unit);
        for (int from = 0; from < selection.size; from += BATCH) {
            int to = Math.min(selection.size, from + BATCH);
            part.makeRoom(to - from);
            if (!part.append(column.ticks, column.offset, selection.rows, from, to)) {
                for (int k = from; k < to; k++) {
                    long t = column.ticks[column.offset + selection.rows[k]];
                    if (t >= 0) {
                        add(t, column.unit);
                    }
                }
            }
        }
        return (int) (count() - before);
    }

    private long count() {
        long count = huge.size();
        for (Part part : parts) {
            count += part == null ? 0 : part.count();
        }
        return count;
    }

    void add(long ticks, long unit) {
        if (ticks > Long.MAX_VALUE / unit) {
            long perSecond = Ticks.SECONDS / unit;
            huge.add(Duration.ofSeconds(ticks / perSecond, ticks % perSecond * unit));
        } else {
            part(unit).add(ticks);
        }
    }

    /** Adds one value, given as seconds and nanoseconds. */
    void add(long seconds, int nanos) {
        long most = Long.MAX_VALUE / Ticks.SECONDS;
        if (seconds < most || (seconds == most && nanos <= Long.MAX_VALUE % Ticks.SECONDS)) {
            part(Ticks.NANOS).add(seconds * Ticks.SECONDS + nanos);
        } else {
            huge.add(Duration.ofSeconds(seconds, nanos));
        }
    }

    void merge(DurationDigest donor) {
        for (Part theirs : donor.parts) {
            if (theirs != null) {
                part(theirs.unit).merge(theirs);
            }
        }
        huge.addAll(donor.huge);
    }

    DurationValues snapshot() {
        List<UnitValues> units = new ArrayList<>();
        for (Part part : parts) {
            if (part != null && part.count() > 0) {
                units.add(part.snapshot());
            }
        }
        List<Duration> sorted = new ArrayList<>(huge);
        sorted.sort(null);
        return new DurationValues(count(), units, sorted);
    }

    /** Reads what {@link DurationValues#write} wrote. */
    void read(DataInput in) throws IOException {
        int units = Varints.readCount(in);
        for (int u = 0; u < units; u++) {
            int unit = in.readUnsignedByte();
            if (unit >= UNITS.length) {
                throw new IOException("unknown unit: " + unit);
            }
            Part part = part(UNITS[unit]);
            long distinct = Varints.readLong(in);
            long value = 0;
            for (long i = 0; i < distinct; i++) {
                long step = Varints.readLong(in);
                value += step;
                long times = Varints.readTimes(in);
                if (value < 0 || value > Long.MAX_VALUE / part.unit || times == 0 || (step == 0 && i > 0)) {
                    throw new IOException("not a duration that occurs: " + value + ", " + times + " times");
                }
                part.add(value, times, distinct);
                if (count() > Varints.MOST_TIMES) {
                    throw new IOException("more durations than there can be");
                }
            }
        }
        int larger = Varints.readCount(in);
        for (int i = 0; i < larger; i++) {
            Duration value = Duration.ofSeconds(Varints.readLong(in), Varints.readLong(in));
            if (value.compareTo(LONGEST_ORDINARY) <= 0) {
                throw new IOException("not a duration of more than 63 bits: " + value);
            }
            huge.add(value);
        }
    }

    static int codeOf(long unit) {
        return unit == Ticks.SECONDS ? 0 : unit == Ticks.MILLIS ? 1 : 2;
    }

    /** The values that came in one unit. */
    private static final class Part {
        final long unit;
        private long @Nullable [] table;
        private long tabled;
        private final List<Block> blocks = new ArrayList<>();
        private long blocked;
        private int[] current = new int[8];
        private int size;
        private long[] large = {}; // values beyond int
        private int largeSize;
        private @Nullable SortedMap<Long, Long> runs; // values that a saved state had many times, and how many
        private long inRuns;

        Part(long unit) {
            this.unit = unit;
        }

        long count() {
            return tabled + blocked + size + largeSize + inRuns;
        }

        /** Makes room for at most {@link #BATCH} values. */
        void makeRoom(int n) {
            if (size + n > BLOCK) {
                fold();
            }
            if (size + n > current.length) {
                current = Arrays.copyOf(current, Math.min(BLOCK, Math.max(size + n, 2 * current.length)));
            }
        }

        /** Returns false, and has added nothing, where a value is too large for a block. */
        boolean append(long[] ticks, int offset, int[] rows, int from, int to) {
            int[] out = current;
            int n = size;
            long greatest = 0;
            for (int k = from; k < to; k++) {
                long t = ticks[offset + rows[k]];
                greatest = Math.max(greatest, t);
                out[n] = (int) t;
                n += (int) (~t >>> 63); // keeps the value unless it is negative
            }
            if (greatest > Integer.MAX_VALUE) {
                return false;
            }
            size = n;
            return true;
        }

        void add(long value) {
            if (value > Integer.MAX_VALUE) {
                if (largeSize == large.length) {
                    large = Arrays.copyOf(large, Math.max(8, 2 * largeSize));
                }
                large[largeSize++] = value;
                return;
            }
            makeRoom(1);
            current[size++] = (int) value;
        }

        /**
         * Adds one of so many different values of a saved state, in memory that is bounded by the size of the state.
         */
        void add(long value, long times, long distinct) {
            if (value < TABLE && distinct >= TABLE_WORTH) {
                counts()[(int) value] += times;
                tabled += times;
            } else if (times >= RUN) {
                runs().merge(value, times, Long::sum);
                inRuns += times;
            } else {
                for (long i = 0; i < times; i++) {
                    add(value);
                }
            }
        }

        private SortedMap<Long, Long> runs() {
            if (runs == null) {
                runs = new TreeMap<>();
            }
            return runs;
        }

        private long[] counts() {
            if (table == null) {
                table = new long[TABLE];
            }
            return table;
        }

        /** Empties at least half of the block, or all of it. */
        private void fold() {
            int small = 0;
            for (int i = 0; i < size; i++) {
                small += (current[i] - TABLE) >>> 31;
            }
            if (2 * small < size) {
                blocks.add(new Block(Arrays.copyOf(current, size)));
                blocked += size;
                size = 0;
                return;
            }
            long[] counts = counts();
            int rest = 0;
            for (int i = 0; i < size; i++) {
                int v = current[i];
                if (v < TABLE) {
                    counts[v]++;
                } else {
                    current[rest++] = v;
                }
            }
            tabled += small;
            size = rest;
        }

        void merge(Part donor) {
            long[] theirs = donor.table;
            if (theirs != null) {
                long[] mine = counts();
                for (int v = 0; v < TABLE; v++) {
                    mine[v] += theirs[v];
                }
                tabled += donor.tabled;
            }
            blocks.addAll(donor.blocks);
            blocked += donor.blocked;
            for (int i = 0; i < donor.size; i++) {
                add(donor.current[i]);
            }
            for (int i = 0; i < donor.largeSize; i++) {
                add(donor.large[i]);
            }
            if (donor.runs != null) {
                donor.runs.forEach((value, times) -> runs().merge(value, times, Long::sum));
                inRuns += donor.inRuns;
            }
        }

        UnitValues snapshot() {
            List<Block> all = new ArrayList<>(blocks);
            if (size > 0) {
                all.add(new Block(Arrays.copyOf(current, size)));
            }
            long[] sortedLarge = Arrays.copyOf(large, largeSize);
            Arrays.sort(sortedLarge);
            return new UnitValues(
                    unit,
                    table == null ? new long[0] : table.clone(),
                    all,
                    sortedLarge,
                    runs == null ? new TreeMap<>() : runs);
        }
    }
}
