package io.github.servicekpi.engine;

import java.util.Arrays;

/** The values of one page as they are read from a saved state, each once with how often it occurs. */
final class SavedPage {
    /** So many different values justify the memory of a page of counts. */
    private static final int WORTH_COUNTING = PageBlock.PAGE / 16;

    private static final int FIRST_ROOM = 8;

    private int number;
    private char[] lows = new char[FIRST_ROOM];
    private long[] times = new long[FIRST_ROOM];
    private int size;
    private long total;

    void startAgain(int newNumber) {
        number = newNumber;
        size = 0;
        total = 0;
    }

    void add(char low, long newTimes) {
        if (size == lows.length) {
            lows = Arrays.copyOf(lows, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        lows[size] = low;
        times[size++] = newTimes;
        total += newTimes;
    }

    int number() {
        return number;
    }

    /** The number of different values. */
    int size() {
        return size;
    }

    /** The number of values. */
    long total() {
        return total;
    }

    long value(int index) {
        return ((long) number << PageBlock.PAGE_BITS) + lows[index];
    }

    long times(int index) {
        return times[index];
    }

    boolean isWorthCounting() {
        return size >= WORTH_COUNTING;
    }

    void addTo(PageCounts counts) {
        for (int i = 0; i < size; i++) {
            counts.add(lows[i], times[i]);
        }
    }
}
