package io.github.servicekpi.survey;

/** The score interval of a difference of two shares of the same answers; see {@link NpsInterval#SCORE}. */
final class TangoScore {
    private TangoScore() {}

    /**
     * The upper end, as a fraction: the difference Δ above {@code (more - less) / n} at which the statistic is -z. The
     * lower one is the negative upper one of the exchanged counts.
     *
     * <p>The statistic falls with Δ. Where all answers are of one group it is 0 / 0 at the observed difference, so that
     * nothing there brackets the end; bisection needs no bracket but that beyond the end the statistic is below -z. It
     * stops when no double is between the two sides.
     */
    static double upperEnd(long more, long less, long n, double z) {
        double p = more / (double) n;
        double d = less / (double) n;
        double observed = (more - less) / (double) n;
        double errors = z / Math.sqrt((double) n);
        double inside = observed;
        double outside = 1;
        for (double middle = half(inside, outside);
                inside < middle && middle < outside;
                middle = half(inside, outside)) {
            if (middle - observed <= errors * Math.sqrt(variance(p, d, middle))) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    private static double half(double a, double b) {
        return a + (b - a) / 2;
    }

    /**
     * The variance of an answer, were the difference Δ: {@code 2q + Δ (1 - Δ)}. Every term is positive, so digits are
     * kept.
     */
    static double variance(double p, double d, double delta) {
        return delta < 0 ? variance(d, p, -delta) : 2 * likelyShare(p, d, delta) + delta * (1 - delta);
    }

    /**
     * The most likely share of detractors, if that of promoters is greater by Δ, not negative: the root of {@code 2q² +
     * Bq + C} that is not negative, in the form without a difference of nearly equal numbers.
     */
    private static double likelyShare(double p, double d, double delta) {
        double b = (2 - p + d) * delta - p - d;
        double minusC = d * delta * (1 - delta);
        double root = Math.sqrt(b * b + 8 * minusC);
        if (b <= 0) {
            return (root - b) / 4;
        }
        return 2 * minusC / (root + b);
    }
}
