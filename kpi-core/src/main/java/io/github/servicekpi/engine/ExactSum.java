package io.github.servicekpi.engine;

import java.math.BigInteger;

/** A sum of numbers that are not negative: 2^61 times the greatest {@code long}, so that no number of rows overflows it. */
final class ExactSum {
    private static final int BITS = 62;
    private static final long MASK = (1L << BITS) - 1;

    private long low;
    private long high;

    void add(long value) {
        low += value & MASK;
        high += (value >>> BITS) + (low >>> BITS); // carries without a branch: both parts stay positive
        low &= MASK;
    }

    void addProduct(long value, long times) {
        long lowBits = value * times;
        high += (Math.multiplyHigh(value, times) << (Long.SIZE - BITS)) + (lowBits >>> BITS);
        add(lowBits & MASK);
    }

    void add(ExactSum other) {
        add(other.low);
        high += other.high;
    }

    BigInteger value() {
        return BigInteger.valueOf(high).shiftLeft(BITS).add(BigInteger.valueOf(low));
    }
}
