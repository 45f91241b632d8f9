package io.github.servicekpi.examples.report.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * First contact resolution and repeat contacts.
 *
 * @param history the interactions among which repeats are looked for: of all groups, and also those outside the range
 */
record Repeats(Rules rules, List<Ticket> history) {
    Map<String, @Nullable Object> firstContactResolution(List<Ticket> tickets) {
        String variant = rules.settings().variant("fcr", "no-repeat");
        return new Shares(rules)
                .share(
                        "higher",
                        variant,
                        tickets.stream()
                                .filter(ticket -> ticket.resolved() != null)
                                .toList(),
                        ticket -> whyNot(variant, ticket),
                        ticket -> atFirstContact(variant, ticket));
    }

    Map<String, @Nullable Object> repeatContactRate(List<Ticket> tickets) {
        return new Shares(rules).share("lower", "backward", tickets, Repeats::withoutIssue, this::isRepeat);
    }

    private @Nullable String whyNot(String variant, Ticket ticket) {
        return switch (variant) {
            case "one-touch", "single-reply" -> ticket.agentReplies() == null ? "unknown-agent-replies" : null;
            case "single-agent" -> ticket.agents() == null ? "unknown-agents" : unknownReopens(ticket);
            case "no-reply-needed" -> ticket.customerMessages() == null ? "unknown-customer-messages" : null;
            default -> {
                String withoutIssue = withoutIssue(ticket);
                String unknown = withoutIssue == null ? unknownReopens(ticket) : withoutIssue;
                yield unknown == null && immature(ticket) ? "immature" : unknown;
            }
        };
    }

    private static @Nullable String withoutIssue(Ticket ticket) {
        return ticket.customer() == null ? "unknown-customer" : ticket.topic() == null ? "unknown-topic" : null;
    }

    private static @Nullable String unknownReopens(Ticket ticket) {
        return ticket.reopens() == null ? "unknown-reopens" : null;
    }

    private boolean immature(Ticket ticket) {
        Instant mature = Objects.requireNonNull(ticket.resolved()).plus(Rules.WEEK);
        return mature.isAfter(rules.asOf()) && !rules.has(PlantedBug.IMMATURE_CASES_COUNTED);
    }

    private boolean atFirstContact(String variant, Ticket ticket) {
        return switch (variant) {
            case "one-touch" -> ticket.agentReplies() < 2;
            case "single-reply" -> ticket.agentReplies() == 1;
            case "single-agent" -> ticket.agents() == 1 && ticket.reopens() == 0;
            case "no-reply-needed" -> ticket.customerMessages() <= 1;
            default -> ticket.reopens() == 0 && !isFollowed(ticket);
        };
    }

    /** Whether the customer came back after it was opened, and up to a week after it was resolved. */
    private boolean isFollowed(Ticket ticket) {
        for (Ticket other : history) {
            if (sameIssue(other, ticket)
                    && other.opened().isAfter(ticket.opened())
                    && within(Duration.between(ticket.resolved(), other.opened()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRepeat(Ticket ticket) {
        for (Ticket other : history) {
            if (sameIssue(other, ticket)
                    && other.opened().isBefore(ticket.opened())
                    && within(Duration.between(other.opened(), ticket.opened()))) {
                return true;
            }
        }
        return false;
    }

    private boolean within(Duration time) {
        int compared = time.compareTo(Rules.WEEK);
        return rules.has(PlantedBug.REPEAT_WINDOW_WITHOUT_ITS_END) ? compared < 0 : compared <= 0;
    }

    private static boolean sameIssue(Ticket one, Ticket two) {
        return Objects.equals(one.customer(), two.customer()) && Objects.equals(one.topic(), two.topic());
    }
}
