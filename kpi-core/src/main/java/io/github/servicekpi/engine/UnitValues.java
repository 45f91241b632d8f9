package io.github.servicekpi.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The values of a digest that came in one unit. Immutable but for what is sorted or summed up when first needed. */
final class UnitValues {
    final long unit;
    private final long[] table;
    private final List<Block> blocks;
    private final long[] large;
    private final long[] runValues;
    private final long[] runTotals; // how many values are at most that of the run
    private long @Nullable [] tableTotals;

    /**
     * @param table how often each of the values 0, 1, 2, ... occurs, in addition to the others
     * @param sortedLarge values beyond {@code int}
     * @param runs values and how often each occurs, in addition to the others
     */
    UnitValues(long unit, long[] table, List<Block> blocks, long[] sortedLarge, SortedMap<Long, Long> runs) {
        this.unit = unit;
        this.table = table;
        this.blocks = blocks;
        this.large = sortedLarge;
        this.runValues = runs.keySet().stream().mapToLong(Long::longValue).toArray();
        this.runTotals = runs.values().stream().mapToLong(Long::longValue).toArray();
        Arrays.parallelPrefix(runTotals, Long::sum);
    }

    long countAtMost(long value) {
        long n = table.length == 0 ? 0 : tableTotals()[(int) Math.min(value, table.length - 1)];
        for (Block block : blocks) {
            n += block.countAtMost(value);
        }
        int run = atMost(runValues, value);
        return n + atMost(large, value) + (run == 0 ? 0 : runTotals[run - 1]);
    }

    private synchronized long[] tableTotals() {
        long[] known = tableTotals;
        if (known == null) {
            known = table.clone();
            Arrays.parallelPrefix(known, Long::sum);
            tableTotals = known;
        }
        return known;
    }

    private static int atMost(long[] sorted, long value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    BigInteger sum() {
        BigInteger sum = BigInteger.ZERO;
        for (int v = 0; v < table.length; v++) {
            if (table[v] > 0) {
                sum = sum.add(BigInteger.valueOf(v).multiply(BigInteger.valueOf(table[v])));
            }
        }
        for (Block block : blocks) {
            sum = sum.add(BigInteger.valueOf(block.sum()));
        }
        for (long v : large) {
            sum = sum.add(BigInteger.valueOf(v));
        }
        for (int r = 0; r < runValues.length; r++) {
            sum = sum.add(BigInteger.valueOf(runValues[r]).multiply(BigInteger.valueOf(timesOf(r))));
        }
        return sum;
    }

    private long timesOf(int run) {
        return run == 0 ? runTotals[0] : runTotals[run] - runTotals[run - 1];
    }

    /** Visits each distinct value once, ascending. */
    Cursor cursor() {
        return new Cursor();
    }

    final class Cursor {
        private final long[] values;
        private int nextValue;
        private int nextCount;
        private int nextRun;

        /** The value that the cursor is at, and how often it occurs. */
        long value;

        long times;

        private Cursor() {
            long size = large.length + blocks.stream().mapToLong(Block::size).sum();
            values = new long[Math.toIntExact(size)];
            int n = 0;
            for (Block block : blocks) {
                n = block.copyTo(values, n);
            }
            System.arraycopy(large, 0, values, n, large.length);
            Arrays.sort(values);
        }

        /** Moves on, and returns whether there is another value. */
        boolean advance() {
            while (nextCount < table.length && table[nextCount] == 0) {
                nextCount++;
            }
            boolean listed = nextValue < values.length;
            boolean counted = nextCount < table.length;
            boolean inRun = nextRun < runValues.length;
            if (!listed && !counted && !inRun) {
                return false;
            }
            value = Math.min(
                    listed ? values[nextValue] : Long.MAX_VALUE,
                    Math.min(counted ? nextCount : Long.MAX_VALUE, inRun ? runValues[nextRun] : Long.MAX_VALUE));
            times = 0;
            while (nextValue < values.length && values[nextValue] == value) {
                nextValue++;
                times++;
            }
            if (counted && nextCount == value) {
                times += table[nextCount++];
            }
            if (inRun && runValues[nextRun] == value) {
                times += timesOf(nextRun++);
            }
            return true;
        }
    }
}
