package io.github.servicekpi.examples.quickstart;

import io.github.servicekpi.Groups;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how fast each agent answers, from tickets as an application of your own has them. */
public final class Quickstart {
    private Quickstart() {}

    /** A row of your own; the library asks nothing of it. */
    record Ticket(String agent, Instant created, @Nullable Instant answered) {}

    static final List<Ticket> TICKETS = List.of(
            new Ticket("amy", at("09:00"), at("09:04")),
            new Ticket("amy", at("09:30"), at("09:42")),
            new Ticket("amy", at("10:10"), null),
            new Ticket("bob", at("09:05"), at("10:05")));

    private static Instant at(String time) {
        return Instant.parse("2026-03-27T" + time + ":00Z");
    }

    static Groups<String, DurationDistribution> answersByAgent(List<Ticket> tickets) {
        // README: own rows
        Span<Ticket> response = Span.between(Ticket::created, Ticket::answered);

        Groups<String, DurationDistribution> byAgent =
                response.distribution().groupingBy(Ticket::agent).calculate(tickets);

        byAgent.get("amy").percentile(90); // Optional[PT12M]
        byAgent.get("amy").count(); // 2
        byAgent.get("amy").missing(); // 1: not answered, so neither 0 nor part of any average
        // README: end
        return byAgent;
    }

    /**
     * Prints a line an agent.
     *
     * @param args none
     */
    public static void main(String[] args) {
        answersByAgent(TICKETS)
                .byKey()
                .forEach((agent, answers) ->
                        System.out.println(agent + ": " + answers.count() + " answered, 90 % of them within "
                                + answers.percentile(90).map(Object::toString).orElse("no data") + ", "
                                + answers.missing() + " not"));
    }
}
