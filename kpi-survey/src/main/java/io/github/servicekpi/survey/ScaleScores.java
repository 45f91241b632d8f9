package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Scores;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.ScoreDistribution;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts scores of any scale. The core counts scores from 0 to 126: of other scales, it counts the places on the scale.
 */
final class ScaleScores {
    private ScaleScores() {}

    static <T> Calculator<T, ScoreDistribution> distribution(
            Function<? super T, ? extends @Nullable Integer> score, Scale scale) {
        Objects.requireNonNull(score, "score");
        if (scale.lowest() >= 0 && scale.highest() <= Scores.HIGHEST) {
            return Scores.<T>of(score).distribution(scale.lowest(), scale.highest());
        }
        Scores<T> positions = Scores.of(row -> position(score.apply(row), scale));
        return positions
                .distribution(0, scale.size() - 1)
                .andThen(positioned -> onScale(scale, positioned, positioned.excluded()));
    }

    /** The place of a score on its scale from 0, -1 if it is not on it. */
    static @Nullable Integer position(@Nullable Integer score, Scale scale) {
        if (score == null) {
            return null;
        }
        return scale.contains(score) ? score - scale.lowest() : -1;
    }

    /** The scores of a scale, given how often each place on it occurs. */
    static ScoreDistribution onScale(Scale scale, ScoreDistribution positions, Exclusions excluded) {
        List<Long> counts = List.copyOf(positions.asMap().values());
        return ScoreDistribution.of(scale.lowest(), counts.subList(0, scale.size()), excluded);
    }

    static Scale of(ScoreDistribution distribution) {
        return new Scale(distribution.lowest(), distribution.highest());
    }
}
