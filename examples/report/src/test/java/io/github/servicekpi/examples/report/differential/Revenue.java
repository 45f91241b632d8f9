package io.github.servicekpi.examples.report.differential;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the customers of the first day pay after the period, of what they paid on that day. */
record Revenue(Rules rules) {
    Map<String, @Nullable Object> churn(List<Lifetime> lifetimes) {
        return ratio("lower", "gross", lifetimes, (start, end) -> start.subtract(capped(start, end)));
    }

    Map<String, @Nullable Object> grossRetention(List<Lifetime> lifetimes) {
        return ratio("higher", "capped-per-customer", lifetimes, this::capped);
    }

    Map<String, @Nullable Object> netRetention(List<Lifetime> lifetimes) {
        return ratio("higher", "strict-cohort", lifetimes, (start, end) -> end);
    }

    private BigDecimal capped(BigDecimal start, BigDecimal end) {
        return rules.has(PlantedBug.REVENUE_NOT_CAPPED_PER_CUSTOMER) ? end : start.min(end);
    }

    /** What of the two amounts of a customer counts. */
    private interface Part {
        BigDecimal of(BigDecimal start, BigDecimal end);
    }

    private Map<String, @Nullable Object> ratio(
            String direction, String definition, List<Lifetime> lifetimes, Part part) {
        Figure figure = Figure.of("ratio", "fraction", direction, definition);
        BigDecimal numerator = BigDecimal.ZERO;
        BigDecimal denominator = BigDecimal.ZERO;
        for (List<Lifetime> spans : Customers.byCustomer(lifetimes, figure)) {
            List<Lifetime> before =
                    Customers.active(rules, spans, rules.settings().from());
            if (before.isEmpty()) {
                continue;
            }
            BigDecimal start = BigDecimal.ZERO;
            BigDecimal end = BigDecimal.ZERO;
            boolean known = true;
            for (Lifetime span : before) {
                known &= span.monthlyValue() != null;
                start = start.add(span.monthlyValue() == null ? BigDecimal.ZERO : span.monthlyValue());
            }
            for (Lifetime span : Customers.active(rules, spans, rules.settings().to())) {
                BigDecimal value = span.endValue() == null ? span.monthlyValue() : span.endValue();
                known &= value != null;
                end = end.add(value == null ? BigDecimal.ZERO : value);
            }
            if (known) {
                numerator = numerator.add(part.of(start, end));
                denominator = denominator.add(start);
            } else {
                figure.exclude("unknown-monthly-value");
            }
        }
        return figure.put("numerator", numerator.doubleValue())
                .put("denominator", denominator.doubleValue())
                .put("value", denominator.signum() == 0 ? null : numerator.doubleValue() / denominator.doubleValue())
                .json();
    }
}
