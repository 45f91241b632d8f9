package io.github.servicekpi.examples.report.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Churn and retention of those who were customers on the first day of a period. */
record Customers(Rules rules) {
    Map<String, @Nullable Object> churnRate(List<Lifetime> lifetimes) {
        return share("lower", lifetimes, false);
    }

    Map<String, @Nullable Object> retentionRate(List<Lifetime> lifetimes) {
        return share("higher", lifetimes, true);
    }

    private Map<String, @Nullable Object> share(String direction, List<Lifetime> lifetimes, boolean stayed) {
        Figure figure = Figure.of("proportion", "fraction", direction, "cohort");
        int of = 0;
        int counted = 0;
        for (List<Lifetime> spans : byCustomer(lifetimes, figure)) {
            if (isActive(spans, rules.settings().from())) {
                of++;
                counted += isActive(spans, rules.settings().to()) == stayed ? 1 : 0;
            }
        }
        return new Shares(rules).put(figure, counted, of).json();
    }

    private boolean isActive(List<Lifetime> spans, @Nullable LocalDate day) {
        return !active(rules, spans, day).isEmpty();
    }

    /** The spans of each customer, without those that end before they start. */
    static List<List<Lifetime>> byCustomer(List<Lifetime> lifetimes, Figure figure) {
        Map<String, List<Lifetime>> byCustomer = new LinkedHashMap<>();
        for (Lifetime lifetime : lifetimes) {
            if (lifetime.negative()) {
                figure.exclude("ended-before-started");
            } else {
                byCustomer
                        .computeIfAbsent(lifetime.customer(), id -> new ArrayList<>())
                        .add(lifetime);
            }
        }
        return new ArrayList<>(byCustomer.values());
    }

    static List<Lifetime> active(Rules rules, List<Lifetime> spans, @Nullable LocalDate date) {
        LocalDate day = Objects.requireNonNull(date);
        List<Lifetime> active = new ArrayList<>();
        for (Lifetime span : spans) {
            LocalDate ended = span.ended();
            boolean last = rules.has(PlantedBug.CUSTOMER_ON_THE_LAST_DAY) && day.equals(ended);
            if (!span.started().isAfter(day) && (ended == null || day.isBefore(ended) || last)) {
                active.add(span);
            }
        }
        return active;
    }
}
