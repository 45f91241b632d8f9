package io.github.servicekpi.service;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * When each customer made contact about each issue, to say whether a contact repeats another one.
 *
 * <p>It is the result of a first pass over all rows; the shares of the second pass ask it about their own rows, so that a
 * group or a period counts its contacts alone while repeats are looked for everywhere. Two contacts about an issue at the
 * same instant are not a repeat of each other. Rows without a customer, an issue or a time are not in it.
 *
 * <p>Immutable and safe to share between threads. It takes about 8 bytes a contact, and as a state about 16, and for each
 * pair of customer and issue some 150 bytes and the texts.
 */
public final class ContactHistory {
    private static final Instant[] NONE = {};

    private final Map<Issue, Instant[]> contacts;

    /** What a customer makes contact about. */
    record Issue(String customer, String topic) {}

    /** Takes over the map, whose arrays ascend. */
    ContactHistory(Map<Issue, Instant[]> contacts) {
        this.contacts = contacts;
    }

    /** {@return a calculator of the history of interactions, by customer and topic} */
    public static Calculator<Interaction, ContactHistory> calculator() {
        return calculator(Interaction::customer, Interaction::topic, Interaction::openedAt);
    }

    /**
     * Calculates the history of rows of any class.
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
        return Calculator.of(
                ContactHistoryState::new,
                (state, row) -> state.add(customer.apply(row), topic.apply(row), time.apply(row)),
                ContactHistoryState::merge,
                ContactHistoryState::history,
                ContactHistoryState.CODEC);
    }

    private Instant[] of(@Nullable String customer, @Nullable String topic) {
        return customer == null || topic == null ? NONE : contacts.getOrDefault(new Issue(customer, topic), NONE);
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
        Instant[] all = of(customer, topic);
        int earlier = firstNotBefore(all, time) - 1;
        return earlier >= 0 && !all[earlier].isBefore(time.minus(window));
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
        Instant[] all = of(customer, topic);
        int later = firstNotBefore(all, afterExclusive);
        while (later < all.length && all[later].equals(afterExclusive)) {
            later++;
        }
        return later < all.length && !all[later].isAfter(untilInclusive);
    }

    /**
     * Returns when the customer first made contact about an issue.
     *
     * @param customer who
     * @param topic what about
     * @return the first contact, or null if there is none
     */
    public @Nullable Instant firstContact(@Nullable String customer, @Nullable String topic) {
        Instant[] all = of(customer, topic);
        return all.length == 0 ? null : all[0];
    }

    private static int firstNotBefore(Instant[] ascending, Instant time) {
        int from = 0;
        int to = ascending.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ascending[middle].isBefore(time)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /**
     * Counts the customers who repeated a contact, of all in the history.
     *
     * @param window within which a later contact about the same issue is a repeat, inclusive
     * @return the share of customers
     */
    public Proportion customersWithRepeat(Duration window) {
        Map<String, Boolean> repeats = new HashMap<>();
        contacts.forEach(
                (issue, times) -> repeats.merge(issue.customer(), hasRepeat(times, window), Boolean::logicalOr));
        return Proportion.of(repeats.values().stream().filter(repeat -> repeat).count(), repeats.size());
    }

    private static boolean hasRepeat(Instant[] ascending, Duration window) {
        for (int i = 1; i < ascending.length; i++) {
            if (ascending[i].isAfter(ascending[i - 1])
                    && !ascending[i].minus(window).isAfter(ascending[i - 1])) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContactHistory that
                && contacts.keySet().equals(that.contacts.keySet())
                && contacts.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), that.contacts.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        return contacts.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "ContactHistory[" + contacts.size() + " pairs of customer and issue]";
    }
}
