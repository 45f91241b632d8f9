package io.github.servicekpi.examples.report.differential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What happened in an interaction: a message, or an event beside the messages. */
record Message(String interaction, Instant at, String author, boolean isPublic, String event) {
    private static final Comparator<Message> IN_ORDER =
            Comparator.comparing(Message::at).thenComparing(Message::rank);

    /** Reads a row, in the order of the columns in the contract. */
    static Message read(Cells cells) throws Unusable {
        String interaction = cells.required("interaction");
        cells.required("at");
        Instant at = cells.time("at");
        cells.required("author");
        String author = cells.oneOf("author", "customer", "agent", "bot", "automation", "system");
        String visibility = cells.oneOf("visibility", "public", "internal");
        String event = cells.oneOf("event", "message", "resolved", "reopened", "assigned", "handoff");
        return new Message(
                interaction,
                Objects.requireNonNull(at),
                Objects.requireNonNull(author),
                visibility == null || visibility.equals("public"),
                event == null ? "message" : event);
    }

    /** Where it comes among those of the same instant. */
    private int rank() {
        return switch (event) {
            case "reopened" -> 1;
            case "handoff" -> 2;
            case "assigned" -> 3;
            case "resolved" -> 7;
            default -> author.equals("customer") ? 4 : author.equals("agent") ? 6 : 5;
        };
    }

    static List<Message> inOrder(List<Message> messages, Set<PlantedBug> bugs) {
        List<Message> ordered = new ArrayList<>(messages);
        ordered.sort(
                bugs.contains(PlantedBug.MESSAGES_AT_ONE_INSTANT_AS_IN_THE_FILE)
                        ? Comparator.comparing(Message::at)
                        : IN_ORDER);
        return ordered;
    }

    /** That the customer wrote, for all to see. */
    boolean isOfCustomer() {
        return event.equals("message") && isPublic && author.equals("customer");
    }

    /** That a human answered, for the customer to see. */
    boolean isReply(Set<PlantedBug> bugs) {
        return event.equals("message")
                && (isPublic || bugs.contains(PlantedBug.NOTES_ARE_REPLIES))
                && (author.equals("agent") || (author.equals("bot") && bugs.contains(PlantedBug.BOTS_REPLY)));
    }
}
