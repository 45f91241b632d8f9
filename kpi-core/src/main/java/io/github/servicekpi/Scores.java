package io.github.servicekpi;

import io.github.servicekpi.engine.Codes;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.engine.Sources;
import io.github.servicekpi.engine.Tallies;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.ScoreBands;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A whole-number score of each row, from 0 to 126: a measure, from which calculators are made. A row without a score is
 * counted as {@code unanswered}, one whose score is not on the scale as {@code score-out-of-scale}; both are left out.
 * Immutable and safe to share between threads.
 *
 * @param <T> the rows
 */
public final class Scores<T> {
    /** The greatest score that a scale may have; the least is 0. */
    public static final int HIGHEST = 126;

    /** The reason under which rows without a score are counted. */
    public static final String UNANSWERED = "unanswered";

    /** The reason under which scores are counted that the scale does not have. */
    public static final String OUT_OF_SCALE = "score-out-of-scale";

    private final Source<Codes> source;
    private final String name;
    private final Rules<T> rules;

    private Scores(Source<Codes> source, String name, Rules<T> rules) {
        this.source = source;
        this.name = name;
        this.rules = rules;
    }

    /**
     * The scores that a function gives.
     *
     * @param <T> the rows
     * @param score null for a row without one
     * @return a measure
     */
    public static <T> Scores<T> of(Function<? super T, ? extends @Nullable Integer> score) {
        Objects.requireNonNull(score, "score");
        return new Scores<>(Readers.scores(score), Readers.describe(score), Rules.none());
    }

    /**
     * Leaves rows out and counts them by reason. Where several rules apply, the first one counts; it goes before
     * unanswered and out of scale.
     *
     * @param reason in the result, such as {@code other-scale}
     * @param rule which rows; it does not guard the function of the scores, which is asked about every row
     * @return a measure with one more rule
     */
    public Scores<T> excluding(String reason, Predicate<? super T> rule) {
        return new Scores<>(source, name, rules.plus(reason, rule));
    }

    /**
     * Counts how often each score of a scale is given.
     *
     * @param lowest the least score, from 0
     * @param highest the greatest score, greater than {@code lowest}, at most {@value #HIGHEST}
     * @return a calculator
     */
    public Calculator<T, ScoreDistribution> distribution(int lowest, int highest) {
        requireScale(lowest, highest);
        return recipe(
                IntStream.rangeClosed(lowest, highest).toArray(),
                highest,
                (counts, excluded) -> ScoreDistribution.of(lowest, counts, excluded));
    }

    /**
     * Counts how many scores are in each of several bands.
     *
     * @param highest the greatest score of the scale and of the last band, at most {@value #HIGHEST}
     * @param lowerBounds the least score of each band, ascending, from 0
     * @return a calculator
     */
    public Calculator<T, ScoreBands> bands(int highest, int... lowerBounds) {
        if (lowerBounds.length == 0) {
            throw new IllegalArgumentException("at least one band is needed");
        }
        for (int band = 1; band < lowerBounds.length; band++) {
            if (lowerBounds[band] <= lowerBounds[band - 1]) {
                throw new IllegalArgumentException("lowerBounds must ascend: " + Arrays.toString(lowerBounds));
            }
        }
        requireScale(lowerBounds[0], highest);
        if (lowerBounds[lowerBounds.length - 1] > highest) {
            throw new IllegalArgumentException(
                    "lowerBounds must not exceed highest %s: %s".formatted(highest, Arrays.toString(lowerBounds)));
        }
        return recipe(lowerBounds.clone(), highest, ScoreBands::new);
    }

    private static void requireScale(int lowest, int highest) {
        if (lowest < 0 || highest > HIGHEST || lowest >= highest) {
            throw new IllegalArgumentException(
                    "a scale must lie within 0 and %s and ascend: %s to %s".formatted(HIGHEST, lowest, highest));
        }
    }

    private interface Finisher<R> {
        R finish(List<Long> counts, Exclusions excluded);
    }

    private <R> Calculator<T, R> recipe(int[] lowerBounds, int highest, Finisher<R> finisher) {
        Source<Codes> scores = Sources.excluding(source, rules.conditions());
        int bands = 2 + rules.size();
        return new Recipe<>(
                () -> Tallies.scores(
                        scores,
                        rules.size(),
                        lowerBounds,
                        highest,
                        counts -> finisher.finish(
                                LongStream.of(counts).skip(bands).boxed().toList(), exclusions(counts))),
                "scores of " + this + " from " + Arrays.toString(lowerBounds) + " to " + highest);
    }

    private Exclusions exclusions(long[] counts) {
        Map<String, Long> byReason =
                new TreeMap<>(rules.exclusions(counts, 2, UNANSWERED, counts[0]).asMap());
        byReason.merge(OUT_OF_SCALE, counts[1], Long::sum);
        return Exclusions.of(byReason);
    }

    @Override
    public String toString() {
        return name + rules.describe();
    }
}
