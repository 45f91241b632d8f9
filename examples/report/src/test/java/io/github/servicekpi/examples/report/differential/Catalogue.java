package io.github.servicekpi.examples.report.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The KPIs of each file, in the order of the contract. */
final class Catalogue {
    private Catalogue() {}

    /**
     * The KPIs of interactions.
     *
     * @param rows of the report, without what their messages say
     * @param messages null without a file of them
     * @param history among which repeat contacts are looked for
     */
    static Map<String, Object> ofInteractions(
            Rules rules, List<Ticket> rows, @Nullable List<Message> messages, List<Ticket> history) {
        List<Ticket> tickets = new ArrayList<>();
        List<Cycle> cycles = new ArrayList<>();
        for (Ticket row : rows) {
            List<Message> ofRow = messages == null
                    ? List.of()
                    : Message.inOrder(
                            messages.stream()
                                    .filter(message -> message.interaction().equals(row.id()))
                                    .toList(),
                            rules.bugs());
            boolean replaced = !ofRow.isEmpty() && !rules.has(PlantedBug.FIRST_RESPONSE_OF_THE_ROW);
            Ticket ticket = replaced ? row.withResponseOf(ofRow, rules.bugs()) : row;
            tickets.add(ticket);
            cycles.addAll(Cycle.of(ticket, ofRow, rules));
        }
        Attainment attainment = new Attainment(rules);
        Durations durations = new Durations(rules);
        Repeats repeats = new Repeats(rules, history);
        Shares shares = new Shares(rules);
        Queues queues = new Queues(rules);
        Map<String, Object> kpis = new LinkedHashMap<>(Volumes.of(tickets));
        kpis.put("first-response-time", durations.firstResponse(tickets));
        if (messages != null) {
            kpis.put("response-time", durations.response(cycles));
        }
        kpis.put("speed-of-answer", durations.speedOfAnswer(tickets));
        kpis.put("time-to-abandon", durations.timeToAbandon(tickets));
        kpis.put("handle-time", durations.handleTime(tickets));
        kpis.put("resolution-time", durations.resolution(tickets));
        kpis.put("first-resolution-time", durations.firstResolution(tickets));
        kpis.put("first-contact-resolution", repeats.firstContactResolution(tickets));
        kpis.put("repeat-contact-rate", repeats.repeatContactRate(tickets));
        kpis.put("reopen-rate", shares.reopenRate(tickets));
        kpis.put("transfer-rate", shares.transferRate(tickets));
        kpis.put("complaint-rate", shares.complaintRate(tickets));
        kpis.put("registered-rate", shares.registeredRate(tickets));
        kpis.put("abandonment-rate", queues.abandonmentRate(tickets));
        kpis.put("service-level", queues.serviceLevel(tickets));
        if (rules.targets() != null) {
            kpis.put("sla-first-response", attainment.firstResponse(tickets));
            if (messages != null) {
                kpis.put("sla-next-response", attainment.nextResponse(cycles));
            }
            kpis.put("sla-resolution", attainment.resolution(tickets));
        }
        return kpis;
    }

    static Map<String, Object> ofSurveys(Rules rules, List<Answer> answers) {
        Scores scores = new Scores(rules);
        Map<String, Object> kpis = new LinkedHashMap<>();
        kpis.put("nps", scores.nps(answers));
        kpis.put("csat", scores.csat(answers));
        kpis.put("ces", scores.ces(answers));
        kpis.put("review-rating", scores.reviews(answers));
        kpis.put("survey-response-rate", scores.surveyResponseRate(answers));
        kpis.put("review-response-rate", scores.reviewResponseRate(answers));
        return kpis;
    }

    static Map<String, Object> ofCustomers(Rules rules, List<Lifetime> lifetimes) {
        Map<String, Object> kpis = new LinkedHashMap<>();
        if (rules.settings().from() != null && rules.settings().to() != null) {
            Customers customers = new Customers(rules);
            Revenue revenue = new Revenue(rules);
            kpis.put("churn-rate", customers.churnRate(lifetimes));
            kpis.put("retention-rate", customers.retentionRate(lifetimes));
            kpis.put("revenue-churn-rate", revenue.churn(lifetimes));
            kpis.put("gross-revenue-retention", revenue.grossRetention(lifetimes));
            kpis.put("net-revenue-retention", revenue.netRetention(lifetimes));
        }
        kpis.put("customer-survival", new Lifetimes(rules).survival(lifetimes));
        return kpis;
    }
}
