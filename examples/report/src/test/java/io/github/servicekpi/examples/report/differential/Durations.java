package io.github.servicekpi.examples.report.differential;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** KPIs that are distributions of durations. */
record Durations(Rules rules) {
    Map<String, @Nullable Object> firstResponse(List<Ticket> tickets) {
        return distribution(
                inBusinessTime("opened-to-first-human-reply"),
                tickets,
                ticket -> ticket.byCustomer() ? null : "not-customer-initiated",
                Ticket::open,
                ticket -> ticket.firstResponse() == null ? null : rules.time(ticket.opened(), ticket.firstResponse()));
    }

    Map<String, @Nullable Object> response(List<Cycle> cycles) {
        return distribution(
                "every-cycle",
                cycles,
                cycle -> null,
                Cycle::open,
                cycle -> cycle.reply() == null ? null : rules.time(cycle.start(), cycle.reply()));
    }

    Map<String, @Nullable Object> speedOfAnswer(List<Ticket> tickets) {
        return distribution(
                "from-queue-entry", tickets, ticket -> null, Ticket::open, ticket -> ticket.wait(ticket.answered()));
    }

    Map<String, @Nullable Object> timeToAbandon(List<Ticket> tickets) {
        return distribution(
                "from-queue-entry",
                tickets,
                ticket -> null,
                Ticket::open,
                ticket -> ticket.abandoned() ? ticket.wait(ticket.abandonedAt()) : null);
    }

    Map<String, @Nullable Object> handleTime(List<Ticket> tickets) {
        return distribution(
                "talk-hold-wrap",
                without(tickets, Ticket::abandoned),
                ticket -> null,
                Ticket::open,
                Durations::handleTime);
    }

    private static @Nullable Duration handleTime(Ticket ticket) {
        Duration sum = null;
        for (BigDecimal part : new BigDecimal[] {ticket.talk(), ticket.hold(), ticket.wrap()}) {
            if (part != null) {
                long nanos = part.movePointRight(9).longValueExact();
                sum = (sum == null ? Duration.ZERO : sum).plusNanos(nanos);
            }
        }
        return sum;
    }

    Map<String, @Nullable Object> resolution(List<Ticket> tickets) {
        return distribution(
                inBusinessTime("full"),
                tickets,
                ticket -> null,
                Ticket::open,
                ticket -> ticket.resolved() == null ? null : rules.time(ticket.opened(), ticket.resolved()));
    }

    Map<String, @Nullable Object> firstResolution(List<Ticket> tickets) {
        return distribution(inBusinessTime("first"), tickets, ticket -> null, Ticket::open, ticket -> {
            if (ticket.firstResolved() != null) {
                return rules.time(ticket.opened(), ticket.firstResolved());
            }
            boolean reopened = ticket.reopens() != null && ticket.reopens() > 0;
            return ticket.resolved() == null || reopened ? null : rules.time(ticket.opened(), ticket.resolved());
        });
    }

    private String inBusinessTime(String definition) {
        return definition + (rules.business().isAroundTheClock() ? "" : "-in-business-time");
    }

    private static List<Ticket> without(List<Ticket> tickets, Predicate<Ticket> leftOut) {
        return tickets.stream().filter(leftOut.negate()).toList();
    }

    /**
     * A distribution.
     *
     * @param why the reason to exclude a row; null for none
     * @param isOpen whether the event may still come
     * @param span null without the event
     */
    private <R> Map<String, @Nullable Object> distribution(
            String definition,
            List<R> rows,
            Function<R, @Nullable String> why,
            Predicate<R> isOpen,
            Function<R, @Nullable Duration> span) {
        Figure figure = Figure.of("duration", "seconds", "lower", definition);
        List<BigDecimal> seconds = new ArrayList<>();
        long missing = 0;
        long open = 0;
        for (R row : rows) {
            String reason = why.apply(row);
            Duration duration = span.apply(row);
            if (reason != null) {
                figure.exclude(reason);
            } else if (duration == null) {
                open += isOpen.test(row) ? 1 : 0;
                missing += isOpen.test(row) ? 0 : 1;
            } else if (!duration.isNegative()) {
                seconds.add(BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9)));
            } else if (rules.has(PlantedBug.NEGATIVE_SPAN_IS_ZERO)) {
                seconds.add(BigDecimal.ZERO);
            } else {
                figure.exclude("negative-span");
            }
        }
        Collections.sort(seconds);
        return figure.put("count", (long) seconds.size())
                .put("missing", missing)
                .put("open", open)
                .put("mean", mean(seconds))
                .put("min", percentile(seconds, 0))
                .put("p50", percentile(seconds, 50))
                .put("p90", percentile(seconds, 90))
                .put("p95", percentile(seconds, 95))
                .put("p99", percentile(seconds, 99))
                .put("max", percentile(seconds, 100))
                .json();
    }

    private static @Nullable Double mean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return values.isEmpty()
                ? null
                : sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64)
                        .doubleValue();
    }

    /** Of values in order; 0 % is the least and 100 % the greatest by either method. */
    private @Nullable Double percentile(List<BigDecimal> values, int percent) {
        int size = values.size();
        if (size == 0) {
            return null;
        }
        if (percent == 0 || percent == 100) {
            return values.get(percent == 0 ? 0 : size - 1).doubleValue();
        }
        if (Objects.equals(rules.settings().percentileMethod(), "nearest-rank")) {
            int rank = (percent * size + 99) / 100;
            return values.get(Math.max(0, rank - (rules.has(PlantedBug.PERCENTILE_ONE_RANK_LOW) ? 2 : 1)))
                    .doubleValue();
        }
        int hundredths = percent * (size - 1);
        BigDecimal below = values.get(hundredths / 100);
        BigDecimal above = values.get(Math.min(size - 1, hundredths / 100 + 1));
        BigDecimal part = BigDecimal.valueOf(hundredths % 100, 2);
        return below.add(above.subtract(below).multiply(part)).doubleValue();
    }
}
