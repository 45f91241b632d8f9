package io.github.servicekpi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SurvivalTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** A case: opened and answered so many minutes before noon, or closed without an answer. */
    private record Case(Integer opened, Integer answered, Integer closed) {
        private static Instant at(Integer minutesBefore) {
            return minutesBefore == null ? null : NOON.minus(Duration.ofMinutes(minutesBefore));
        }

        Instant openedAt() {
            return at(opened);
        }

        Instant answeredAt() {
            return at(answered);
        }

        Instant closedAt() {
            return at(closed);
        }
    }

    private static final Survival<Case> RESPONSE =
            Survival.between(Case::openedAt, Case::answeredAt, Case::closedAt, NOON);

    private static long minutes(long nanos) {
        return Duration.ofNanos(nanos).toMinutes();
    }

    private static KaplanMeier responses(Case... cases) {
        return RESPONSE.calculator().calculate(Arrays.asList(cases));
    }

    /** By hand: answered after 10, 20 and 40 minutes; 30 minutes open; closed after 15. */
    @Test
    void openCasesAreCensored() {
        KaplanMeier curve = responses(
                new Case(60, 50, null),
                new Case(60, 40, null),
                new Case(90, 50, null),
                new Case(30, null, null),
                new Case(60, null, 45));

        assertThat(curve.unit()).isEqualTo(ChronoUnit.NANOS);
        assertThat(curve.points()).extracting(point -> minutes(point.time())).containsExactly(10L, 20L, 40L);
        assertThat(curve.points()).extracting(SurvivalPoint::atRisk).containsExactly(5L, 3L, 1L);
        assertThat(curve.points()).extracting(SurvivalPoint::censored).containsExactly(1L, 1L, 0L);
        assertThat(Duration.of(curve.median().orElseThrow(), curve.unit())).isEqualTo(Duration.ofMinutes(40));
    }

    /** What is after noon has not happened. */
    @Test
    void laterEventsHaveNotHappened() {
        assertThat(responses(new Case(60, -5, -3)))
                .isEqualTo(responses(new Case(60, null, null)))
                .isEqualTo(responses(new Case(60, null, 0)));
        assertThat(responses(new Case(60, 0, null)).events()).isEqualTo(1);
        assertThat(responses(new Case(60, 30, 40)).events()).isEqualTo(1);
    }

    @Test
    void excludesByReason() {
        KaplanMeier curve = responses(
                new Case(null, 50, null),
                new Case(-1, null, null),
                new Case(60, 61, null),
                new Case(60, null, 61),
                new Case(0, 0, null));

        assertThat(curve.excluded())
                .isEqualTo(Exclusions.of(Map.of("no-time", 1L, "not-started", 1L, "negative-span", 2L)));
        assertThat(curve.count()).isEqualTo(1);
    }

    @Test
    void withoutAnotherEnd() {
        Calculator<Case, KaplanMeier> calculator =
                Survival.between(Case::openedAt, Case::answeredAt, NOON).calculator();

        assertThat(calculator.calculate(List.of(new Case(60, 50, 55), new Case(60, null, 55))))
                .isEqualTo(responses(new Case(60, 50, null), new Case(60, null, null)));
    }

    /** The first rule that applies counts, after the reasons of the measure. */
    @Test
    void rulesOfTheUser() {
        KaplanMeier curve = RESPONSE.excluding("round", row -> row.opened() % 10 == 0)
                .excluding("long", row -> row.opened() > 50)
                .calculator()
                .calculate(List.of(
                        new Case(60, 50, null),
                        new Case(61, 50, null),
                        new Case(15, 5, null),
                        new Case(null, null, null)));

        assertThat(curve.excluded()).isEqualTo(Exclusions.of(Map.of("round", 1L, "long", 1L, "no-time", 1L)));
        assertThat(curve.count()).isEqualTo(1);
    }

    @Test
    void durations() {
        Calculator<Duration, KaplanMeier> calculator = Survival.<Duration>of(
                        duration -> duration.isZero() ? null : duration, duration -> duration.toSecondsPart() == 0)
                .calculator();
        KaplanMeier curve = calculator.calculate(List.of(
                Duration.ofMinutes(2),
                Duration.ofSeconds(90),
                Duration.ZERO,
                Duration.ofNanos(-1),
                Duration.ofNanos(Long.MAX_VALUE),
                Duration.ofNanos(Long.MAX_VALUE).plusNanos(1),
                Duration.ofSeconds(Long.MIN_VALUE)));

        assertThat(curve.count()).isEqualTo(3);
        assertThat(curve.points()).extracting(SurvivalPoint::time).containsExactly(120_000_000_000L);
        assertThat(curve.lastTime()).hasValue(Long.MAX_VALUE);
        assertThat(curve.excluded())
                .isEqualTo(Exclusions.of(Map.of("no-time", 1L, "negative-span", 2L, "too-long", 1L)));
    }

    @Test
    void times() {
        Function<Integer, Long> months = value -> value == 0 ? null : (Long) (long) value;
        KaplanMeier curve = Survival.of(ChronoUnit.MONTHS, months, value -> value > 2)
                .calculator()
                .calculate(List.of(0, 1, 2, 3, -1));

        assertThat(curve.count()).isEqualTo(3);
        assertThat(curve.events()).isEqualTo(1);
        assertThat(curve.unit()).isEqualTo(ChronoUnit.MONTHS);
        assertThat(curve.excluded()).isEqualTo(Exclusions.of(Map.of("no-time", 1L, "negative-span", 1L)));
    }

    @Test
    void lifetimes() {
        LocalDate asOf = LocalDate.of(2026, 3, 11);
        KaplanMeier curve = Survival.ofLifetimes(asOf)
                .calculator()
                .calculate(List.of(
                        Lifetimes.of("ann", "2026-03-01", "2026-03-05").build(),
                        Lifetimes.of("ann", "2026-03-06", "2026-03-11").build(),
                        Lifetimes.of("bob", "2026-03-06", "2026-03-12").build(),
                        Lifetimes.of("cid", "2026-03-01", null).build(),
                        Lifetimes.of("dot", "2026-03-11", null).build(),
                        Lifetimes.of("eve", "2026-03-12", null).build(),
                        Lifetimes.of("fay", "2026-03-12", "2026-03-01").build(),
                        Lifetimes.of("gus", "2026-03-05", "2026-03-01").build()));

        assertThat(curve.unit()).isEqualTo(ChronoUnit.DAYS);
        assertThat(curve.points()).extracting(SurvivalPoint::time).containsExactly(4L, 5L);
        assertThat(curve.points()).extracting(SurvivalPoint::atRisk).containsExactly(4L, 3L);
        assertThat(curve.count()).isEqualTo(5);
        assertThat(curve.events()).isEqualTo(2);
        assertThat(curve.lastTime()).hasValue(10);
        assertThat(curve.excluded()).isEqualTo(Exclusions.of(Map.of("not-started", 2L, "ended-before-started", 1L)));
    }

    /**
     * Customers on record from 2026-03-01: of those who joined before, nobody could have been seen to leave earlier.
     */
    @Test
    void lifetimesOnRecordFromADay() {
        LocalDate from = LocalDate.of(2026, 3, 1);
        KaplanMeier curve = Survival.ofLifetimes(from.plusDays(30))
                .enteringAt(lifetime -> ChronoUnit.DAYS.between(lifetime.startedOn(), from))
                .calculator()
                .calculate(List.of(
                        Lifetimes.of("ann", "2026-02-19", "2026-03-06").build(), // from 10 to 15 days
                        Lifetimes.of("bob", "2026-03-01", "2026-03-06").build(), // to 5 days
                        Lifetimes.of("cid", "2026-03-04", null).build(), // to 27 days, open
                        Lifetimes.of("dot", "2026-01-01", "2026-03-01").build()));

        assertThat(curve.points()).extracting(SurvivalPoint::time).containsExactly(5L, 15L);
        assertThat(curve.points()).extracting(SurvivalPoint::atRisk).containsExactly(2L, 2L);
        assertThat(curve.survivalAt(15)).hasValue(0.25);
        assertThat(curve.excluded()).isEqualTo(Exclusions.of("left-before-entry", 1));
    }

    /** Fields have names, so the state of another measure is refused. */
    @Test
    void statesOfOtherMeasuresAreRefused() {
        Field<Case, Instant> opened = Field.instant("opened", Case::openedAt);
        Field<Case, Instant> answered = Field.instant("answered", Case::answeredAt);
        Calculator<Case, KaplanMeier> one =
                Survival.between(opened, answered, NOON).calculator();
        Calculator<Case, KaplanMeier> other =
                Survival.between(opened, opened, NOON).calculator();

        assertThat(one.fromByteArray(one.newAccumulator().toByteArray())
                        .result()
                        .count())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.fromByteArray(one.newAccumulator().toByteArray()))
                .withMessageContaining("another definition");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Survival.ofLifetimes(null))
                .withMessage("asOf");
        assertThatNullPointerException()
                .isThrownBy(() -> Survival.between(Case::openedAt, Case::answeredAt, null))
                .withMessage("asOf");
        assertThatNullPointerException()
                .isThrownBy(() -> Survival.<Case>of(null, row -> 5L, row -> true))
                .withMessage("unit");
    }
}
