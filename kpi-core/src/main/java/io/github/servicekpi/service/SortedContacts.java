package io.github.servicekpi.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Contacts: those of each customer together, and among them by topic and time. Customers and topics are codes, and places count from
 * 0: with contacts of customer 1 about topic 0 on day 2, of customer 0 about topic 1 on day 1 and about topic 0 on day 3, that of day 3 is
 * at 0, that of day 1 at 1, and that of day 2 at 2.
 */
final class SortedContacts {
    private static final Comparator<Contact> ORDER =
            Comparator.comparingInt(Contact::topic).thenComparing(Contact::time);

    private static final int NANO_BITS = 30;
    private static final int NANO = (1 << NANO_BITS) - 1;

    private final int[] starts; // of each customer, and the end of the last

    /** Of each contact its second, and its topic above the rest of its time: what is asked of a contact is in one place. */
    private final long[] contacts;

    private record Contact(int topic, Instant time) {}

    /** Sorts the first contacts of columns, of customers with the codes below a number. */
    SortedContacts(int size, int customerCount, int[] customers, int[] topics, long[] seconds, int[] nanos) {
        this.starts = new int[customerCount + 1];
        this.contacts = new long[2 * size];
        for (int i = 0; i < size; i++) {
            starts[customers[i] + 1]++;
        }
        for (int customer = 0; customer < customerCount; customer++) {
            starts[customer + 1] += starts[customer];
        }
        int[] next = starts.clone();
        for (int i = 0; i < size; i++) {
            put(next[customers[i]]++, topics[i], seconds[i], nanos[i]);
        }
        for (int customer = 0; customer < customerCount; customer++) {
            sort(starts[customer], starts[customer + 1]);
        }
    }

    private void put(int place, int topic, long second, int nano) {
        contacts[2 * place] = second;
        contacts[2 * place + 1] = (long) topic << NANO_BITS | nano;
    }

    private void sort(int from, int to) {
        if (to - from < 2) {
            return;
        }
        List<Contact> sorted = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            sorted.add(new Contact(topic(i), time(i)));
        }
        sorted.sort(ORDER);
        for (int i = from; i < to; i++) {
            Contact contact = sorted.get(i - from);
            put(i, contact.topic, contact.time.getEpochSecond(), contact.time.getNano());
        }
    }

    int size() {
        return contacts.length / 2;
    }

    private int topic(int contact) {
        return (int) (contacts[2 * contact + 1] >>> NANO_BITS);
    }

    Instant time(int contact) {
        return Instant.ofEpochSecond(contacts[2 * contact], contacts[2 * contact + 1] & NANO);
    }

    /** The place of the first contact of a customer about a topic that is not before a time, or where it would be. */
    int firstNotBefore(int customer, int topic, Instant time) {
        int from = starts[customer];
        int to = starts[customer + 1];
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (topic(middle) < topic || (topic(middle) == topic && time(middle).isBefore(time))) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    boolean isAbout(int contact, int customer, int topic) {
        return contact >= starts[customer] && contact < starts[customer + 1] && topic(contact) == topic;
    }

    /** The times of a customer's contacts about a topic, ascending. */
    List<Instant> times(int customer, int topic) {
        List<Instant> times = new ArrayList<>();
        for (int i = firstNotBefore(customer, topic, Instant.MIN); isAbout(i, customer, topic); i++) {
            times.add(time(i));
        }
        return times;
    }

    /** Whether a contact of a customer follows another about the same topic, later and within a window. */
    boolean hasRepeat(int customer, Duration window) {
        for (int i = starts[customer] + 1; i < starts[customer + 1]; i++) {
            if (topic(i) == topic(i - 1)
                    && time(i).isAfter(time(i - 1))
                    && !Windows.startOf(window, time(i)).isAfter(time(i - 1))) {
                return true;
            }
        }
        return false;
    }
}
