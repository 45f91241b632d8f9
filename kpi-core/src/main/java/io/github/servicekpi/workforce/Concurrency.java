package io.github.servicekpi.workforce;

/**
 * How the time of an agent counts who works on several contacts at once. Systems disagree, and their figures of the same
 * two chats differ by a factor of two.
 *
 * <p>Example: an agent holds one chat from 10:00 to 10:20 and another from 10:10 to 10:30.
 */
public enum Concurrency {
    /** Each contact counts in full: 20 minutes each, 40 together, more than the clock shows. */
    SUM,
    /** Each instant counts once, however many contacts: 30 minutes together. There is no time of one contact. */
    UNION,
    /** Each instant is split evenly among the contacts at hand: 15 minutes each, 30 together. */
    SHARED
}
