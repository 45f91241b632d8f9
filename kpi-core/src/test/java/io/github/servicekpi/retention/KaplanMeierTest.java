package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.SurvivalInterval.LOG;
import static io.github.servicekpi.retention.SurvivalInterval.LOG_LOG;
import static io.github.servicekpi.retention.SurvivalInterval.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaplanMeierTest {

    /** A row for tests: its time, whether the event ended it, and its late entry or null. */
    record Row(Long time, boolean event, Long entry) {
        static Row event(long time) {
            return new Row(time, true, null);
        }

        static Row censored(long time) {
            return new Row(time, false, null);
        }
    }

    static final Calculator<Row, KaplanMeier> CALCULATOR =
            Survival.of(ChronoUnit.DAYS, Row::time, Row::event).calculator();

    private static final Calculator<Row, KaplanMeier> WITH_ENTRY = Survival.of(ChronoUnit.DAYS, Row::time, Row::event)
            .enteringAt(Row::entry)
            .calculator();

    private static final KaplanMeier SIX = CALCULATOR.calculate(
            List.of(Row.event(2), Row.censored(3), Row.event(4), Row.event(4), Row.censored(5), Row.event(7)));

    /**
     * Weeks until relapse of the maintained group of R's data set aml; those after which a patient was still well
     * negative.
     */
    private static final long[] MAINTAINED = {9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161};

    private static KaplanMeier maintained() {
        return CALCULATOR.calculate(LongStream.of(MAINTAINED)
                .mapToObj(time -> new Row(Math.abs(time), time > 0, null))
                .toList());
    }

    /**
     * R 4.2.2, survival 3.5-3: {@code print(survfit(Surv(time, status) ~ 1, data = aml[aml$x == "Maintained", ]), rmean
     * = 161)}.
     */
    @Test
    void restrictedMean() {
        RestrictedMean mean = maintained().restrictedMean(161).orElseThrow();

        assertThat(mean.value()).isEqualTo(52.645454545455, within(1e-11));
        assertThat(mean.standardError()).isEqualTo(19.828602795563, within(1e-11));
        assertThat(mean.horizon()).isEqualTo(161);
    }

    /**
     * R 4.2.2, survival 3.5-3: {@code quantile(survfit(..., conf.type = ...), c(0.25, 0.5, 0.75))} of the same; 0 is
     * none.
     */
    @ParameterizedTest
    @CsvSource({
        "PLAIN, 0.25, 9, 34",
        "PLAIN, 0.5, 18, 48",
        "PLAIN, 0.75, 31, 0",
        "LOG, 0.25, 13, 0",
        "LOG, 0.75, 34, 0",
        "LOG_LOG, 0.25, 9, 34",
        "LOG_LOG, 0.5, 13, 0",
        "LOG_LOG, 0.75, 31, 0"
    })
    void intervalsOfQuantiles(SurvivalInterval method, double share, long low, long high) {
        assertThat(maintained().quantileInterval(share, 0.95, method))
                .isEqualTo(new KaplanMeier.Bounds(
                        OptionalLong.of(low), high == 0 ? OptionalLong.empty() : OptionalLong.of(high)));
    }

    /** By hand: S = 5/6, then 5/6 · 2/4, then 0; Greenwood 5/12 · √(1/30 + 2/8). */
    @Test
    void sixCustomers() {
        assertThat(SIX.points())
                .containsExactly(
                        new SurvivalPoint(2, 6, 1, 1, 5 / 6.0, OptionalDouble.of(5 / 6.0 * Math.sqrt(1 / 30.0))),
                        new SurvivalPoint(
                                4,
                                4,
                                2,
                                1,
                                5 / 6.0 * 0.5,
                                OptionalDouble.of(5 / 6.0 * 0.5 * Math.sqrt(1 / 30.0 + 2 / 8.0))),
                        new SurvivalPoint(7, 1, 1, 0, 0, OptionalDouble.empty()));
        assertThat(SIX.points().get(1).survival()).isEqualTo(0.4167, within(0.00005));
        assertThat(SIX.points().get(1).standardError().orElseThrow()).isEqualTo(0.2218, within(0.00005));
        assertThat(SIX.median()).hasValue(4);
        assertThat(SIX.count()).isEqualTo(6);
        assertThat(SIX.events()).isEqualTo(4);
        assertThat(SIX.censored()).isEqualTo(2);
        assertThat(SIX.unit()).isEqualTo(ChronoUnit.DAYS);
        assertThat(SIX.lastTime()).hasValue(7);
    }

    /** Without the two who are still there half of the customers seem to be gone sooner. */
    @Test
    void droppingCensoredRowsIsAnotherCurve() {
        KaplanMeier finished = CALCULATOR.calculate(List.of(Row.event(2), Row.event(4), Row.event(4), Row.event(7)));

        assertThat(finished.survivalAt(4)).hasValue(0.25);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 0.8333", "3, 0.8333", "4, 0.4167", "6, 0.4167", "7, 0", "999, 0"})
    void survivalBetweenSteps(long time, double survival) {
        assertThat(SIX.survivalAt(time).orElseThrow()).isEqualTo(survival, within(0.00005));
        assertThat(SIX.pointAt(time).map(SurvivalPoint::survival).orElse(1.0))
                .isEqualTo(SIX.survivalAt(time).orElseThrow());
    }

    @Test
    void isNotKnownAfterTheLastTime() {
        KaplanMeier open = CALCULATOR.calculate(List.of(Row.event(2), Row.censored(5)));

        assertThat(open.survivalAt(5)).hasValue(0.5);
        assertThat(open.survivalAt(6)).isEmpty();
        assertThat(open.restrictedMean(5).map(RestrictedMean::value)).hasValue(3.5);
        assertThat(open.restrictedMean(6)).isEmpty();
        assertThat(SIX.restrictedMean(100)).isPresent();
    }

    /** The survival is 14/16 · 8/10 · 5/7, which is 1/2, but in doubles more. */
    @Test
    void comparesExactly() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(Collections.nCopies(2, Row.event(1)));
        rows.addAll(Collections.nCopies(4, Row.censored(2)));
        rows.addAll(Collections.nCopies(2, Row.event(3)));
        rows.add(Row.censored(3));
        rows.addAll(Collections.nCopies(2, Row.event(5)));
        rows.addAll(Collections.nCopies(4, Row.censored(6)));
        rows.add(Row.event(7));
        KaplanMeier curve = CALCULATOR.calculate(rows);

        assertThat(curve.points().get(2).survival()).isGreaterThan(0.5);
        assertThat(curve.median()).hasValue(5);
        assertThat(curve.quantile(Math.nextUp(0.5))).hasValue(7);
    }

    /**
     * Of ten rows one leaves a day: after three days 0.7 are left, though 1 - 0.3 is not 0.7 in doubles times
     * everything.
     */
    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.2, 2", "0.3, 3", "0.7, 7", "0.9, 9", "0.95, 10", "1, 10", "0.05, 1"})
    void quantilesOfPlainShares(double share, long time) {
        List<Row> rows = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            rows.add(Row.event(day));
        }

        assertThat(CALCULATOR.calculate(rows).quantile(share)).hasValue(time);
    }

    /**
     * By hand, and in Python with fractions: rows of (time, event, entry) are at risk after their entry, up to their
     * time. At 4 the rows entered at 0, 2, 3 and the one watched from its beginning are at risk, not the one entered at
     * 4.
     */
    @Test
    void lateEntry() {
        KaplanMeier curve = WITH_ENTRY.calculate(List.of(
                new Row(6L, true, 0L),
                new Row(9L, true, 2L),
                new Row(5L, false, 3L),
                new Row(8L, true, 4L),
                new Row(10L, false, 7L),
                new Row(4L, true, null)));

        assertThat(curve.points()).extracting(SurvivalPoint::time).containsExactly(4L, 6L, 8L, 9L);
        assertThat(curve.points()).extracting(SurvivalPoint::atRisk).containsExactly(4L, 3L, 3L, 2L);
        assertThat(curve.survivalAt(4)).hasValue(0.75);
        assertThat(curve.survivalAt(6)).hasValue(0.5);
        assertThat(curve.survivalAt(8).orElseThrow()).isEqualTo(1 / 3.0, within(1e-16));
        assertThat(curve.survivalAt(9).orElseThrow()).isEqualTo(1 / 6.0, within(1e-16));
        assertThat(curve.points().get(3).standardError().orElseThrow()).isEqualTo(0.15957118462605635, within(1e-15));
        assertThat(curve.median()).hasValue(6);
    }

    @Test
    void rowsThatLeftBeforeTheirEntryAreExcluded() {
        KaplanMeier curve = WITH_ENTRY.calculate(
                List.of(new Row(5L, true, 5L), new Row(5L, true, 6L), new Row(5L, true, 4L), new Row(0L, true, 0L)));

        assertThat(curve.count()).isEqualTo(2);
        assertThat(curve.excluded()).isEqualTo(Exclusions.of("left-before-entry", 2));
    }

    /** Nobody was under watch between 3 and 5: once the curve is 0, it stays so. */
    @Test
    void staysAtZero() {
        KaplanMeier curve = WITH_ENTRY.calculate(List.of(Row.event(3), new Row(8L, true, 5L), new Row(9L, false, 5L)));

        assertThat(curve.points()).extracting(SurvivalPoint::survival).containsExactly(0.0, 0.0);
        assertThat(curve.points()).extracting(SurvivalPoint::standardError).containsOnly(OptionalDouble.empty());
        assertThat(curve.restrictedMean(9)).hasValue(new RestrictedMean(9, 3, 0));
    }

    @Test
    void eventsAtTimeZero() {
        KaplanMeier curve = CALCULATOR.calculate(List.of(Row.event(0), Row.censored(0), Row.event(4)));

        assertThat(curve.points().get(0).atRisk()).isEqualTo(3);
        assertThat(curve.survivalAt(0).orElseThrow()).isEqualTo(2 / 3.0, within(1e-16));
        assertThat(curve.restrictedMean(4).orElseThrow().value()).isEqualTo(8 / 3.0, within(1e-15));
    }

    @Test
    void isEmptyWithoutRows() {
        KaplanMeier none = CALCULATOR.calculate(List.of());

        assertThat(none.points()).isEmpty();
        assertThat(none.lastTime()).isEmpty();
        assertThat(none.survivalAt(0)).isEmpty();
        assertThat(none.median()).isEmpty();
        assertThat(none.restrictedMean(1)).isEmpty();
        assertThat(none.quantileInterval(0.5, 0.95, LOG_LOG))
                .isEqualTo(new KaplanMeier.Bounds(OptionalLong.empty(), OptionalLong.empty()));
    }

    @Test
    void isOneWithoutEvents() {
        KaplanMeier open = CALCULATOR.calculate(List.of(Row.censored(3), Row.censored(8)));

        assertThat(open.survivalAt(8)).hasValue(1);
        assertThat(open.pointAt(8)).isEmpty();
        assertThat(open.median()).isEmpty();
        assertThat(open.restrictedMean(8)).hasValue(new RestrictedMean(8, 8, 0));
    }

    @Test
    void intervalsOfPoints() {
        SurvivalPoint point = SIX.points().get(1);

        assertThat(point.interval(0.95))
                .isEqualTo(point.interval(0.95, LOG_LOG))
                .isPresent();
        assertThat(point.interval(0.95, LOG)).isNotEqualTo(point.interval(0.95, PLAIN));
        assertThat(SIX.points().get(2).interval(0.95)).isEmpty();
    }

    @Test
    void isAValue() {
        KaplanMeier same = CALCULATOR.calculate(
                List.of(Row.event(7), Row.censored(5), Row.event(4), Row.event(4), Row.censored(3), Row.event(2)));
        KaplanMeier months = Survival.of(ChronoUnit.MONTHS, Row::time, Row::event)
                .calculator()
                .calculate(List.of(
                        Row.event(2), Row.censored(3), Row.event(4), Row.event(4), Row.censored(5), Row.event(7)));

        assertThat(SIX)
                .isEqualTo(same)
                .hasSameHashCodeAs(same)
                .isNotEqualTo(months)
                .doesNotHaveSameHashCodeAs(months)
                .isNotEqualTo(CALCULATOR.calculate(List.of(Row.event(2))))
                .isNotEqualTo("6 rows");
        KaplanMeier two = CALCULATOR.calculate(List.of(Row.censored(2), Row.censored(3)));
        assertThat(two)
                .isNotEqualTo(CALCULATOR.calculate(List.of(Row.censored(2), Row.censored(4))))
                .isNotEqualTo(CALCULATOR.calculate(List.of(Row.censored(3))))
                .isNotEqualTo(
                        CALCULATOR.calculate(List.of(Row.censored(2), Row.censored(3), new Row(null, false, null))));
        assertThat(SIX).hasToString("6 rows, 4 events, median 4 Days, excluded {}");
        assertThat(two).hasToString("2 rows, 0 events, median beyond Days, excluded {}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesSharesOutOfRange(double share) {
        String message = "share must be above 0 and at most 1, but was " + share;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX.quantile(share))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX.quantileInterval(share, 0.95, LOG))
                .withMessage(message);
    }

    @Test
    void refusesTimesAndLevelsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX.survivalAt(-1))
                .withMessage("time must not be negative, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SIX.restrictedMean(0))
                .withMessage("horizon must be above 0, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.calculate(List.of()).quantileInterval(0.5, 95, LOG))
                .withMessage("level must be above 0 and below 1, but was 95.0");
    }
}
