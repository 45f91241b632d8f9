package io.github.servicekpi.survey;

import io.github.servicekpi.stats.ConfidenceInterval;
import org.apache.commons.math3.special.Erf;

/**
 * Ways to compute a confidence interval of the Net Promoter Score.
 *
 * <p>Below, P, A and D are the promoters, passives and detractors, n is their sum, {@code p = P / n}, {@code d = D /
 * n}, and z is the 1 - a/2 quantile of the standard normal distribution for {@code a = 1 - level}. Formulas are of the
 * score as a fraction, -1 to 1.
 *
 * <p>Literature: B. Rocks, Interval Estimation for the "Net Promoter Score", The American Statistician 70 (2016),
 * 365-372; T. Tango, Equivalence test and confidence interval for the difference in proportions for the paired-sample
 * design, Statistics in Medicine 17 (1998), 891-908.
 */
public enum NpsInterval {
    /**
     * The textbook interval, {@code p - d ± z √((p + d - (p - d)²) / n)}.
     *
     * <p>For comparison with systems that use it: it is too narrow for few answers, and has no width if all answers are
     * of one group.
     */
    WALD {
        @Override
        Reach reach(Nps nps, double z) {
            return around((double) nps.promoters(), (double) nps.passives(), (double) nps.detractors(), z);
        }
    },

    /**
     * The {@link #WALD} interval after adding three answers: 0.75 promoters, 1.5 passives and 0.75 detractors. The
     * choice of this library where none is named.
     *
     * <p>Its middle is nearer 0 than the score, so that for very few answers of one group it need not contain the
     * score.
     */
    ADJUSTED_WALD {
        @Override
        Reach reach(Nps nps, double z) {
            return around(nps.promoters() + 0.75, nps.passives() + 1.5, nps.detractors() + 0.75, z);
        }
    },

    /**
     * The score interval: all Δ that the answers do not contradict, as the statistic {@code (P - D - nΔ) / √(n (2q + Δ
     * (1 - Δ)))} is within -z to z, where q is the share of detractors most likely if the score were Δ.
     *
     * <p>It never leaves -1 to 1, has a width even if all answers are of one group, and contains the score. If all are
     * promoters, it is {@code (n - z²) / (n + z²)} to 1; if all are passives, {@code ± z² / (n + z²)}.
     *
     * <p>The ends are found by bisection, to the last digits of a fraction, for any number of answers.
     */
    SCORE {
        @Override
        Reach reach(Nps nps, double z) {
            double n = (double) nps.count();
            double score = (double) (nps.promoters() - nps.detractors()) / n;
            double high = TangoScore.upperEnd(nps.promoters(), nps.detractors(), nps.count(), z);
            double low = -TangoScore.upperEnd(nps.detractors(), nps.promoters(), nps.count(), z);
            return new Reach(score, low, high);
        }
    };

    /** An interval of a score as a fraction, and the point that it was made around, which need not be the score. */
    record Reach(double point, double low, double high) {
        ConfidenceInterval inPoints(double level) {
            return new ConfidenceInterval(100 * low, 100 * high, level).clippedTo(-100, 100);
        }
    }

    /** The interval before it is cut, for at least one answer. */
    abstract Reach reach(Nps nps, double z);

    private static Reach around(double promoters, double passives, double detractors, double z) {
        double count = promoters + passives + detractors;
        double p = promoters / count;
        double d = detractors / count;
        // p + d - (p - d)², as a sum of positive terms, which keeps the digits of rare answers.
        double variance = p * ((passives + detractors) / count) + d * ((passives + promoters) / count) + 2 * p * d;
        double middle = (promoters - detractors) / count;
        double half = z * Math.sqrt(variance / count);
        return new Reach(middle, middle - half, middle + half);
    }

    static double z(double level) {
        if (!(level > 0 && level < 1)) { // so that NaN fails too
            throw new IllegalArgumentException("level must be above 0 and below 1, but was " + level);
        }
        return Math.sqrt(2) * Erf.erfInv(level);
    }
}
