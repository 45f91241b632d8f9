package io.github.servicekpi.stats;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongUnaryOperator;

/** How many whole numbers were counted, and the exact sums that their mean and spread are made of. */
record Moments(long count, BigInteger sum, BigInteger sumOfSquares) {

    /** The moments of consecutive whole numbers, each with how often it occurs. */
    static Moments of(int lowest, long[] counts) {
        long count = 0;
        for (long c : counts) {
            count = Math.addExact(count, c);
        }
        return new Moments(count, sum(lowest, counts, x -> x), sum(lowest, counts, x -> x * x));
    }

    private static BigInteger sum(int lowest, long[] counts, LongUnaryOperator function) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < counts.length; i++) {
            BigInteger value = BigInteger.valueOf(function.applyAsLong((long) lowest + i));
            sum = sum.add(value.multiply(BigInteger.valueOf(counts[i])));
        }
        return sum;
    }

    OptionalDouble mean() {
        return per(1, sum);
    }

    /** How many percent the numbers, each above an origin, are of as many numbers that are {@code range} above it. */
    OptionalDouble percentOf(long range, long origin) {
        BigInteger above = sum.subtract(BigInteger.valueOf(count).multiply(BigInteger.valueOf(origin)));
        return per(range, above.multiply(BigInteger.valueOf(100)));
    }

    private OptionalDouble per(long range, BigInteger numerator) {
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Exact.ratio(numerator, BigInteger.valueOf(count).multiply(BigInteger.valueOf(range))));
    }

    /** The square root of {@code (n · Σx² - (Σx)²) / (n (n - 1))}. */
    OptionalDouble standardDeviation() {
        if (count < 2) {
            return OptionalDouble.empty();
        }
        BigInteger n = BigInteger.valueOf(count);
        BigInteger numerator = n.multiply(sumOfSquares).subtract(sum.pow(2));
        return OptionalDouble.of(Math.sqrt(Exact.ratio(numerator, n.multiply(BigInteger.valueOf(count - 1)))));
    }

    Optional<ConfidenceInterval> meanInterval(double level) {
        ConfidenceInterval.requireLevel(level);
        if (count < 2) {
            return Optional.empty();
        }
        double mean = mean().orElseThrow();
        double standardError = standardDeviation().orElseThrow() / Math.sqrt((double) count);
        double half = Quantiles.studentT(level, count - 1) * standardError;
        return Optional.of(new ConfidenceInterval(mean - half, mean + half, level));
    }
}
