package io.github.servicekpi.time;

import java.util.Arrays;

/** Half-open intervals of whole numbers: in order, without overlap and not touching, once {@link #merged}. */
final class Intervals {
    private long[] edges = new long[16];
    private int size;

    /** Adds an interval, unless it is empty. */
    void add(long from, long to) {
        if (from >= to) {
            return;
        }
        if (size == edges.length) {
            edges = Arrays.copyOf(edges, 2 * size);
        }
        edges[size++] = from;
        edges[size++] = to;
    }

    void addAll(Intervals other) {
        for (int i = 0; i < other.size(); i++) {
            add(other.from(i), other.to(i));
        }
    }

    int size() {
        return size / 2;
    }

    long from(int i) {
        return edges[2 * i];
    }

    long to(int i) {
        return edges[2 * i + 1];
    }

    long total() {
        long total = 0;
        for (int i = 0; i < size(); i++) {
            total += to(i) - from(i);
        }
        return total;
    }

    /** What lies in any of the intervals, whatever their order. */
    Intervals merged() {
        Intervals sorted = isSorted() ? this : sorted();
        Intervals merged = new Intervals();
        for (int i = 0; i < sorted.size(); i++) {
            int last = merged.size - 1;
            if (last > 0 && sorted.from(i) <= merged.edges[last]) {
                merged.edges[last] = Math.max(merged.edges[last], sorted.to(i));
            } else {
                merged.add(sorted.from(i), sorted.to(i));
            }
        }
        return merged;
    }

    private boolean isSorted() {
        for (int i = 1; i < size(); i++) {
            if (from(i) < from(i - 1)) {
                return false;
            }
        }
        return true;
    }

    private Intervals sorted() {
        long[][] pairs = new long[size()][];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new long[] {from(i), to(i)};
        }
        Arrays.sort(pairs, (a, b) -> Long.compare(a[0], b[0]));
        Intervals sorted = new Intervals();
        for (long[] pair : pairs) {
            sorted.add(pair[0], pair[1]);
        }
        return sorted;
    }

    /** What lies in these intervals and between two points; both merged. */
    Intervals within(long from, long to) {
        Intervals result = new Intervals();
        for (int i = 0; i < size(); i++) {
            result.add(Math.max(from(i), from), Math.min(to(i), to));
        }
        return result;
    }

    /** What lies in these intervals and in others too; both merged. */
    Intervals and(Intervals other) {
        Intervals result = new Intervals();
        int j = 0;
        for (int i = 0; i < size(); i++) {
            while (j < other.size() && other.to(j) <= from(i)) {
                j++;
            }
            for (int k = j; k < other.size() && other.from(k) < to(i); k++) {
                result.add(Math.max(from(i), other.from(k)), Math.min(to(i), other.to(k)));
            }
        }
        return result;
    }

    /** What lies in these intervals but not in others; both merged. */
    Intervals minus(Intervals other) {
        Intervals result = new Intervals();
        int j = 0;
        for (int i = 0; i < size(); i++) {
            while (j < other.size() && other.to(j) <= from(i)) {
                j++;
            }
            long from = from(i);
            for (int k = j; k < other.size() && other.from(k) < to(i); k++) {
                result.add(from, other.from(k));
                from = other.to(k);
            }
            result.add(from, to(i));
        }
        return result;
    }
}
