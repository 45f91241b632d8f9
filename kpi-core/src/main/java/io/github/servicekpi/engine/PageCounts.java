package io.github.servicekpi.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often each of the 2^16 values of a page occurs: in a byte each, until one occurs more than 255 times. Shared with
 * snapshots, who must see no change: whoever counts asks for {@link #writable} first.
 */
final class PageCounts {
    private byte @Nullable [] few = new byte[PageBlock.PAGE];
    private long @Nullable [] many;
    private boolean shared;

    PageCounts writable() {
        if (!shared) {
            return this;
        }
        PageCounts copy = new PageCounts();
        copy.few = few == null ? null : few.clone();
        copy.many = many == null ? null : many.clone();
        return copy;
    }

    PageCounts share() {
        shared = true;
        return this;
    }

    void add(char[] lows, int from, int to) {
        byte[] bytes = few;
        int next = bytes == null ? from : addFew(bytes, lows, from, to);
        if (next < to) {
            addMany(many(), lows, next, to);
        }
    }

    /** Stops before the first value that a byte has no room for, and returns where that is. */
    private static int addFew(byte[] counts, char[] lows, int from, int to) {
        for (int i = from; i < to; i++) {
            byte more = (byte) (counts[lows[i]] + 1);
            if (more == 0) {
                return i;
            }
            counts[lows[i]] = more;
        }
        return to;
    }

    private static void addMany(long[] counts, char[] lows, int from, int to) {
        for (int i = from; i < to; i++) {
            counts[lows[i]]++;
        }
    }

    void add(int low, long times) {
        byte[] bytes = few;
        if (bytes != null && (bytes[low] & 255) + times < 256) { // times are at most 2^48
            bytes[low] += (byte) times;
        } else {
            many()[low] += times;
        }
    }

    private long[] many() {
        byte[] bytes = few;
        if (bytes != null) {
            long[] counts = new long[PageBlock.PAGE];
            addTo(counts);
            many = counts;
            few = null;
        }
        return Objects.requireNonNull(many);
    }

    void add(PageCounts other) {
        long[] more = new long[PageBlock.PAGE];
        other.addTo(more);
        for (int low = 0; low < more.length; low++) {
            if (more[low] > 0) {
                add(low, more[low]);
            }
        }
    }

    void addTo(long[] counts) {
        byte[] bytes = few;
        if (bytes != null) {
            for (int low = 0; low < counts.length; low++) {
                counts[low] += bytes[low] & 255;
            }
        } else {
            long[] all = many();
            for (int low = 0; low < counts.length; low++) {
                counts[low] += all[low];
            }
        }
    }

    long total() {
        long[] counts = new long[PageBlock.PAGE];
        addTo(counts);
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
