package io.github.servicekpi.service;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When each customer made contact about each issue, to say whether a contact repeats another one.
 *
 * <p>It is the result of a first pass over all rows; the shares of the second pass ask it about their own rows, so that a
 * group or a period counts its contacts alone while repeats are looked for everywhere. Two contacts about an issue at the
 * same instant are not a repeat of each other. Rows without a customer, an issue or a time are not in it, but
 * {@linkplain #customersWithRepeat counted as excluded}.
 *
 * <p>Example: X made contact about a bill on days 1, 4 and 12. Within 3 days before day 4 there was one, that of day 1; within 7 days
 * before day 12 there was none; from day 4 on, that day not included, until day 12 there was one.
 *
 * <p>Immutable and safe to share between threads. It takes 16 bytes a contact, some 40 bytes and the text for each customer
 * and each topic, and while it is built 20 bytes a contact more. Every question is answered by a binary search among the
 * contacts of the customer.
 */
public final class ContactHistory {
    /** The name of the field that the issues are from; null if it has none. */
    private final @Nullable String issue;

    private final TextCodes customers;
    private final TextCodes topics;
    private final SortedContacts contacts;
    private final Exclusions excluded;

    ContactHistory(
            @Nullable String issue,
            TextCodes customers,
            TextCodes topics,
            SortedContacts contacts,
            Exclusions excluded) {
        this.issue = issue;
        this.customers = customers;
        this.topics = topics;
        this.contacts = contacts;
        this.excluded = excluded;
    }

    /** {@return a calculator of the history of interactions, by customer and topic} */
    public static Calculator<Interaction, ContactHistory> calculator() {
        return calculator(InteractionFields.CUSTOMER, InteractionFields.TOPIC, InteractionFields.OPENED_AT);
    }

    /**
     * Calculates the history of rows of any class. Of {@linkplain Field fields} the names are part of the definition, so that
     * states saved of other ones are refused. One function call a row: over a table each row is made again.
     *
     * @param <T> the rows
     * @param customer who made contact, null if it is not known
     * @param topic what about, such as a topic, a tag or an order, null if it is not known
     * @param time when, null if it is not known
     * @return a calculator
     */
    public static <T> Calculator<T, ContactHistory> calculator(
            Function<? super T, ? extends @Nullable String> customer,
            Function<? super T, ? extends @Nullable String> topic,
            Function<? super T, ? extends @Nullable Instant> time) {
        String issue = topic instanceof Field<?, ?> field ? field.name() : null;
        return Calculator.of(
                ContactHistoryState::new,
                (state, row) -> state.add(customer.apply(row), topic.apply(row), time.apply(row)),
                ContactHistoryState::merge,
                state -> state.history(issue),
                new ContactHistoryState.Codec("contact-history/3 of %s about %s at %s"
                        .formatted(nameOf(customer), nameOf(topic), nameOf(time))));
    }

    private static String nameOf(Function<?, ?> function) {
        return function instanceof Field<?, ?> field ? field.name() : "(function)";
    }

    /** Returns the field if this may be a history by it: with another one, no contact would seem to repeat any. */
    Field<Interaction, String> requireIssue(Field<Interaction, String> field) {
        if (issue != null && !issue.equals(field.name())) {
            throw new IllegalArgumentException(
                    "history must be by %s where no issue is given, but was by %s".formatted(field, issue));
        }
        return field;
    }

    /**
     * Tells whether the customer had made contact about the same issue within a window before an instant.
     *
     * @param customer who
     * @param topic what about
     * @param time the instant; a contact at it does not count
     * @param window how long before; a contact exactly so long before counts
     * @return whether there was an earlier contact
     */
    public boolean hasContactBefore(@Nullable String customer, @Nullable String topic, Instant time, Duration window) {
        Issue issue = issue(customer, topic);
        if (issue == null) {
            return false;
        }
        int earlier = contacts.firstNotBefore(issue.customer, issue.topic, time) - 1;
        return contacts.isAbout(earlier, issue.customer, issue.topic)
                && !contacts.time(earlier).isBefore(Windows.startOf(window, time));
    }

    /**
     * Tells whether the customer made contact about the same issue after an instant and until another.
     *
     * @param customer who
     * @param topic what about
     * @param afterExclusive a contact at it does not count
     * @param untilInclusive a contact at it counts
     * @return whether there was such a contact
     */
    public boolean hasContactBetween(
            @Nullable String customer, @Nullable String topic, Instant afterExclusive, Instant untilInclusive) {
        Issue issue = issue(customer, topic);
        if (issue == null || afterExclusive.equals(Instant.MAX)) {
            return false;
        }
        int later = contacts.firstNotBefore(issue.customer, issue.topic, afterExclusive.plusNanos(1));
        return contacts.isAbout(later, issue.customer, issue.topic)
                && !contacts.time(later).isAfter(untilInclusive);
    }

    /**
     * Returns when the customer first made contact about an issue.
     *
     * @param customer who
     * @param topic what about
     * @return the first contact, or null if there is none
     */
    public @Nullable Instant firstContact(@Nullable String customer, @Nullable String topic) {
        Issue issue = issue(customer, topic);
        if (issue == null) {
            return null;
        }
        int first = contacts.firstNotBefore(issue.customer, issue.topic, Instant.MIN);
        return contacts.isAbout(first, issue.customer, issue.topic) ? contacts.time(first) : null;
    }

    /** What a customer made contact about, by the codes of the two. */
    private record Issue(int customer, int topic) {}

    private @Nullable Issue issue(@Nullable String customer, @Nullable String topic) {
        int ofCustomer = customer == null ? TextCodes.NONE : customers.find(customer);
        int ofTopic = topic == null ? TextCodes.NONE : topics.find(topic);
        return ofCustomer == TextCodes.NONE || ofTopic == TextCodes.NONE ? null : new Issue(ofCustomer, ofTopic);
    }

    /**
     * Counts the customers who repeated a contact, of all in the history, what it has of before the period included; for those of a
     * period see {@link RepeatKpis#repeatCustomerRate(ContactHistory, Duration)}. The contacts that are not in it are counted as excluded,
     * by the first of {@code unknown-customer}, {@code unknown-topic} and {@code unknown-time}: they are rows, not customers.
     *
     * @param window within which a later contact about the same issue is a repeat, inclusive; not negative
     * @return the share of customers
     */
    public Proportion customersWithRepeat(Duration window) {
        RepeatKpis.requireWindow(window);
        long repeating = 0;
        for (int customer = 0; customer < customers.size(); customer++) {
            if (contacts.hasRepeat(customer, window)) {
                repeating++;
            }
        }
        return new Proportion(repeating, customers.size(), excluded);
    }

    /** Codes are in the order in which texts came, so contacts are compared by the texts. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactHistory that
                && Objects.equals(issue, that.issue)
                && contacts.size() == that.contacts.size()
                && customers.size() == that.customers.size()
                && excluded.equals(that.excluded)
                && hasContactsOf(that);
    }

    private boolean hasContactsOf(ContactHistory that) {
        int code = 0;
        for (String customer : customers) {
            int there = that.customers.find(customer);
            if (there == TextCodes.NONE || !timesOf(code).equals(that.timesOf(there))) {
                return false;
            }
            code++;
        }
        return true;
    }

    private Map<String, List<Instant>> timesOf(int customer) {
        Map<String, List<Instant>> times = new HashMap<>();
        int code = 0;
        for (String topic : topics) {
            List<Instant> ofTopic = contacts.times(customer, code++);
            if (!ofTopic.isEmpty()) {
                times.put(topic, ofTopic);
            }
        }
        return times;
    }

    @Override
    public int hashCode() {
        int hash = contacts.size();
        for (String customer : customers) {
            hash += customer.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return "ContactHistory[%s contacts of %s customers]".formatted(contacts.size(), customers.size());
    }
}
