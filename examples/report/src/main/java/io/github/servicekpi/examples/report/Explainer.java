package io.github.servicekpi.examples.report;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.conversation.Conversation;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.examples.report.rows.Case;
import io.github.servicekpi.examples.report.rows.Found;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiRowType;
import io.github.servicekpi.examples.report.rows.MessageRow;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.sla.SlaMetric;
import io.github.servicekpi.sla.SlaPolicy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Explains one case by asking the library about it alone, with all that it needs to know of the others.
 *
 * @param ahead reads what has to be known before
 * @param statistics how results become figures
 */
record Explainer(ReadingAhead ahead, Statistics statistics) {

    /** Explains the case with an id, which may have no row at all. */
    Explanation explain(InputFiles files, String id) {
        KpiContext context = ahead.read(files, (file, rejection) -> {});
        InputFile<Case> interactions = files.interactions();
        List<Found<Case>> rows =
                interactions == null ? List.of() : interactions.find("id", id, context.selection(), context.asOf());
        Optional<Case> known = rows.stream()
                .flatMap(row -> Optional.ofNullable(row.row()).stream())
                .findFirst();
        boolean isCounted = rows.stream().anyMatch(Found::isCounted);
        return new Explanation(
                id,
                ahead.hoursInWords(files),
                context,
                rows,
                messages(files, id, context, known),
                known.map(row -> promises(row, context)).orElse(List.of()),
                known.isEmpty() || interactions == null || !isCounted
                        ? List.of()
                        : figures(known.get(), interactions, context));
    }

    private List<Found<MessageRow>> messages(InputFiles files, String id, KpiContext context, Optional<Case> known) {
        if (files.messages() == null || files.interactions() == null) {
            return List.of();
        }
        IdentityHashMap<ConversationEvent, Found<MessageRow>> byEvent = new IdentityHashMap<>(); // two may say the same
        List<ConversationEvent> events = new ArrayList<>();
        List<Found<MessageRow>> others = new ArrayList<>();
        for (Found<MessageRow> message :
                files.messages().find("interaction", id, ahead.ofMessages(files.interactions()), context.asOf())) {
            if (message.row() != null && message.isCounted() && known.isPresent()) {
                byEvent.put(message.row().event(), message);
                events.add(message.row().event());
            } else {
                others.add(message);
            }
        }
        List<Found<MessageRow>> messages = new ArrayList<>();
        known.ifPresent(row -> Conversation.of(row.interaction(), events)
                .events()
                .forEach(event -> messages.add(Objects.requireNonNull(byEvent.get(event)))));
        messages.addAll(others);
        return messages;
    }

    private static List<Explanation.Promise> promises(Case known, KpiContext context) {
        SlaPolicy sla = context.sla();
        List<Explanation.Promise> promises = new ArrayList<>();
        if (sla != null) {
            add(promises, SlaMetric.FIRST_RESPONSE, sla, known.interaction());
            for (ReplyCycle cycle : known.replyCycles()) {
                sla.clock(cycle)
                        .ifPresent(clock -> promises.add(new Explanation.Promise(SlaMetric.NEXT_RESPONSE, clock)));
            }
            add(promises, SlaMetric.RESOLUTION, sla, known.interaction());
        }
        return promises;
    }

    private static void add(List<Explanation.Promise> promises, SlaMetric metric, SlaPolicy sla, Interaction row) {
        sla.clock(metric, row).ifPresent(clock -> promises.add(new Explanation.Promise(metric, clock)));
    }

    /** What the case alone makes of each KPI. */
    private List<Figure> figures(Case known, InputFile<Case> interactions, KpiContext context) {
        FileKpis<Case> kpis = new FileKpis<>((KpiRowType<Case>) interactions.type(), context, List.of());
        Accumulator<Case, KpiResults> accumulator = kpis.newAccumulator();
        accumulator.add(known);
        return statistics.figures(kpis.total(accumulator.result()));
    }
}
