package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.Lifetimes.END;
import static io.github.servicekpi.retention.Lifetimes.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Revenue against a plain computation from the rows of each customer. */
class RevenuePropertiesTest {

    @Provide
    Arbitrary<List<CustomerLifetime>> rows() {
        return Lifetimes.any().list().ofMaxSize(20);
    }

    /** The amount at the start or end of a customer; empty if it is not known. */
    private static Optional<BigDecimal> amount(List<CustomerLifetime> rows, boolean atEnd) {
        BigDecimal sum = BigDecimal.ZERO;
        for (CustomerLifetime row : rows) {
            BigDecimal value = atEnd && row.endValue() != null ? row.endValue() : row.monthlyValue();
            if (row.isActiveOn(atEnd ? END : START)) {
                if (value == null) {
                    return Optional.empty();
                }
                sum = sum.add(value);
            }
        }
        return Optional.of(sum);
    }

    @Property
    void customerByCustomer(@ForAll("rows") List<CustomerLifetime> rows) {
        RevenueRetention revenue = RevenueRetention.calculator(START, END).calculate(rows);

        Map<String, List<CustomerLifetime>> byCustomer =
                rows.stream().collect(Collectors.groupingBy(CustomerLifetime::customer));
        BigDecimal start = BigDecimal.ZERO;
        BigDecimal kept = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal others = BigDecimal.ZERO;
        long unknown = 0;
        for (List<CustomerLifetime> own : byCustomer.values()) {
            Optional<BigDecimal> first = amount(own, false);
            Optional<BigDecimal> last = amount(own, true);
            if (first.isEmpty() || last.isEmpty()) {
                unknown++;
            } else if (own.stream().anyMatch(row -> row.isActiveOn(START))) {
                start = start.add(first.get());
                kept = kept.add(first.get().min(last.get()));
                net = net.add(last.get());
            } else {
                others = others.add(last.get());
            }
        }
        assertThat(revenue.start()).isEqualByComparingTo(start);
        assertThat(revenue.grossRetention().numerator()).isEqualByComparingTo(kept);
        assertThat(revenue.netRetention(Reactivation.LEFT_OUT).numerator()).isEqualByComparingTo(net);
        assertThat(revenue.added().add(revenue.reactivated())).isEqualByComparingTo(others);
        assertThat(revenue.netRetention(Reactivation.COUNTED).numerator())
                .isEqualByComparingTo(net.add(revenue.reactivated()));
        assertThat(revenue.excluded().total() - revenue.excluded().count("ended-before-started"))
                .isEqualTo(unknown);
        assertThat(revenue.churn().numerator().add(kept)).isEqualByComparingTo(start);
    }
}
