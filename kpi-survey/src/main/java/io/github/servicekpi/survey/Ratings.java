package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Scores;
import io.github.servicekpi.StateCodec;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreDistribution;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one kind of survey, asked on one scale or several, which are kept apart.
 *
 * <p>Formula: a mean or an interval of it is that of the {@linkplain #single() only scale}; scores of scales of
 * different length have none together. The {@link #topBox} is pooled, each score by the top box of its own scale.
 *
 * <p>Counted: every score of the row's own scale. Rows without a score ({@code unanswered}), with a number off their
 * scale ({@code score-out-of-scale}) and without a scale ({@value #WITHOUT_SCALE}) are excluded and counted.
 *
 * <p>Interval: Student's t of the mean of a single scale, and Wilson's of the top box unless another is named.
 *
 * <p>No data: without scores there is no scale, and every figure is empty.
 *
 * <p>The state is a count for each score of each scale, so it does not depend on the order of rows and merges by
 * addition.
 *
 * <p>Example: 2, 1, 5, 18 and 24 CSAT answers of 1 to 5 have the mean 4.22; 9 of 10 and 30 of 40 satisfied answers on
 * different scales have no mean together, but a top box of 39 / 50 = 78.0 %, which is not the average of 90 % and 75 %.
 *
 * <p>Source: as {@link Csat}, {@link Ces} and {@link ReviewRating}.
 *
 * @param kind what was asked
 * @param byScale how often each score was given, by scale: only scales that have scores; without exclusions;
 *     unmodifiable
 * @param excluded the rows left out, by reason
 */
public record Ratings(SurveyKind kind, SortedMap<Scale, ScoreDistribution> byScale, Exclusions excluded) {
    /** The reason under which rows without a scale are counted. */
    public static final String WITHOUT_SCALE = "without-scale";

    /** The reason under which scores are left out of the top box whose scale has none in common use. */
    public static final String NO_TOP_BOX = "no-top-box";

    /**
     * Copies and checks the components.
     *
     * @param kind what was asked
     * @param byScale how often each score was given, by scale
     * @param excluded the rows left out
     * @throws IllegalArgumentException if a distribution is of another scale than its key, has no scores or has
     *     exclusions
     * @throws ArithmeticException if the total does not fit a {@code long}
     */
    public Ratings {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(excluded, "excluded");
        byScale = Collections.unmodifiableSortedMap(new TreeMap<>(byScale));
        byScale.forEach((scale, distribution) -> {
            if (!scale.equals(ScaleScores.of(distribution))
                    || distribution.count() == 0
                    || !distribution.excluded().isEmpty()) {
                throw new IllegalArgumentException(
                        "a distribution must be of its scale %s, with scores and without exclusions: %s"
                                .formatted(scale, distribution));
            }
        });
        total(byScale);
    }

    private static long total(SortedMap<Scale, ScoreDistribution> byScale) {
        return byScale.values().stream().mapToLong(ScoreDistribution::count).reduce(0, Math::addExact);
    }

    /**
     * Calculates the ratings of rows of any class.
     *
     * @param <T> the rows
     * @param kind what was asked, of all rows
     * @param score an answer, null for a row without one
     * @param scale the scale on which it was asked, null where it is not known
     * @return a calculator
     */
    public static <T> Calculator<T, Ratings> calculator(
            SurveyKind kind,
            Function<? super T, ? extends @Nullable Integer> score,
            Function<? super T, ? extends @Nullable Scale> scale) {
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(scale, "scale");
        Function<T, @Nullable Integer> position = row -> {
            Scale ofRow = scale.apply(row);
            return ofRow == null ? null : ScaleScores.position(score.apply(row), ofRow);
        };
        Scale usual = kind.defaultScale();
        return calculator(kind, Scores.of(position), scale, row -> usual.equals(scale.apply(row)));
    }

    /** Of responses that are all of the kind, from the columns of a table. */
    static Calculator<SurveyResponse, Ratings> calculator(SurveyKind kind) {
        return calculator(
                kind, Scores.of(SurveyFields.POSITION), SurveyFields.SCALE, SurveyFields.USUAL_SCALE.is(true));
    }

    /**
     * Counts the usual scale, which most rows have, apart from the others, which need room for 127 scores in each group
     * of a grouping.
     */
    private static <T> Calculator<T, Ratings> calculator(
            SurveyKind kind,
            Scores<T> positions,
            Function<? super T, ? extends @Nullable Scale> scale,
            Predicate<T> isUsual) {
        Kpi<T, ScoreDistribution> usual = positions
                .distribution(0, kind.defaultScale().size() - 1)
                .filtering(isUsual)
                .named("usual-scale");
        Kpi<T, Groups<Scale, ScoreDistribution>> others = positions
                .distribution(0, Scores.HIGHEST)
                .groupingBy(scale, ScaleCodec.INSTANCE)
                .filtering(isUsual.negate())
                .named("other-scales");
        return KpiSet.of(usual, others).andThen(results -> {
            SortedMap<Scale, ScoreDistribution> all =
                    new TreeMap<>(results.get(others).byKey());
            all.put(kind.defaultScale(), results.get(usual));
            return of(kind, all, results.get(others).withoutKey());
        });
    }

    private static Ratings of(SurveyKind kind, SortedMap<Scale, ScoreDistribution> positions, long withoutScale) {
        Exclusions excluded = Exclusions.of(WITHOUT_SCALE, withoutScale);
        SortedMap<Scale, ScoreDistribution> byScale = new TreeMap<>();
        for (var entry : positions.entrySet()) {
            Scale scale = entry.getKey();
            ScoreDistribution ofScale = entry.getValue();
            excluded = excluded.plus(ofScale.excluded());
            if (ofScale.count() > 0) {
                byScale.put(scale, ScaleScores.onScale(scale, ofScale, Exclusions.none()));
            }
        }
        return new Ratings(kind, byScale, excluded);
    }

    private enum ScaleCodec implements StateCodec<Scale> {
        INSTANCE;

        @Override
        public String format() {
            return "scale/1";
        }

        @Override
        public void write(Scale scale, DataOutput out) throws IOException {
            out.writeInt(scale.lowest());
            out.writeInt(scale.highest());
        }

        @Override
        public Scale read(DataInput in) throws IOException {
            int lowest = in.readInt();
            int highest = in.readInt();
            try {
                return new Scale(lowest, highest);
            } catch (IllegalArgumentException notAScale) {
                throw new IOException(notAScale);
            }
        }
    }

    /** {@return how many scores there are, on all scales} */
    public long count() {
        return total(byScale);
    }

    /** {@return the scales that have scores; unmodifiable} */
    public SortedSet<Scale> scales() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byScale.keySet()));
    }

    /**
     * {@return the scores, if all are of one scale, with these exclusions; empty if there are several scales or none}
     */
    public Optional<ScoreDistribution> single() {
        return byScale.size() == 1
                ? byScale.values().stream()
                        .map(only -> ScoreDistribution.of(
                                only.lowest(), List.copyOf(only.asMap().values()), excluded))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The share of scores in the top box of their own scale, by {@link SurveyKind#topBoxFrom}.
     *
     * @return the share; scores of scales without a top box in common use are excluded as {@value #NO_TOP_BOX}
     */
    public Proportion topBox() {
        Proportion pooled = new Proportion(0, 0, excluded);
        for (var entry : byScale.entrySet()) {
            ScoreDistribution scores = entry.getValue();
            OptionalInt from = kind.topBoxFrom(entry.getKey());
            pooled = pooled.plus(
                    from.isPresent()
                            ? scores.share(from.getAsInt(), scores.highest())
                            : new Proportion(0, 0, Exclusions.of(NO_TOP_BOX, scores.count())));
        }
        return pooled;
    }

    /** {@return how often each score was given, over all scales, the scores that nobody gave included; unmodifiable} */
    public SortedMap<Integer, Long> distribution() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (ScoreDistribution scores : byScale.values()) {
            scores.asMap().forEach((score, count) -> counts.merge(score, count, Long::sum));
        }
        return Collections.unmodifiableSortedMap(counts);
    }

    /**
     * The index of {@link Ces}: the percentage of 6 and 7 less that of 1, 2 and 3.
     *
     * @return the index, if all scores are of CES on 1-7; else empty
     */
    public OptionalDouble index() {
        ScoreDistribution agreement = byScale.get(CesVersion.CES_2.scale());
        return kind == SurveyKind.CES && byScale.size() == 1 && agreement != null
                ? Ces.index(agreement)
                : OptionalDouble.empty();
    }
}
