package io.github.servicekpi.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.LongFunction;

/**
 * What the p-th percentile of a finite sample is: one of its values, or a point between two of them.
 *
 * <p>Serious systems disagree, so reports should name the method. Of the ten minutes 2, 4, 4, 5, 7, 9, 12, 15, 20, 60
 * the 90th percentile is 20 by nearest rank and 24 by interpolation; the median is 7 or 8.
 *
 * <ul>
 *   <li>The 0th percentile is the minimum and the 100th the maximum, with either method.
 *   <li>Of no values there is no percentile.
 *   <li>Ranks are computed in decimal arithmetic from the percent as it is written: 90 % of 10 values is rank 9, and 7
 *       % of 100 is rank 7, where binary arithmetic gives 7.000000000000001 and so rank 8.
 * </ul>
 *
 * <p>Literature: R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50
 * (1996), 361-365.
 */
public enum PercentileMethod {

    /**
     * The smallest value that at least p percent of the values do not exceed.
     *
     * <p>Of n ascending values that is the one of rank {@code ceil(p / 100 * n)}, counted from 1, and the first for p =
     * 0. Always a value that occurred. Hyndman and Fan's definition 1, SQL's {@code PERCENTILE_DISC}.
     */
    NEAREST_RANK {
        @Override
        BigDecimal position(BigDecimal share, long count) {
            BigDecimal rank = share.multiply(BigDecimal.valueOf(count)).setScale(0, RoundingMode.CEILING);
            return rank.subtract(BigDecimal.ONE).max(BigDecimal.ZERO);
        }
    },

    /**
     * The value at p percent of the way from the first to the last rank, interpolated linearly between neighbours.
     *
     * <p>Of n ascending values that is the one of rank {@code 1 + p / 100 * (n - 1)}. Hyndman and Fan's definition 7,
     * SQL's {@code PERCENTILE_CONT}, the default of R and NumPy and {@code PERCENTILE.INC} of spreadsheets.
     */
    HF7 {
        @Override
        BigDecimal position(BigDecimal share, long count) {
            return share.multiply(BigDecimal.valueOf(count - 1));
        }
    };

    /**
     * The percentile of some numbers.
     *
     * @param percent how many percent, from 0 to 100
     * @param values finite numbers in any order, left as they are
     * @return the percentile, correctly rounded where it lies between two values; empty if there are no values
     * @throws IllegalArgumentException if the percent is out of range or a value is NaN or infinite
     */
    public OptionalDouble of(double percent, double... values) {
        requirePercent(percent);
        double[] ascending = values.clone();
        for (int i = 0; i < ascending.length; i++) {
            if (!Double.isFinite(ascending[i])) {
                throw new IllegalArgumentException("values must be finite, but value " + i + " was " + ascending[i]);
            }
        }
        if (ascending.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(ascending);
        return OptionalDouble.of(at(percent, ascending.length, rank -> new BigDecimal(ascending[(int) rank]))
                .doubleValue());
    }

    /** The exact percentile of {@code count} values, at least one, given in ascending order by their ranks from 0. */
    BigDecimal at(double percent, long count, LongFunction<BigDecimal> values) {
        BigDecimal position = position(BigDecimal.valueOf(percent).movePointLeft(2), count);
        long rank = position.longValue();
        BigDecimal fraction = position.subtract(BigDecimal.valueOf(rank));
        BigDecimal lower = values.apply(rank);
        return fraction.signum() == 0
                ? lower
                : values.apply(rank + 1).subtract(lower).multiply(fraction).add(lower);
    }

    /** Where the percentile lies among {@code count} ascending values: a rank from 0, perhaps with a fraction. */
    abstract BigDecimal position(BigDecimal share, long count);

    static void requirePercent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be from 0 to 100, but was " + percent);
        }
    }
}
