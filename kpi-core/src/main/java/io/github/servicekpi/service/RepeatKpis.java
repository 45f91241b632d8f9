package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.CUSTOMER;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.TOPIC;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Share;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Repeat contacts: how often customers come back about the same issue, by forms that disagree. All ask a {@link
 * ContactHistory} of all rows, and so need a pass before their own.
 *
 * <p>The same issue is the same customer and topic, or what else the history was made by, such as an order; interactions
 * without either are excluded as {@code unknown-customer} or {@code unknown-topic}. That a case was reopened is no contact here:
 * a row does not tell when it was. The window is elapsed time, both ends included. Without contacts there is no value. Intervals are
 * Wilson's.
 *
 * <p>A saved state knows the form, the issue and the window, but not the history: states of different histories look alike. Who
 * adds day to day in saved states looks in one history that holds what is needed for all of them, which is the days themselves
 * and a window before and, forward, after them.
 *
 * <p>Example, with day numbers and a window of 7 days, as of day 12: X about billing on days 0, 3, 9; Y about login on 1 and
 * about billing on 4; Z about login on 2 and 10.
 */
public final class RepeatKpis {
    private static final String SOURCE = "Call-centre practice";
    private static final String UNKNOWN_CUSTOMER = "unknown-customer";

    private RepeatKpis() {}

    /**
     * Repeat contact rate, backward and chained: the share of contacts with an earlier one about the same issue within the
     * window before.
     *
     * <p>Example: X on day 3 (after 0) and on day 9 (after 3): 2 of 7 = 28.57 %.
     *
     * @param history of all interactions, those before the period included, by topic
     * @param window such as 7 days, not negative
     * @return a KPI
     * @throws IllegalArgumentException if the window is negative, or the history was made by another field than the topic
     */
    public static Kpi<Interaction, Proportion> repeatContactRate(ContactHistory history, Duration window) {
        return repeatContactRate(history, history.requireIssue(TOPIC), window);
    }

    /**
     * Repeat contact rate as {@link #repeatContactRate(ContactHistory, Duration)}, of an issue of choice.
     *
     * @param history of all interactions, those before the period included, by the same issue
     * @param issue what a contact is about, such as {@code dimension("order")}
     * @param window such as 7 days, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> repeatContactRate(
            ContactHistory history, Field<Interaction, String> issue, Duration window) {
        return repeats(history, issue, window)
                .named(definition(
                        "backward",
                        "Contacts with an earlier one of the same customer about the same " + issue + " within "
                                + window + " before."));
    }

    private static Calculator<Interaction, Proportion> repeats(
            ContactHistory history, Field<Interaction, String> issue, Duration window) {
        requireWindow(window);
        return share(
                        issue,
                        Definitions.condition(
                                "repeat about " + issue + " within " + window,
                                row -> history.hasContactBefore(
                                        row.customer(), issue.apply(row), row.openedAt(), window)))
                .proportion();
    }

    /**
     * Repeat customer rate: of the different customers who made contact, those who did so again about the same issue within the
     * window. The rows are those of the period; the contact before may be earlier, but who repeated one only before the
     * period does not count. Rows that are excluded are counted as rows, not as customers. One entry a customer.
     *
     * <p>Example: X: 1 of 3 = 33.33 %. Of the days from 9 on, X and Z made contact, and X repeated one of day 3: 1 of 2.
     *
     * @param history of all interactions, those before the period included, by topic
     * @param window such as 7 days, not negative
     * @return the KPI {@code repeat-customer-rate}
     * @throws IllegalArgumentException if the window is negative, or the history was made by another field than the topic
     */
    public static Kpi<Interaction, Proportion> repeatCustomerRate(ContactHistory history, Duration window) {
        return repeatCustomerRate(history, history.requireIssue(TOPIC), window);
    }

    /**
     * Repeat customer rate as {@link #repeatCustomerRate(ContactHistory, Duration)}, of an issue of choice.
     *
     * @param history of all interactions, those before the period included, by the same issue
     * @param issue what a contact is about, such as {@code dimension("order")}
     * @param window such as 7 days, not negative
     * @return the KPI {@code repeat-customer-rate}
     */
    public static Kpi<Interaction, Proportion> repeatCustomerRate(
            ContactHistory history, Field<Interaction, String> issue, Duration window) {
        return repeats(history, issue, window)
                .groupingBy(CUSTOMER)
                .andThen(RepeatKpis::ofCustomers)
                .named(Definitions.share(
                        "repeat-customer-rate",
                        "of-distinct-customers",
                        Direction.LOWER,
                        "Different customers with a contact that follows an earlier one about the same " + issue
                                + " within " + window + ", of those who made contact.",
                        SOURCE));
    }

