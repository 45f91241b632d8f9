package io.github.servicekpi.survey;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Scores;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is a promoter, a passive or a detractor, on any scale.
 *
 * <p>{@link #STANDARD} are those of the Net Promoter Score. Of other scales, and with other cut points, scores must not be
 * compared with it: each cut is a definition of its own. Without passives, {@code passivesFrom} is {@code promotersFrom}.
 *
 * <p>Example: on 1-5 with detractors 1 to 3, passives 4 and promoters 5, {@code new NpsCutPoints(new Scale(1, 5), 4, 5)},
 * 24 fives, 18 fours and 8 lower answers give {@code 100 · (24 - 8) / 50 = 32}.
 *
 * <p>Source: ServiceRocket for 1-5.
 *
 * @param scale of the question
 * @param passivesFrom the least score of passives, above the lowest of the scale and at most {@code promotersFrom}
 * @param promotersFrom the least score of promoters, at most the highest of the scale
 */
public record NpsCutPoints(Scale scale, int passivesFrom, int promotersFrom) {
    /** On 0-10, detractors 0 to 6, passives 7 and 8, promoters 9 and 10. */
    public static final NpsCutPoints STANDARD = new NpsCutPoints(SurveyKind.NPS.defaultScale(), 7, 9);

    /**
     * Checks the components.
     *
     * @param scale of the question
     * @param passivesFrom the least score of passives
     * @param promotersFrom the least score of promoters
     * @throws IllegalArgumentException if there is no score for detractors or promoters, or the cut points do not ascend
     */
    public NpsCutPoints {
        if (passivesFrom <= scale.lowest() || passivesFrom > promotersFrom || promotersFrom > scale.highest()) {
            throw new IllegalArgumentException(
                    "expected lowest < passivesFrom <= promotersFrom <= highest on %s: %s and %s"
                            .formatted(scale, passivesFrom, promotersFrom));
        }
    }

    <T> Calculator<T, Nps> calculator(Function<? super T, ? extends @Nullable Integer> score) {
        Objects.requireNonNull(score, "score");
        return scale.lowest() >= 0 && scale.highest() <= Scores.HIGHEST
                ? bands(Scores.of(score), 0)
                : ofPositions(Scores.of(row -> ScaleScores.position(score.apply(row), scale)));
    }

    /** Calculates the score of rows whose places on the scale, from 0, are known. */
    <T> Calculator<T, Nps> ofPositions(Scores<T> positions) {
        return bands(positions, scale.lowest());
    }

    private <T> Calculator<T, Nps> bands(Scores<T> scores, int zero) {
        int highest = scale.highest() - zero;
        int detractors = scale.lowest() - zero;
        int passives = passivesFrom - zero;
        int promoters = promotersFrom - zero;
        return passives == promoters
                ? scores.bands(highest, detractors, promoters)
                        .andThen(bands -> new Nps(bands.count(1), 0, bands.count(0), bands.excluded()))
                : scores.bands(highest, detractors, passives, promoters)
                        .andThen(bands -> new Nps(bands.count(2), bands.count(1), bands.count(0), bands.excluded()));
    }
}
