package io.github.servicekpi.examples.report.differential;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** KPIs of contacts that waited for an answer, which came or did not: the offered ones. */
record Queues(Rules rules) {
    Map<String, @Nullable Object> abandonmentRate(List<Ticket> tickets) {
        String limit = rules.settings().variants().get("short-abandon");
        if (limit == null) {
            return new Shares(rules).share("lower", "of-offered", offered(tickets), ticket -> null, Ticket::abandoned);
        }
        return new Shares(rules)
                .share(
                        "lower",
                        "without-short",
                        offered(tickets).stream()
                                .filter(ticket -> !droppedAsShort(ticket, Duration.parse(limit)))
                                .toList(),
                        Queues::negative,
                        Ticket::abandoned);
    }

    Map<String, @Nullable Object> serviceLevel(List<Ticket> tickets) {
        Settings settings = rules.settings();
        String form = settings.variant("service-level", "of-offered");
        Duration shortWait = Duration.parse(settings.variant("short-abandon", "PT5S"));
        List<Ticket> population = offered(tickets).stream()
                .filter(ticket -> switch (form) {
                    case "of-answered" -> !ticket.abandoned();
                    case "drop-abandoned-within" -> !ticket.abandoned() || negative(ticket) != null || !inTime(ticket);
                    case "drop-short" -> !droppedAsShort(ticket, shortWait);
                    default -> true;
                })
                .toList();
        return new Shares(rules)
                .share(
                        "higher",
                        form,
                        population,
                        Queues::negative,
                        ticket -> inTime(ticket) && (!ticket.abandoned() || form.equals("left-queue")));
    }

    private static List<Ticket> offered(List<Ticket> tickets) {
        return tickets.stream()
                .filter(ticket -> ticket.answered() != null || ticket.abandonedAt() != null)
                .toList();
    }

    private boolean droppedAsShort(Ticket ticket, Duration limit) {
        return ticket.abandoned()
                && negative(ticket) == null
                && queueTime(ticket).compareTo(limit) <= 0
                && !rules.has(PlantedBug.SHORT_ABANDON_COUNTED);
    }

    private boolean inTime(Ticket ticket) {
        int compared = queueTime(ticket).compareTo(rules.settings().threshold());
        return rules.has(PlantedBug.THRESHOLD_EXCLUSIVE) ? compared < 0 : compared <= 0;
    }

    private static @Nullable String negative(Ticket ticket) {
        return queueTime(ticket).isNegative() ? "negative-span" : null;
    }

    private static Duration queueTime(Ticket ticket) {
        return Objects.requireNonNull(ticket.wait(ticket.abandoned() ? ticket.abandonedAt() : ticket.answered()));
    }
}
