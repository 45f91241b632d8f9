package io.github.servicekpi.engine;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a digest that came in one unit. Immutable but for what is sorted or summed up when first needed. */
final class UnitValues {
    final long unit;
    private final long[] table;
    private final List<Block> blocks;
    private final long[] large;
    private long @Nullable [] tableTotals;

    /**
     * @param table how often each of the values 0, 1, 2, ... occurs, in addition to the others
     * @param sortedLarge values beyond {@code int}
     */
    UnitValues(long unit, long[] table, List<Block> blocks, long[] sortedLarge) {
        this.unit = unit;
        this.table = table;
        this.blocks = blocks;
        this.large = sortedLarge;
    }

    long countAtMost(long value) {
        long n = table.length == 0 ? 0 : tableTotals()[(int) Math.min(value, table.length - 1)];
        for (Block block : blocks) {
            n += block.countAtMost(value);
        }
        return n + largeAtMost(value);
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

    private int largeAtMost(long value) {
        int from = 0;
        int to = large.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (large[middle] <= value) {
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
        return sum;
    }

    /** Visits each distinct value once, ascending. */
    Cursor cursor() {
        return new Cursor();
    }

    final class Cursor {
        private final long[] values;
        private int nextValue;
        private int nextCount;

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
            if (!listed && !counted) {
                return false;
            }
            value = !listed ? nextCount : !counted ? values[nextValue] : Math.min(values[nextValue], nextCount);
            times = 0;
            while (nextValue < values.length && values[nextValue] == value) {
                nextValue++;
                times++;
            }
            if (counted && nextCount == value) {
                times += table[nextCount++];
            }
            return true;
        }
    }
}
