package io.github.servicekpi.examples.report.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** KPIs that count interactions. */
final class Volumes {
    private Volumes() {}

    static Map<String, Map<String, @Nullable Object>> of(List<Ticket> tickets) {
        Map<String, Map<String, @Nullable Object>> kpis = new LinkedHashMap<>();
        kpis.put("interactions", Figure.count("none", "opened", tickets.size()));
        kpis.put(
                "open-interactions",
                Figure.count(
                        "lower",
                        "neither-resolved-nor-abandoned",
                        tickets.stream().filter(Ticket::open).count()));
        kpis.put(
                "resolved-interactions",
                Figure.count(
                        "higher",
                        "of-opened",
                        tickets.stream()
                                .filter(ticket -> ticket.resolved() != null)
                                .count()));
        kpis.put(
                "complaints",
                Figure.count(
                        "lower",
                        "flagged",
                        tickets.stream()
                                .filter(ticket -> Objects.equals(ticket.complaint(), true))
                                .count()));
        kpis.put(
                "distinct-customers",
                Figure.count(
                        "none",
                        "by-id",
                        tickets.stream()
                                .map(Ticket::customer)
                                .filter(Objects::nonNull)
                                .distinct()
                                .count()));
        return kpis;
    }
}
