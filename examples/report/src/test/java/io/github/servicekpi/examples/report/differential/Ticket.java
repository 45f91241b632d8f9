package io.github.servicekpi.examples.report.differential;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interaction; what is null is not known or has not happened. */
record Ticket(
        String id,
        Instant opened,
        @Nullable String customer,
        @Nullable String channel,
        @Nullable String segment,
        @Nullable String topic,
        @Nullable String origin,
        @Nullable Instant queued,
        @Nullable Instant answered,
        @Nullable Instant abandonedAt,
        @Nullable Instant firstResponse,
        @Nullable Instant firstResolved,
        @Nullable Instant resolved,
        @Nullable BigDecimal talk,
        @Nullable BigDecimal hold,
        @Nullable BigDecimal wrap,
        @Nullable Integer agentReplies,
        @Nullable Integer customerMessages,
        @Nullable Integer agents,
        @Nullable Integer reopens,
        @Nullable Integer transfers,
        @Nullable Boolean complaint,
        @Nullable Boolean registered) {
    static final List<String> TIMES = List.of(
            "opened_at",
            "queued_at",
            "answered_at",
            "abandoned_at",
            "first_response_at",
            "first_resolved_at",
            "resolved_at");

    /** Reads a row, in the order of the columns in the contract. */
    static Ticket read(Cells cells) throws Unusable {
        String id = cells.required("id");
        cells.required("opened_at");
        return new Ticket(
                id,
                cells.time("opened_at"),
                cells.text("customer"),
                cells.text("channel"),
                cells.text("segment"),
                cells.text("topic"),
                cells.oneOf("origin", "customer", "agent", "campaign"),
                cells.time("queued_at"),
                cells.time("answered_at"),
                cells.time("abandoned_at"),
                cells.time("first_response_at"),
                cells.time("first_resolved_at"),
                cells.time("resolved_at"),
                cells.decimal("talk_s"),
                cells.decimal("hold_s"),
                cells.decimal("wrap_s"),
                cells.whole("agent_replies"),
                cells.whole("customer_messages"),
                cells.whole("agents"),
                cells.whole("reopens"),
                cells.whole("transfers"),
                cells.flag("complaint"),
                cells.flag("registered"));
    }

    /** A copy whose first response is the first reply among its messages. */
    Ticket withResponseOf(List<Message> messages, Set<PlantedBug> bugs) {
        Instant first = null;
        for (Message message : messages) {
            if (first == null && message.isReply(bugs)) {
                first = message.at();
            }
        }
        return new Ticket(
                id,
                opened,
                customer,
                channel,
                segment,
                topic,
                origin,
                queued,
                answered,
                abandonedAt,
                first,
                firstResolved,
                resolved,
                talk,
                hold,
                wrap,
                agentReplies,
                customerMessages,
                agents,
                reopens,
                transfers,
                complaint,
                registered);
    }

    boolean byCustomer() {
        return origin == null || origin.equals("customer");
    }

    /** Answered and abandoned is answered. */
    boolean abandoned() {
        return abandonedAt != null && answered == null;
    }

    boolean open() {
        return resolved == null && !abandoned();
    }

    /** When the case was resolved, else abandoned; null while it is open. */
    @Nullable
    Instant closed() {
        return resolved != null ? resolved : abandoned() ? abandonedAt : null;
    }

    /** The wait in the queue until an event; null without the event. */
    @Nullable
    Duration wait(@Nullable Instant event) {
        return event == null ? null : Duration.between(queued == null ? opened : queued, event);
    }
}
