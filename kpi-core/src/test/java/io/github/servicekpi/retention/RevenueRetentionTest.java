package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.Reactivation.COUNTED;
import static io.github.servicekpi.retention.Reactivation.LEFT_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.servicekpi.stats.Exclusions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevenueRetentionTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    private final List<CustomerLifetime> rows = new ArrayList<>();

    private void add(String customer, String startedOn, String endedOn, String monthlyValue, String endValue) {
        rows.add(Lifetimes.of(customer, startedOn, endedOn)
                .monthlyValue(monthlyValue == null ? null : new BigDecimal(monthlyValue))
                .endValue(endValue == null ? null : new BigDecimal(endValue))
                .build());
    }

    private RevenueRetention march() {
        return RevenueRetention.calculator(MARCH, APRIL).calculate(rows);
    }

    /** By hand: 100,000 at the start; 8,000 more, 3,000 less, 5,000 gone; 1,000 back and 12,000 new. */
    private RevenueRetention example() {
        add("unchanged", "2025-01-01", null, "50000", null);
        add("more", "2025-01-01", null, "20000", "28000");
        add("less", "2025-01-01", null, "25000", "22000");
        add("gone", "2025-01-01", "2026-03-20", "5000", null);
        add("back", "2025-01-01", "2025-06-01", "900", null);
        add("back", "2026-03-07", null, "1000", null);
        add("new", "2026-03-07", null, "10000", "12000");
        return march();
    }

    @Test
    void amountsOfTheExample() {
        RevenueRetention revenue = example();

        assertThat(revenue)
                .isEqualTo(new RevenueRetention(
                        4,
                        new BigDecimal(100_000),
                        new BigDecimal(8_000),
                        new BigDecimal(3_000),
                        new BigDecimal(5_000),
                        new BigDecimal(1_000),
                        new BigDecimal(12_000),
                        Exclusions.none()));
        assertThat(revenue.end()).isEqualTo("100000");
    }

    @Test
    void ratesOfTheExample() {
        RevenueRetention revenue = example();

        assertThat(revenue.churn().value()).hasValue(0.08);
        assertThat(revenue.grossRetention().value()).hasValue(0.92);
        assertThat(revenue.netRetention(LEFT_OUT).value()).hasValue(1);
        assertThat(revenue.netRetention(COUNTED).value()).hasValue(1.01);
        assertThat(revenue.quickRatio(LEFT_OUT).value()).hasValue(2.5);
        assertThat(revenue.quickRatio(COUNTED).value()).hasValue(2.625);
        assertThat(revenue.churn().numerator()).isEqualTo("8000");
        assertThat(revenue.churn().denominator()).isEqualTo("100000");
    }

    /** The expansion of one customer does not make up for the contraction of another in the gross ones. */
    @Test
    void capsEachCustomer() {
        add("more", "2025-01-01", null, "10", "30");
        add("less", "2025-01-01", null, "20", "15");
        RevenueRetention revenue = march();

        assertThat(revenue.grossRetention()).isEqualTo(ratio("25", "30"));
        assertThat(revenue.netRetention(LEFT_OUT)).isEqualTo(ratio("45", "30"));
    }

    private static RevenueRatio ratio(String numerator, String denominator) {
        return new RevenueRatio(new BigDecimal(numerator), new BigDecimal(denominator), Exclusions.none());
    }

    /** One row: what it is worth on the first day, what is lost, and what is new. */
    @ParameterizedTest
    @CsvSource({
        "2025-01-01, 2026-03-01, 10,  , 0, 0, 0", // gone before
        "2025-01-01, 2026-04-01, 10, 7, 10, 10, 0", // gone on the day, whatever the end value
        "2025-01-01, 2026-04-02, 10, 7, 10, 3, 0",
        "2026-03-01,           , 10,  , 10, 0, 0",
        "2026-03-02,           , 10, 7, 0, 0, 7",
        "2026-03-02, 2026-03-30, 10, 7, 0, 0, 0", // came and went
        "2026-04-01,           , 10,  , 0, 0, 10",
        "2026-04-02,           , 10,  , 0, 0, 0",
        "2026-03-01, 2026-03-01, 10,  , 0, 0, 0" // of no days
    })
    void firstAndLastDays(
            String startedOn,
            String endedOn,
            String monthlyValue,
            String endValue,
            String start,
            String lost,
            String added) {
        add("ann", startedOn, endedOn, monthlyValue, endValue);
        RevenueRetention revenue = march();

        assertThat(revenue.start()).isEqualTo(start);
        assertThat(revenue.churn().numerator()).isEqualTo(lost);
        assertThat(revenue.added()).isEqualTo(added);
        assertThat(revenue.reactivated()).isEqualTo(ZERO);
    }

    /** Spans at one time are several subscriptions. */
    @Test
    void overlappingSpansAddUp() {
        add("ann", "2025-01-01", null, "10", null);
        add("ann", "2025-06-01", "2026-03-15", "4", null);
        add("ann", "2026-03-20", null, "1", null);
        RevenueRetention revenue = march();

        assertThat(revenue.customers()).isEqualTo(1);
        assertThat(revenue.start()).isEqualTo("14");
        assertThat(revenue.contraction()).isEqualTo("3");
        assertThat(revenue.churned()).isEqualTo(ZERO);
        assertThat(revenue.added()).isEqualTo(ZERO);
    }

    @Test
    void spansThatTakeOverAreExpansionOrContraction() {
        add("ann", "2025-01-01", "2026-03-15", "10", null);
        add("ann", "2026-03-15", null, "18", null);
        add("bob", "2025-01-01", "2026-03-10", "10", null);
        add("bob", "2026-03-20", null, "6", null);
        RevenueRetention revenue = march();

        assertThat(revenue.expansion()).isEqualTo("8");
        assertThat(revenue.contraction()).isEqualTo("4");
        assertThat(revenue.churned()).isEqualTo(ZERO);
    }

    /** Each customer counts once, whatever else is known of it; those who are gone for long are not missed. */
    @Test
    void excludesUnknownAmounts() {
        add("start", "2025-01-01", null, null, "5");
        add("start", "2025-01-01", null, "10", null);
        add("end", "2025-01-01", "2026-03-10", "10", null);
        add("end", "2026-03-10", null, null, null);
        add("new", "2026-03-10", null, null, null);
        add("fine", "2026-03-10", null, null, "3");
        add("gone", "2025-01-01", "2025-02-01", null, null);
        add("bad", "2025-01-01", "2024-02-01", "10", null);
        add("counts", "2025-01-01", null, "10", null);
        RevenueRetention revenue = march();

        assertThat(revenue.customers()).isEqualTo(1);
        assertThat(revenue.start()).isEqualTo("10");
        assertThat(revenue.added()).isEqualTo("3");
        assertThat(revenue.excluded())
                .isEqualTo(Exclusions.of(
                        Map.of("unknown-monthly-value", 2L, "unknown-new-value", 1L, "ended-before-started", 1L)));
        assertThat(revenue.netRetention(COUNTED).excluded()).isEqualTo(revenue.excluded());
        assertThat(revenue.quickRatio(COUNTED).excluded()).isEqualTo(revenue.excluded());
        Exclusions ofCustomers = Exclusions.of(Map.of("unknown-monthly-value", 2L, "ended-before-started", 1L));
        assertThat(revenue.churn().excluded()).isEqualTo(ofCustomers);
        assertThat(revenue.grossRetention().excluded()).isEqualTo(ofCustomers);
        assertThat(revenue.netRetention(LEFT_OUT).excluded()).isEqualTo(ofCustomers);
    }

    @Test
    void isEmptyWithoutRevenue() {
        add("free", "2025-01-01", null, "0", null);
        RevenueRetention revenue = march();

        assertThat(revenue.customers()).isEqualTo(1);
        assertThat(revenue.churn().value()).isEmpty();
        assertThat(revenue.grossRetention().value()).isEmpty();
        assertThat(revenue.netRetention(COUNTED).value()).isEmpty();
        assertThat(revenue.quickRatio(COUNTED).value()).isEmpty();
    }

    /** Ten times 0.10 in doubles is 0.9999999999999999. */
    @Test
    void sumsAreExact() {
        for (int i = 0; i < 10; i++) {
            add("customer " + i, "2025-01-01", "2026-03-15", "0.10", null);
        }
        add("large", "2025-01-01", "2026-03-15", "1E+49", null);

        assertThat(march().churned()).isEqualByComparingTo(new BigDecimal("1E+49").add(BigDecimal.ONE));
        assertThat(march().churn().value()).hasValue(1);
    }

    /** {@code python3 -c "from fractions import Fraction as F; print(float(F(...)))"}. */
    @ParameterizedTest
    @CsvSource({
        "139130.85, 456116.60, 0.3050335155528214",
        "9007199254740993, 9007199254740992, 1.0",
        "9007199254740993.0000000000000000000000000001, 9007199254740992, 1.0000000000000002",
        "1E-50, 3E+49, 3.333333333333333e-100",
        "0, 5, 0"
    })
    void ratiosAreRoundedOnce(String numerator, String denominator, double value) {
        assertThat(ratio(numerator, denominator).value()).hasValue(value);
    }

    @Test
    void refusesNegativeAmounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ratio("-1", "5"))
                .withMessage("amounts must not be negative, but were -1 and 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ratio("1", "-5"))
                .withMessage("amounts must not be negative, but were 1 and -5");
        for (String name : List.of("start", "expansion", "contraction", "churned", "reactivated", "added")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> withNegative(name))
                    .withMessage(name + " must not be negative, but was -1");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RevenueRetention(-1, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, Exclusions.none()))
                .withMessage("customers must not be negative, but was -1");
    }

    private static RevenueRetention withNegative(String component) {
        BigDecimal[] amounts = new BigDecimal[6];
        Arrays.fill(amounts, ZERO);
        amounts[
                        List.of("start", "expansion", "contraction", "churned", "reactivated", "added")
                                .indexOf(component)] =
                new BigDecimal(-1);
        return new RevenueRetention(
                1, amounts[0], amounts[1], amounts[2], amounts[3], amounts[4], amounts[5], Exclusions.none());
    }

    @Test
    void refusesToLoseMoreThanThereWas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RevenueRetention(
                        1, BigDecimal.TEN, ZERO, BigDecimal.ONE, BigDecimal.TEN, ZERO, ZERO, Exclusions.none()))
                .withMessage("churned and contraction must not exceed start 10, but were 10 and 1");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new RevenueRatio(ZERO, ZERO, null))
                .withMessage("excluded");
        assertThatNullPointerException()
                .isThrownBy(() -> new RevenueRetention(0, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, null))
                .withMessage("excluded");
    }
}
