package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.ChurnMethod.AVERAGE_BASE;
import static io.github.servicekpi.retention.ChurnMethod.COHORT;
import static io.github.servicekpi.retention.ChurnMethod.DAILY;
import static io.github.servicekpi.retention.ChurnMethod.EVENT;
import static io.github.servicekpi.retention.ChurnMethod.STRIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.ConfidenceInterval;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private final List<CustomerLifetime> rows = new ArrayList<>();

    private void add(String customer, String startedOn, String endedOn) {
        rows.add(Lifetimes.of(customer, startedOn, endedOn).build());
    }

    private void add(String prefix, int from, int to, String startedOn, String endedOn) {
        for (int i = from; i < to; i++) {
            add(prefix + i, startedOn, endedOn);
        }
    }

    private Churn march() {
        return Churn.calculator(MARCH, APRIL).calculate(rows);
    }

    /** By hand: 200 at the start; 15 of them leave, 2 of these return; 50 join, 3 of these leave; 234 at the end. */
    private Churn example() {
        add("old", 0, 15, "2025-06-01", "2026-03-10");
        add("old", 0, 2, "2026-03-20", null);
        add("old", 15, 200, "2025-06-01", null);
        add("new", 0, 3, "2026-03-05", "2026-03-25");
        add("new", 3, 50, "2026-03-05", null);
        return march();
    }

    @Test
    void countsOfTheExample() {
        Churn churn = example();

        assertThat(churn.activeAtStart()).isEqualTo(200);
        assertThat(churn.activeAtEnd()).isEqualTo(234);
        assertThat(churn.joined()).isEqualTo(50);
        assertThat(churn.joinedAndStayed()).isEqualTo(47);
        assertThat(churn.departures()).isEqualTo(18);
        assertThat(churn.lost()).isEqualTo(13);
        assertThat(churn.cohort()).isEqualTo(Proportion.of(13, 200));
        assertThat(churn.retention()).isEqualTo(Proportion.of(187, 200));
    }

    @Test
    void ratesOfTheExample() {
        Churn churn = example();

        assertThat(churn.rate(COHORT)).hasValue(0.065);
        assertThat(churn.retention().value()).hasValue(0.935);
        assertThat(churn.rate(EVENT)).hasValue(0.09);
        assertThat(churn.rate(AVERAGE_BASE)).hasValue(18 / 217.0);
        assertThat(churn.rate(AVERAGE_BASE).orElseThrow() * 100).isEqualTo(8.29, within(0.005));
        assertThat(churn.rate(STRIPE)).hasValue(0.072);
    }

    /** Of those who were there at the end, only joiners who stayed may be subtracted. */
    @Test
    void popularRetentionFormula() {
        Churn churn = example();
        double start = churn.activeAtStart();

        assertThat((churn.activeAtEnd() - churn.joinedAndStayed()) / start).isEqualTo(0.935);
        assertThat((churn.activeAtEnd() - churn.joined()) / start).isEqualTo(0.92);
    }

    /** The Wilson formula in Python with z = 1.959963984540054. */
    @Test
    void intervalOfTheExample() {
        ConfidenceInterval interval = example().cohort().interval(0.95).orElseThrow();

        assertThat(interval.low()).isEqualTo(0.038376354649152976, within(1e-15));
        assertThat(interval.high()).isEqualTo(0.10801907929906893, within(1e-15));
    }

    /** {@code python3 -c "print(1 - .935**12, 1 - .935**(365/31))"}; 12 · 6.5 % would be 78 %. */
    @Test
    void annualRateOfTheExample() {
        Churn churn = example();

        assertThat(churn.annualisedRate(COHORT, 12).orElseThrow()).isEqualTo(0.5535844330491804, within(1e-15));
        assertThat(churn.annualisedRate(COHORT).orElseThrow()).isEqualTo(0.5467578854337661, within(1e-15));
        assertThat(new ChurnRate(COHORT, churn).annualised()).isEqualTo(churn.annualisedRate(COHORT));
    }

    /** By hand: 2/200 + 1/203 + 3/206 = 2.95 %. */
    @Test
    void dailyRate() {
        add("a", 0, 2, "2025-06-01", "2026-03-02");
        add("b", 0, 1, "2025-06-01", "2026-03-03");
        add("c", 0, 3, "2025-06-01", "2026-03-04");
        add("d", 0, 194, "2025-06-01", null);
        add("e", 0, 5, "2026-03-02", null);
        add("f", 0, 4, "2026-03-03", null);
        Churn churn = Churn.calculator(MARCH, MARCH.plusDays(3)).calculate(rows);

        assertThat(churn.departuresByDay())
                .containsExactly(
                        Map.entry(MARCH, Proportion.of(2, 200)),
                        Map.entry(MARCH.plusDays(1), Proportion.of(1, 203)),
                        Map.entry(MARCH.plusDays(2), Proportion.of(3, 206)));
        assertThat(churn.rate(DAILY).orElseThrow()).isEqualTo(0.02948921517050074, within(1e-16));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2026-03-01, 0, 0, 0", // gone when the period begins
        "2025-01-01, 2026-03-02, 1, 1, 0", // gone after the first day
        "2025-01-01, 2026-04-01, 1, 1, 0", // the last day is in the period
        "2025-01-01, 2026-04-02, 1, 0, 1",
        "2026-03-01, 2026-03-02, 1, 1, 0",
        "2026-03-02, 2026-03-03, 0, 0, 0",
        "2026-04-01, 2026-04-02, 0, 0, 1",
        "2026-04-02,           , 0, 0, 0",
        "2026-03-07, 2026-03-07, 0, 0, 0"
    })
    void firstAndLastDays(String startedOn, String endedOn, int atStart, int lost, int atEnd) {
        add("ann", startedOn, endedOn);
        Churn churn = march();

        assertThat(churn.cohort()).isEqualTo(Proportion.of(lost, atStart));
        assertThat(churn.activeAtEnd()).isEqualTo(atEnd);
    }

    @Test
    void overlappingSpansAreOneCustomer() {
        add("ann", "2025-01-01", "2026-03-10");
        add("ann", "2026-03-05", "2026-03-20");
        add("ann", "2025-01-01", "2026-03-08");
        Churn churn = march();

        assertThat(churn.cohort()).isEqualTo(Proportion.of(1, 1));
        assertThat(churn.departuresByDay()).containsOnly(Map.entry(LocalDate.of(2026, 3, 19), Proportion.of(1, 1)));
    }

    @Test
    void spansThatMeetAreNoDeparture() {
        add("ann", "2026-03-10", null);
        add("ann", "2025-01-01", "2026-03-10");

        assertThat(march().departures()).isZero();
    }

    @Test
    void leavesTwice() {
        add("ann", "2025-01-01", "2026-03-10");
        add("ann", "2026-03-11", "2026-03-20");
        Churn churn = march();

        assertThat(churn.departures()).isEqualTo(2);
        assertThat(churn.rate(EVENT)).hasValue(2);
        assertThat(churn.rate(STRIPE)).hasValue(2);
        assertThat(churn.rate(COHORT)).hasValue(1);
        assertThat(churn.rate(DAILY)).hasValue(2);
        assertThat(churn.annualisedRate(COHORT)).hasValue(1);
        assertThat(churn.annualisedRate(EVENT)).isEmpty();
    }

    /** The other rows of a customer with a bad one count. */
    @Test
    void excludesWhatEndedBeforeItStarted() {
        add("ann", "2026-03-10", "2026-03-09");
        add("ann", "2025-01-01", null);
        add("bob", "2024-03-10", "2024-03-09");
        Churn churn = march();

        assertThat(churn.cohort()).isEqualTo(new Proportion(0, 1, Exclusions.of("ended-before-started", 2)));
        assertThat(churn.excluded()).isEqualTo(churn.retention().excluded());
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWithoutCustomers(ChurnMethod method) {
        add("ann", "2025-01-01", "2026-03-01");
        Churn churn = march();

        assertThat(churn.rate(method)).isEmpty();
        assertThat(churn.annualisedRate(method)).isEmpty();
        assertThat(churn.retention().value()).isEmpty();
        assertThat(new ChurnRate(method, churn).value()).isEmpty();
    }

    @Test
    void joinersMakeABase() {
        add("ann", "2026-03-05", null);
        Churn churn = march();

        assertThat(churn.rate(COHORT)).isEmpty();
        assertThat(churn.rate(EVENT)).isEmpty();
        assertThat(churn.rate(AVERAGE_BASE)).hasValue(0);
        assertThat(churn.rate(STRIPE)).hasValue(0);
        assertThat(churn.rate(DAILY)).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesYearsWithoutPeriods(double periods) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> march().annualisedRate(COHORT, periods))
                .withMessage("periodsOfAYear must be above 0 and finite, but was " + periods);
    }

    @Test
    void refusesPeriodsWithoutDays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Churn.calculator(APRIL, APRIL))
                .withMessage("startInclusive must be before endExclusive, but they were 2026-04-01 and 2026-04-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenueRetention.calculator(APRIL, MARCH))
                .withMessage("startInclusive must be before endExclusive, but they were 2026-04-01 and 2026-03-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Churn.calculator(LocalDate.MIN, LocalDate.MAX.minusYears(900_000_000)))
                .withMessage("a period must have less than 2147483647 days, but it was from -999999999-01-01 to"
                        + " +99999999-12-31");
    }

    @Test
    void refusesContradictingCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> churn(5, 5, 9, 6))
                .withMessage("lost must be from 0 to 5, but was 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> churn(5, 5, 4, 1))
                .withMessage("activeAtStart must be from 0 to 4, but was 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> churn(5, 3, 9, 1))
                .withMessage("activeAtEnd must be from 4 to 9223372036854775807, but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> churn(-5, 3, 9, -5))
                .withMessage("lost must be from 0 to -5, but was -5");
        assertThatNullPointerException()
                .isThrownBy(() -> new Churn(MARCH, APRIL, 0, 0, 0, 0, new TreeMap<>(), null))
                .withMessage("excluded");
    }

    private static Churn churn(long atStart, long atEnd, long during, long lost) {
        return new Churn(MARCH, APRIL, atStart, atEnd, during, lost, new TreeMap<>(), Exclusions.none());
    }

    @Test
    void isImmutable() {
        SortedMap<LocalDate, Proportion> departures = new TreeMap<>(Map.of(MARCH, Proportion.of(1, 5)));
        Churn churn = new Churn(MARCH, APRIL, 5, 4, 5, 1, departures, Exclusions.none());
        departures.clear();

        assertThat(churn.departures()).isEqualTo(1);
        assertThat(churn.rate(EVENT)).isEqualTo(OptionalDouble.of(0.2));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> churn.departuresByDay().clear());
    }
}
