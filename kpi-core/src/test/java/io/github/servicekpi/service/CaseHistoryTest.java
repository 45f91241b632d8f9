package io.github.servicekpi.service;

import static io.github.servicekpi.service.CaseChange.ABANDONED;
import static io.github.servicekpi.service.CaseChange.CREATED;
import static io.github.servicekpi.service.CaseChange.DELETED;
import static io.github.servicekpi.service.CaseChange.MERGED;
import static io.github.servicekpi.service.CaseChange.REOPENED;
import static io.github.servicekpi.service.CaseChange.RESOLVED;
import static io.github.servicekpi.service.CaseHistories.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.service.CaseHistory.Change;
import io.github.servicekpi.stats.Exclusions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How events become a history in which a case enters and leaves the backlog in turn. */
class CaseHistoryTest {
    private static final Interaction CASE = Interaction.builder("c", minute(0)).build();

    private static CaseHistory.Builder builder() {
        return CaseHistory.builder(CASE);
    }

    @Test
    void changesInAnyOrder() {
        CaseHistory history = builder()
                .resolvedAt(minute(9))
                .reopenedAt(minute(5))
                .resolvedAt(minute(3))
                .build();
        assertThat(history.changes())
                .containsExactly(
                        new Change(minute(0), CREATED),
                        new Change(minute(3), RESOLVED),
                        new Change(minute(5), REOPENED),
                        new Change(minute(9), RESOLVED));
        assertThat(history.ignored()).isEqualTo(Exclusions.none());
        assertThat(history.isValid()).isTrue();
        assertThat(history.interaction()).isEqualTo(CASE);
        assertThat(history.isOpenAt(minute(0).minusNanos(1))).isFalse();
        assertThat(history.isOpenAt(minute(0))).isTrue();
        assertThat(history.isOpenAt(minute(3).minusNanos(1))).isTrue();
        assertThat(history.isOpenAt(minute(3))).isFalse();
        assertThat(history.isOpenAt(minute(5))).isTrue();
        assertThat(history.isOpenAt(minute(99))).isFalse();
    }

    @Test
    void changesThatChangeNothing() {
        CaseHistory history = builder()
                .reopenedAt(minute(1))
                .resolvedAt(minute(2))
                .resolvedAt(minute(3))
                .abandonedAt(minute(4))
                .mergedAt(minute(5))
                .deletedAt(minute(6))
                .reopenedAt(minute(7))
                .build();
        assertThat(history.changes()).containsExactly(new Change(minute(0), CREATED), new Change(minute(2), RESOLVED));
        assertThat(history.ignored())
                .isEqualTo(Exclusions.of(Map.of(
                        "reopened-while-open",
                        1L,
                        "resolved-while-closed",
                        1L,
                        "abandoned-while-closed",
                        1L,
                        "after-merge",
                        2L)));
    }

    @Test
    void ends() {
        assertThat(builder().mergedAt(minute(2)).resolvedAt(minute(3)).build().changes())
                .containsExactly(new Change(minute(0), CREATED), new Change(minute(2), MERGED));
        CaseHistory deleted = builder()
                .deletedAt(minute(2))
                .reopenedAt(minute(2))
                .resolvedAt(minute(3))
                .build();
        assertThat(deleted.changes()).containsExactly(new Change(minute(0), CREATED), new Change(minute(2), DELETED));
        assertThat(deleted.ignored()).isEqualTo(Exclusions.of(Map.of("reopened-while-open", 1L, "after-delete", 1L)));
    }

    /** Of one instant the reopening comes first, so the case is resolved after it, in whatever order they are told. */
    @Test
    void changesOfOneInstant() {
        CaseHistory one = builder()
                .resolvedAt(minute(1))
                .resolvedAt(minute(2))
                .reopenedAt(minute(2))
                .build();
        CaseHistory other = builder()
                .reopenedAt(minute(2))
                .resolvedAt(minute(2))
                .resolvedAt(minute(1))
                .build();
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
        assertThat(one.changes()).hasSize(4);
        assertThat(one.isOpenAt(minute(2))).isFalse();
        assertThat(one)
                .isNotEqualTo(builder().build())
                .isNotEqualTo(builder()
                        .resolvedAt(minute(1))
                        .resolvedAt(minute(2))
                        .reopenedAt(minute(2))
                        .resolvedAt(minute(3))
                        .build())
                .isNotEqualTo("a history");
        assertThat(CaseHistory.of(CASE))
                .isNotEqualTo(CaseHistory.of(CASE.toBuilder().agent("amy").build()));
    }

    @Test
    void changeBeforeOpening() {
        CaseHistory history =
                builder().resolvedAt(minute(-1)).reopenedAt(minute(1)).build();
        assertThat(history.isValid()).isFalse();
        assertThat(history.changes()).isEmpty();
        assertThat(history.isOpenAt(minute(2))).isFalse();
    }

    /** What is known at an instant of the past does not change with what becomes of the case. */
    @Test
    void aLaterResolutionDoesNotReopenWhatWasAbandoned() {
        Interaction abandoned = CASE.toBuilder().abandonedAt(minute(2)).build();
        Interaction resolved = abandoned.toBuilder().resolvedAt(minute(9)).build();
        for (int at = 0; at < 12; at++) {
            assertThat(CaseHistory.of(resolved).isOpenAt(minute(at)))
                    .as("at minute %s", at)
                    .isEqualTo(CaseHistory.of(abandoned).isOpenAt(minute(at)))
                    .isEqualTo(at < 2);
        }
    }

    @Test
    void fromRow() {
        assertThat(CaseHistory.of(CASE).changes()).containsExactly(new Change(minute(0), CREATED));
        assertThat(CaseHistory.of(CASE.toBuilder()
                                .firstResolvedAt(minute(1))
                                .resolvedAt(minute(3))
                                .abandonedAt(minute(2))
                                .build())
                        .changes())
                .containsExactly(new Change(minute(0), CREATED), new Change(minute(2), ABANDONED));
        assertThat(CaseHistory.of(CASE.toBuilder()
                                .resolvedAt(minute(3))
                                .abandonedAt(minute(4))
                                .build())
                        .changes())
                .containsExactly(new Change(minute(0), CREATED), new Change(minute(3), RESOLVED));
        assertThat(CaseHistory.of(CASE.toBuilder()
                                .answeredAt(minute(1))
                                .abandonedAt(minute(2))
                                .resolvedAt(minute(3))
                                .build())
                        .changes())
                .containsExactly(new Change(minute(0), CREATED), new Change(minute(3), RESOLVED));
        assertThat(CaseHistory.of(CASE.toBuilder().abandonedAt(minute(2)).build())
                        .changes())
                .containsExactly(new Change(minute(0), CREATED), new Change(minute(2), ABANDONED));
        assertThat(CaseHistory.of(CASE.toBuilder()
                                .answeredAt(minute(1))
                                .abandonedAt(minute(2))
                                .build())
                        .changes())
                .containsExactly(new Change(minute(0), CREATED));
    }
}
