package io.github.servicekpi.stats;

/**
 * Ways to compute a confidence interval of a proportion from x successes in n trials.
 *
 * <p>Below, {@code p = x / n}, {@code a = 1 - level}, and z is the 1 - a/2 quantile of the standard normal
 * distribution. {@link #WILSON} is the choice of this library where none is named: it holds its level well for small n
 * and for shares near 0 and 1, and never leaves the range 0 to 1.
 *
 * <p>Within 0 to 1 the intervals widen with the level, and all contain p, but for {@link #JEFFREYS} at low levels.
 *
 * <p>Literature: L. D. Brown, T. T. Cai and A. DasGupta, Interval Estimation for a Binomial Proportion, Statistical
 * Science 16 (2001), 101-133; R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in
 * Medicine 17 (1998), 857-872.
 */
public enum ProportionInterval {

    /**
     * The score interval of Wilson (1927), without continuity correction: all shares that differ from p by at most z of
     * their own standard errors.
     *
     * <p>{@code (x + z²/2 ± z √(x (n - x)/n + z²/4)) / (n + z²)}. Its ends are exactly 0 for x = 0 and 1 for x = n.
     */
    WILSON {
        @Override
        ConfidenceInterval between(long successes, long trials, double level) {
            return scoreInterval(successes, trials, level, 0);
        }
    },

    /**
     * The score interval with continuity correction, {@link #WILSON} with x - 1/2 for its lower and x + 1/2 for its
     * upper end; Newcombe's method 4.
     *
     * <p>Its ends are exactly 0 for x = 0 and 1 for x = n. R's {@code prop.test} gives the same, except where p is so
     * near 1/2 that R lessens the correction to {@code |x - n/2|}, so as to test a hypothesis of 1/2.
     */
    WILSON_CONTINUITY_CORRECTED {
        @Override
        ConfidenceInterval between(long successes, long trials, double level) {
            return scoreInterval(successes, trials, level, 0.5);
        }
    },

    /**
     * The interval of Clopper and Pearson (1934), "exact" in that it covers the share at least as often as the level
     * says, and mostly more often, so it is wide.
     *
     * <p>From the a/2 quantile of the beta distribution with parameters x and n - x + 1 to the 1 - a/2 quantile of that
     * with x + 1 and n - x; 0 for x = 0 and 1 for x = n.
     *
     * <p>Computed for up to 10<sup>9</sup> trials: there its ends are right to 11 decimal places, and to 6 digits where
     * they are tiny.
     */
    CLOPPER_PEARSON {
        @Override
        ConfidenceInterval between(long successes, long trials, double level) {
            return betaInterval(successes, trials, level, 0, 1);
        }
    },

    /**
     * The interval of Agresti and Coull (1998), {@link #WALD} around the middle of the Wilson interval.
     *
     * <p>{@code q ± z √(q (1 - q) / m)} with {@code m = n + z²} and {@code q = (x + z²/2) / m}. Near 0 and 1 it extends
     * beyond them, and is not clipped.
     */
    AGRESTI_COULL {
        @Override
        ConfidenceInterval between(long successes, long trials, double level) {
            double z = Quantiles.normal(level);
            double weight = trials + z * z;
            return around((successes + z * z / 2) / weight, weight, z, level);
        }
    },

    /**
     * The equal-tailed interval of the posterior distribution under Jeffreys' prior, as modified by Brown, Cai and
     * DasGupta: from the a/2 to the 1 - a/2 quantile of the beta distribution with parameters x + 1/2 and n - x + 1/2,
     * but 0 for x = 0 and 1 for x = n. For as many trials, and as accurate, as {@link #CLOPPER_PEARSON}.
     */
    JEFFREYS {
        @Override
        ConfidenceInterval between(long successes, long trials, double level) {
            return betaInterval(successes, trials, level, 0.5, 0.5);
        }
    },

    /**
     * The textbook interval, {@code p ± z √(p (1 - p) / n)}.
     *
     * <p>For comparison with systems that use it only: it has no width for x = 0 and x = n, covers the share too rarely
     * near them even for large n, and extends beyond 0 and 1, where it is not clipped.
     */
    WALD {
        @Override
        ConfidenceInterval between(long successes, long trials, double level) {
            return around(Exact.ratio(successes, trials), (double) trials, Quantiles.normal(level), level);
        }
    };

    /** See {@link #CLOPPER_PEARSON}; measured against 60-digit arithmetic. */
    private static final long MOST_TRIALS_OF_BETA = 1_000_000_000;

    /**
     * The interval for a number of successes.
     *
     * @param successes the number of successes x, from 0 to {@code trials}
     * @param trials the number of trials n, above 0
     * @param level the confidence level, above 0 and below 1
     * @return the interval; {@link #WALD} and {@link #AGRESTI_COULL} may extend beyond 0 and 1
     * @throws IllegalArgumentException if an argument is out of range, or there are more trials than the method
     *     supports
     */
    public ConfidenceInterval of(long successes, long trials, double level) {
        if (trials <= 0) {
            throw new IllegalArgumentException("trials must be above 0, but was " + trials);
        }
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(
                    "successes must be from 0 to the " + trials + " trials, but was " + successes);
        }
        ConfidenceInterval.requireLevel(level);
        return between(successes, trials, level);
    }

    abstract ConfidenceInterval between(long successes, long trials, double level);

    private static ConfidenceInterval around(double middle, double weight, double z, double level) {
        double half = z * Math.sqrt(middle * (1 - middle) / weight);
        return new ConfidenceInterval(middle - half, middle + half, level);
    }

    private static ConfidenceInterval scoreInterval(long successes, long trials, double level, double correction) {
        double z = Quantiles.normal(level);
        double share = Exact.ratio(successes, trials);
        double low = successes == 0 ? 0 : scoreLow(successes - correction, (double) trials, z);
        double high = successes == trials ? 1 : scoreHigh(successes + correction, (double) trials, z);
        // Rounding may move an end past the share when the interval is narrower than the share has digits.
        return new ConfidenceInterval(Math.min(low, share), Math.max(high, share), level);
    }

    // The product of the two roots of the score equation, divided by the upper one: unlike the difference in the
    // textbook's formula that keeps the digits of rare events.
    private static double scoreLow(double successes, double trials, double z) {
        return successes / trials * (successes / (successes + z * z / 2 + scoreRoot(successes, trials, z)));
    }

    private static double scoreHigh(double successes, double trials, double z) {
        return (successes + z * z / 2 + scoreRoot(successes, trials, z)) / (trials + z * z);
    }

    private static double scoreRoot(double successes, double trials, double z) {
        return z * Math.sqrt(successes * ((trials - successes) / trials) + z * z / 4);
    }

    private static ConfidenceInterval betaInterval(
            long successes, long trials, double level, double toLess, double toMore) {
        if (trials > MOST_TRIALS_OF_BETA) {
            throw new IllegalArgumentException("trials must be at most " + MOST_TRIALS_OF_BETA
                    + " for CLOPPER_PEARSON and JEFFREYS, but was " + trials);
        }
        double tail = (1 - level) / 2;
        long failures = trials - successes;
        double low = successes == 0 ? 0 : Quantiles.betaLower(tail, successes + toLess, failures + toMore);
        double high = failures == 0 ? 1 : Quantiles.betaUpper(tail, successes + toMore, failures + toLess);
        // At levels next to 0 the ends meet, and rounding may exchange them.
        return new ConfidenceInterval(Math.min(low, high), Math.max(low, high), level);
    }
}
