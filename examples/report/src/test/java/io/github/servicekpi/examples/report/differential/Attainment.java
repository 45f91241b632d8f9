package io.github.servicekpi.examples.report.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** KPIs that are shares of targets met. */
record Attainment(Rules rules) {
    /**
     * Something that is to happen within a target.
     *
     * @param byCustomer whether the customer began what it is about
     * @param event when it did; null if it did not
     * @param closed when it could no longer; null if it still can
     */
    private record Clock(
            Target target,
            boolean byCustomer,
            Instant start,
            @Nullable Instant event,
            @Nullable Instant closed) {}

    Map<String, @Nullable Object> firstResponse(List<Ticket> tickets) {
        return share(
                "first-response", tickets, ticket -> ticket, Ticket::opened, Ticket::firstResponse, Ticket::closed);
    }

    Map<String, @Nullable Object> resolution(List<Ticket> tickets) {
        return share("resolution", tickets, ticket -> ticket, Ticket::opened, Ticket::resolved, Ticket::closed);
    }

    Map<String, @Nullable Object> nextResponse(List<Cycle> cycles) {
        return share(
                "next-response",
                cycles.stream().filter(Cycle::afterFirstReply).toList(),
                Cycle::ticket,
                Cycle::start,
                Cycle::reply,
                cycle -> cycle.resolved() != null
                        ? cycle.resolved()
                        : cycle.ticket().closed());
    }

    /** Something of a row, null where it has not happened. */
    private interface Part<R, V> {
        @Nullable
        V of(R row);
    }

    private <R> Map<String, @Nullable Object> share(
            String metric,
            List<R> rows,
            Part<R, Ticket> ticket,
            Part<R, Instant> start,
            Part<R, Instant> event,
            Part<R, Instant> closed) {
        List<Clock> clocks = rows.stream()
                .filter(row -> target(metric, row, ticket) != null)
                .map(row -> new Clock(
                        Objects.requireNonNull(target(metric, row, ticket)),
                        Objects.requireNonNull(ticket.of(row)).byCustomer(),
                        Objects.requireNonNull(start.of(row)),
                        event.of(row),
                        closed.of(row)))
                .toList();
        return new Shares(rules).share("higher", "by-policy", clocks, this::whyNot, this::isMet);
    }

    private <R> @Nullable Target target(String metric, R row, Part<R, Ticket> ticket) {
        return Target.of(
                Objects.requireNonNull(rules.targets()), metric, Objects.requireNonNull(ticket.of(row)), rules);
    }

    private @Nullable String whyNot(Clock clock) {
        if (clock.target().metric().equals("first-response") && !clock.byCustomer()) {
            return "not-customer-initiated";
        }
        if (clock.event() != null) {
            return clock.event().isBefore(clock.start()) ? "negative-span" : null;
        }
        Instant until = clock.closed() == null ? Objects.requireNonNull(rules.asOf()) : clock.closed();
        if (!isWithin(clock, until)) {
            return null;
        }
        return clock.closed() != null ? "closed-without" : rules.has(PlantedBug.PENDING_IS_BREACHED) ? null : "pending";
    }

    private boolean isMet(Clock clock) {
        return clock.event() != null && isWithin(clock, clock.event());
    }

    private boolean isWithin(Clock clock, Instant instant) {
        Duration time = rules.time(clock.start(), instant);
        int compared = time.compareTo(clock.target().time());
        return rules.has(PlantedBug.TARGET_EXCLUSIVE) ? compared < 0 : compared <= 0;
    }
}