    private static Proportion ofCustomers(Groups<String, Proportion> contacts) {
        Exclusions excluded = Exclusions.of(UNKNOWN_CUSTOMER, contacts.withoutKey());
        long repeating = 0;
        long customers = 0;
        for (Proportion repeats : contacts.byKey().values()) {
            excluded = excluded.plus(repeats.excluded());
            repeating += repeats.numerator() > 0 ? 1 : 0;
            customers += repeats.denominator() > 0 ? 1 : 0;
        }
        return new Proportion(repeating, customers, excluded);
    }

    /**
     * Repeat contact rate, backward and anchored: the share of contacts within the window after the first one about the issue.
     *
     * <p>Example: only X on day 3: 1 of 7 = 14.29 %.
     *
     * @param history of all interactions, those before the period included, by topic
     * @param window such as 7 days, not negative
     * @return a KPI
     * @throws IllegalArgumentException if the window is negative, or the history was made by another field than the topic
     */
    public static Kpi<Interaction, Proportion> repeatOfFirstRate(ContactHistory history, Duration window) {
        return repeatOfFirstRate(history, history.requireIssue(TOPIC), window);
    }

    /**
     * Repeat contact rate as {@link #repeatOfFirstRate(ContactHistory, Duration)}, of an issue of choice.
     *
     * @param history of all interactions, those before the period included, by the same issue
     * @param issue what a contact is about, such as {@code dimension("order")}
     * @param window such as 7 days, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> repeatOfFirstRate(
            ContactHistory history, Field<Interaction, String> issue, Duration window) {
        requireWindow(window);
        return share(
                        issue,
                        Definitions.condition(
                                "repeat of the first about " + issue + " within " + window,
                                row -> isRepeatOfFirst(row, issue, history, window)))
                .proportion()
                .named(definition(
                        "backward-from-first",
                        "Contacts within " + window + " after the first of the same customer about the same " + issue
                                + "."));
    }

    private static boolean isRepeatOfFirst(
            Interaction row, Field<Interaction, String> issue, ContactHistory history, Duration window) {
        Instant first = history.firstContact(row.customer(), issue.apply(row));
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
     * @param history of all interactions, by topic
     * @param window such as 7 days, not negative
     * @param asOf until when the history is known
     * @return a KPI
     * @throws IllegalArgumentException if the window is negative, or the history was made by another field than the topic
     */
    public static Kpi<Interaction, Proportion> followedByRepeatRate(
            ContactHistory history, Duration window, Instant asOf) {
        return followedByRepeatRate(history, history.requireIssue(TOPIC), window, asOf);
    }

    /**
     * Repeat contact rate as {@link #followedByRepeatRate(ContactHistory, Duration, Instant)}, of an issue of choice.
     *
     * @param history of all interactions, by the same issue
     * @param issue what a contact is about, such as {@code dimension("order")}
     * @param window such as 7 days, not negative
     * @param asOf until when the history is known
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> followedByRepeatRate(
            ContactHistory history, Field<Interaction, String> issue, Duration window, Instant asOf) {
        requireWindow(window);
        Predicate<Interaction> followed = Definitions.condition(
                "followed about " + issue + " within " + window,
                row -> history.hasContactBetween(
                        row.customer(), issue.apply(row), row.openedAt(), Windows.endOf(row.openedAt(), window)));
        return share(issue, followed)
                .excluding("immature", isImmature(OPENED_AT, window, asOf))
                .proportion()
                .named(definition(
                        "forward",
                        "Contacts followed by another of the same customer about the same " + issue + " within "
                                + window + ", of those whose window is over."));
    }

    /** That a window after an instant is not over. */
    static Predicate<Interaction> isImmature(Field<Interaction, Instant> start, Duration window, Instant asOf) {
        Instant last = Windows.startOf(window, asOf);
        return start.where("is after " + last, instant -> instant.isAfter(last));
    }

    private static Share<Interaction> share(Field<Interaction, String> issue, Predicate<Interaction> isRepeat) {
        return Share.where(isRepeat)
                .excluding(UNKNOWN_CUSTOMER, CUSTOMER.isPresent().negate())
                .excluding("unknown-topic", issue.isPresent().negate());
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
