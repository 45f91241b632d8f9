package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.CUSTOMER;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.TOPIC;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Share;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Repeat contacts: how often customers come back about the same issue, by forms that disagree. All ask a {@link
 * ContactHistory} of all rows, and so need a pass before their own.
 *
 * <p>The same issue is the same customer and topic; interactions without either are excluded as {@code unknown-customer} or
 * {@code unknown-topic}. The window is elapsed time, both ends included. Without contacts there is no value. Intervals are
 * Wilson's.
 *
 * <p>Example, with day numbers and a window of 7 days, as of day 12: X about billing on days 0, 3, 9; Y about login on 1 and
 * about billing on 4; Z about login on 2 and 10.
 */
public final class RepeatKpis {
    private static final String SOURCE = "Call-centre practice";

    private RepeatKpis() {}

    /**
     * Repeat contact rate, backward and chained: the share of contacts with an earlier one about the same issue within the
     * window before.
     *
     * <p>Example: X on day 3 (after 0) and on day 9 (after 3): 2 of 7 = 28.57 %.
     *
     * @param history of all interactions, those before the period included
     * @param window such as 7 days, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> repeatContactRate(ContactHistory history, Duration window) {
        requireWindow(window);
        return share(Definitions.condition(
                        "repeat within " + window,
                        row -> history.hasContactBefore(row.customer(), row.topic(), row.openedAt(), window)))
                .named(definition(
                        "backward",
                        "Contacts with an earlier one of the same customer about the same topic within " + window
                                + " before."));
    }

    /**
     * Repeat contact rate, backward and anchored: the share of contacts within the window after the first one about the issue.
     *
     * <p>Example: only X on day 3: 1 of 7 = 14.29 %.
     *
     * @param history of all interactions, those before the period included
     * @param window such as 7 days, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> repeatOfFirstRate(ContactHistory history, Duration window) {
        requireWindow(window);
        return share(Definitions.condition(
                        "repeat of the first within " + window, row -> isRepeatOfFirst(row, history, window)))
                .named(definition(
                        "backward-from-first",
                        "Contacts within " + window + " after the first of the same customer about the same topic."));
    }

    private static boolean isRepeatOfFirst(Interaction row, ContactHistory history, Duration window) {
        Instant first = history.firstContact(row.customer(), row.topic());
        return first != null
                && first.isBefore(row.openedAt())
                && !row.openedAt().isAfter(Windows.endOf(first, window));
    }

    /**
     * Repeat contact rate, forward: the share of contacts followed by another about the same issue within the window. Those whose
     * window is not over are excluded as {@code immature}.
     *
     * <p>Example: of those until day 5, X on 0 and 3: 2 of 5 = 40 %.
     *
     * @param history of all interactions
     * @param window such as 7 days, not negative
     * @param asOf until when the history is known
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> followedByRepeatRate(
            ContactHistory history, Duration window, Instant asOf) {
        requireWindow(window);
        Predicate<Interaction> followed = Definitions.condition(
                "followed within " + window,
                row -> history.hasContactBetween(
                        row.customer(), row.topic(), row.openedAt(), Windows.endOf(row.openedAt(), window)));
        return Share.where(followed)
                .excluding("unknown-customer", CUSTOMER.isPresent().negate())
                .excluding("unknown-topic", TOPIC.isPresent().negate())
                .excluding("immature", isImmature(OPENED_AT, window, asOf))
                .proportion()
                .named(definition(
                        "forward",
                        "Contacts followed by another of the same customer about the same topic within " + window
                                + ", of those whose window is over."));
    }

    /** That a window after an instant is not over. */
    static Predicate<Interaction> isImmature(Field<Interaction, Instant> start, Duration window, Instant asOf) {
        Instant last = Windows.startOf(window, asOf);
        return start.where("is after " + last, instant -> instant.isAfter(last));
    }

    private static Calculator<Interaction, Proportion> share(Predicate<Interaction> isRepeat) {
        return Share.where(isRepeat)
                .excluding("unknown-customer", CUSTOMER.isPresent().negate())
                .excluding("unknown-topic", TOPIC.isPresent().negate())
                .proportion();
    }

    private static KpiDefinition definition(String variant, String text) {
        return Definitions.share("repeat-contact-rate", variant, Direction.LOWER, text, SOURCE);
    }

    static void requireWindow(Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must not be negative: " + window);
        }
    }
}
