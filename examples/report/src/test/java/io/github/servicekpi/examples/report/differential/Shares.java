package io.github.servicekpi.examples.report.differential;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Shares of rows. */
record Shares(Rules rules) {
    /**
     * A share with its head.
     *
     * @param population the rows
     * @param why the reason to exclude a row; null for none
     * @param counts whether a row counts, of those not excluded
     */
    <R> Map<String, @Nullable Object> share(
            String direction,
            String definition,
            List<R> population,
            Function<R, @Nullable String> why,
            Predicate<R> counts) {
        Figure figure = Figure.of("proportion", "fraction", direction, definition);
        int numerator = 0;
        int denominator = 0;
        for (R row : population) {
            String reason = why.apply(row);
            if (reason != null) {
                figure.exclude(reason);
                continue;
            }
            denominator++;
            numerator += counts.test(row) ? 1 : 0;
        }
        return put(figure, numerator, denominator).json();
    }

    Figure put(Figure figure, int numerator, int denominator) {
        Settings settings = rules.settings();
        return figure.put("numerator", (long) numerator)
                .put("denominator", (long) denominator)
                .put("value", denominator == 0 ? null : (double) numerator / denominator)
                .putInterval(ProportionIntervals.interval(
                        settings.variant("proportion-interval", "wilson"), numerator, denominator, settings.level()));
    }

    Map<String, @Nullable Object> reopenRate(List<Ticket> tickets) {
        return share(
                "lower",
                "of-resolved",
                tickets.stream().filter(ticket -> ticket.resolved() != null).toList(),
                ticket -> ticket.reopens() == null ? "unknown-reopens" : null,
                ticket -> Objects.requireNonNull(ticket.reopens()) > 0);
    }

    Map<String, @Nullable Object> transferRate(List<Ticket> tickets) {
        return share(
                "lower",
                "of-not-abandoned",
                tickets.stream().filter(ticket -> !ticket.abandoned()).toList(),
                ticket -> ticket.transfers() == null ? "unknown-transfers" : null,
                ticket -> Objects.requireNonNull(ticket.transfers()) > 0);
    }

    Map<String, @Nullable Object> complaintRate(List<Ticket> tickets) {
        return share(
                "lower",
                "of-contacts",
                tickets,
                ticket -> ticket.complaint() == null ? "unknown-complaint" : null,
                ticket -> Objects.requireNonNull(ticket.complaint()));
    }

    Map<String, @Nullable Object> registeredRate(List<Ticket> tickets) {
        return share(
                "none",
                "at-contact-time",
                tickets,
                ticket -> ticket.registered() == null ? "unknown-registered" : null,
                ticket -> Objects.requireNonNull(ticket.registered()));
    }
}
