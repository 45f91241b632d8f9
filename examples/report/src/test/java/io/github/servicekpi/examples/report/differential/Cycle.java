package io.github.servicekpi.examples.report.differential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wrote and the reply to it.
 *
 * @param start the first message without a reply
 * @param reply null without one
 * @param resolved when the case was resolved instead of a reply; null if it was not
 * @param afterFirstReply whether there had been a reply before
 */
record Cycle(
        Ticket ticket,
        Instant start,
        @Nullable Instant reply,
        @Nullable Instant resolved,
        boolean afterFirstReply) {
    /** The cycles of a ticket by its messages in order. */
    static List<Cycle> of(Ticket ticket, List<Message> messages, Rules rules) {
        List<Cycle> cycles = new ArrayList<>();
        Instant waiting = null;
        boolean replied = false;
        boolean afterFirstReply = false;
        for (Message message : messages) {
            if (message.isOfCustomer()) {
                if (waiting == null || rules.has(PlantedBug.LAST_UNANSWERED_MESSAGE_STARTS)) {
                    waiting = message.at();
                    afterFirstReply = replied || rules.has(PlantedBug.FIRST_CYCLE_IS_A_NEXT_ONE);
                }
            } else if (message.isReply(rules.bugs())) {
                if (waiting != null) {
                    cycles.add(new Cycle(ticket, waiting, message.at(), null, afterFirstReply));
                }
                waiting = null;
                replied = true;
            } else if (message.event().equals("resolved") && waiting != null) {
                if (!rules.has(PlantedBug.RESOLUTION_CLOSES_NO_CYCLE)) {
                    cycles.add(new Cycle(ticket, waiting, null, message.at(), afterFirstReply));
                    waiting = null;
                }
            }
        }
        if (waiting != null) {
            cycles.add(new Cycle(ticket, waiting, null, null, afterFirstReply));
        }
        return cycles;
    }

    /** Whether the reply may still come. */
    boolean open() {
        return reply == null && resolved == null && ticket.open();
    }
}
