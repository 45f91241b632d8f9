package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyKindTest {

    @ParameterizedTest
    @CsvSource({"NPS, 0-10", "CSAT, 1-5", "CES, 1-7", "REVIEW, 1-5"})
    void defaultScale(SurveyKind kind, String scale) {
        assertThat(kind.defaultScale()).hasToString(scale);
    }

    /** Of CSAT: formbricks/formbricks, rating.mdx, commit 96d94c94. */
    @ParameterizedTest
    @CsvSource({
        "CSAT, 1, 3, 3",
        "CSAT, 1, 4, 3",
        "CSAT, 1, 5, 4",
        "CSAT, 1, 7, 6",
        "CSAT, 1, 10, 8",
        "CES, 1, 7, 5",
        "REVIEW, 1, 5, 4"
    })
    void topBox(SurveyKind kind, int lowest, int highest, int from) {
        assertThat(kind.topBoxFrom(new Scale(lowest, highest))).hasValue(from);
    }

    @ParameterizedTest
    @CsvSource({"NPS, 0, 10", "CSAT, 0, 10", "CES, 1, 5", "REVIEW, 1, 10"})
    void noTopBox(SurveyKind kind, int lowest, int highest) {
        assertThat(kind.topBoxFrom(new Scale(lowest, highest))).isEmpty();
    }

    @Test
    void versionsOfCes() {
        assertThat(CesVersion.CES_1.scale()).hasToString("1-5");
        assertThat(CesVersion.CES_1.direction()).isEqualTo(Direction.LOWER);
        assertThat(CesVersion.CES_2.scale()).hasToString("1-7");
        assertThat(CesVersion.CES_2.direction()).isEqualTo(Direction.HIGHER);
    }
}
