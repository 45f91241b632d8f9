package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.ABANDONED_AT;
import static io.github.servicekpi.service.InteractionFields.ABANDONMENT;
import static io.github.servicekpi.service.InteractionFields.ANSWERED_AT;
import static io.github.servicekpi.service.InteractionFields.IS_ABANDONED;
import static io.github.servicekpi.service.InteractionFields.QUEUED_AT;
import static io.github.servicekpi.service.InteractionFields.RESOLVED_AT;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Share;
import io.github.servicekpi.retention.CumulativeIncidence;
import io.github.servicekpi.retention.Survival;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How long customers wait in queues of calls and chats. Waits are elapsed time, whatever the opening hours. They begin at the
 * entry into the queue, or at the opening of what did not queue; with {@link WaitStart#QUEUED_ONLY} only what queued counts.
 */
public final class QueueKpis {
    private static final Predicate<Interaction> IS_OFFERED =
            ANSWERED_AT.isPresent().or(ABANDONED_AT.isPresent());

    private QueueKpis() {}

    /**
     * Speed of answer: from entering the queue to the answer of an agent; its mean is the average speed of answer
     * (ASA).
     *
     * <p>For each interaction with {@code answeredAt}, {@code answeredAt - queuedAt}, or {@code answeredAt - openedAt}
     * where it did not queue. Abandoned contacts have no answer and are counted as missing; those still waiting as
     * open; an answer before the queue is excluded as {@code negative-span}. Without any answer there is no mean and no
     * percentile.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the
     * rows.
     *
     * <p>Example: waits of 10 s and 30 s, and one contact abandoned after 50 s: 2 answers, mean 20 s, 1 missing.
     *
     * <p>Source: call-centre practice (ICMI; Amazon Connect, <i>Average queue answer time</i>).
     */
    public static final Kpi<Interaction, DurationDistribution> SPEED_OF_ANSWER =
            speedOfAnswer(WaitStart.QUEUED_ELSE_OPENED);

    /**
     * Speed of answer as {@link #SPEED_OF_ANSWER}, of what was offered by a rule of choice.
     *
     * <p>Example: answered 10 s after queuing, and 30 s after the opening without queuing: a mean of 20 s, or of 10 s with 1
     * {@code not-queued}.
     *
     * @param start where waits begin
     * @return the KPI {@code speed-of-answer}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, DurationDistribution> speedOfAnswer(WaitStart start) {
        return start.answerWait()
                .distribution()
                .named(Definitions.duration(
                        "speed-of-answer",
                        start.variant("from-queue-entry"),
                        "Time " + start.text() + " to the answer, of what was answered." + start.suffix(),
                        "ICMI; Amazon Connect, Average queue answer time"));
    }

    /**
     * Time to abandon: from entering the queue until the customer gave up.
     *
     * <p>For each interaction with {@code abandonedAt} and without {@code answeredAt}, {@code abandonedAt - queuedAt},
     * or {@code abandonedAt - openedAt} where it did not queue. Where both are given the contact was answered. Contacts
     * that were not abandoned are counted as missing, or as open if they are not resolved either; negative waits are
     * excluded as {@code negative-span}. Without any abandonment there is no mean and no percentile.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the
     * rows.
     *
     * <p>Example: abandoned after 4 s and after 50 s, and one contact answered and resolved: 2 abandonments, mean 27 s,
     * 1 missing.
     *
     * <p>Source: call-centre practice (Amazon Connect, <i>Average queue abandon time</i>).
     */
    public static final Kpi<Interaction, DurationDistribution> TIME_TO_ABANDON =
            timeToAbandon(WaitStart.QUEUED_ELSE_OPENED);

    /**
     * Time to abandon as {@link #TIME_TO_ABANDON}, of what was offered by a rule of choice.
     *
     * <p>Example: abandoned 4 s after queuing, and 50 s after the opening without queuing: a mean of 27 s, or of 4 s with 1
     * {@code not-queued}.
     *
     * @param start where waits begin
     * @return the KPI {@code time-to-abandon}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, DurationDistribution> timeToAbandon(WaitStart start) {
        return start.abandonWait()
                .distribution()
                .named(Definitions.duration(
                        "time-to-abandon",
                        start.variant("from-queue-entry"),
                        "Time " + start.text() + " until the customer gave up, of what was abandoned and not answered."
                                + start.suffix(),
                        "Amazon Connect, Average queue abandon time"));
    }

    /**
     * Abandonment rate: the share of offered contacts that the customer gave up on.
     *
     * <p>Contacts with {@code abandonedAt} and without {@code answeredAt}, divided by those answered or abandoned. Contacts
     * that did neither were not offered, or are still waiting, and are left out. Without offered contacts there is no value.
     * The interval is Wilson's. Two counts: the same in any order and from any partition of the rows.
     *
     * <p>Example: 460 answered, 40 abandoned: 40 / 500 = 8.0 %.
     *
     * <p>Source: ICMI and call-centre practice. For the rate without short abandonments see {@link
     * #abandonmentRate(Duration)}.
     */
    public static final Kpi<Interaction, Proportion> ABANDONMENT_RATE = abandonmentRate(WaitStart.QUEUED_ELSE_OPENED);

    /**
     * Abandonment rate as {@link #ABANDONMENT_RATE}, of what was offered by a rule of choice.
     *
     * <p>Example: 1 queued and answered, 1 queued and abandoned, 2 abandoned without having queued: 3 of 4, or 1 of 2 with 2
     * {@code not-queued}.
     *
     * @param start where waits begin
     * @return the KPI {@code abandonment-rate}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, Proportion> abandonmentRate(WaitStart start) {
        Share<Interaction> share = Share.where(IS_ABANDONED);
        return (start == WaitStart.QUEUED_ONLY
                        ? share.excluding(WaitStart.NOT_QUEUED, WaitStart.HAS_NOT_QUEUED)
                        : share)
                .proportion()
                .filtering(IS_OFFERED)
                .named(Definitions.share(
                        "abandonment-rate",
                        start.variant("of-offered"),
                        Direction.LOWER,
                        "Contacts abandoned, of those answered or abandoned." + start.suffix(),
                        "ICMI"));
    }

    /**
     * Abandonment rate without short abandonments: as {@link #ABANDONMENT_RATE}, but contacts abandoned within a limit are in
     * neither count, since nobody could have answered them. Contacts with a negative wait are excluded as {@code
     * negative-span}.
     *
     * <p>Example: 460 answered, 40 abandoned, 12 of them within 5 s: 28 / 488 = 5.74 %.
     *
     * <p>Source: Genesys; Google's contact centre leaves short abandonments out by definition.
     *
     * @param shortAbandon the limit, inclusive, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> abandonmentRate(Duration shortAbandon) {
        return abandonmentRate(WaitStart.QUEUED_ELSE_OPENED, shortAbandon);
    }

    /**
     * Abandonment rate without short abandonments as {@link #abandonmentRate(Duration)}, of what was offered by a rule of
     * choice.
     *
     * @param start where waits begin
     * @param shortAbandon the limit, inclusive, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> abandonmentRate(WaitStart start, Duration shortAbandon) {
        return ServiceLevel.calculator(start.answerWait(), start.abandonWait(), shortAbandon, shortAbandon)
                .andThen(ServiceLevel::abandonmentWithoutShort)
                .named(Definitions.share(
                        "abandonment-rate",
                        start.variant("without-short"),
                        Direction.LOWER,
                        "Contacts abandoned after more than " + shortAbandon + ", of those and the answered ones."
                                + start.suffix(),
                        "Genesys"));
    }

    /**
     * Service level: the share of contacts answered within a threshold, by one of the forms of {@link ServiceLevel}.
     * Contacts with a negative wait are excluded as {@code negative-span}, those abandoned not by the form {@link
     * ServiceLevelForm#OF_ANSWERED}, in which they have no part.
     *
     * @param form what is divided by what; without flow-outs, of which an interaction says nothing
     * @param threshold within which an answer is in time, inclusive, not negative
     * @param shortAbandon within which an abandonment is short, inclusive, not negative
     * @return a KPI
     * @throws IllegalArgumentException if the form needs flow-outs: {@link #serviceLevel(ServiceLevelForm, WaitStart,
     *     Predicate, Duration, Duration)} takes a condition for them
     */
    public static Kpi<Interaction, Proportion> serviceLevel(
            ServiceLevelForm form, Duration threshold, Duration shortAbandon) {
        if (form == ServiceLevelForm.DROP_SHORT_WITH_FLOW_OUTS) {
            throw new IllegalArgumentException(
                    "form must be one without flow-outs where no condition for them is given, but was " + form);
        }
        return level(
                form, WaitStart.QUEUED_ELSE_OPENED, serviceLevel(threshold, shortAbandon), threshold, shortAbandon);
    }

    /**
     * Service level as {@link #serviceLevel(ServiceLevelForm, Duration, Duration)}, of what was offered by a rule of choice,
     * and with flow-outs.
     *
     * <p>Example: 460 answered, 390 of them within 20 s; 40 abandoned, 12 within 5 s; 10 of the others have a dimension that
     * says that they flowed out. With flow-outs and without short abandonments 390 / 498.
     *
     * @param form what is divided by what
     * @param start where waits begin
     * @param flowedOut which contacts left for another queue, such as {@code dimension("left-for").isPresent()}; of those that
     *     were answered or abandoned it is not asked for, as they did not. Saved states know a condition of fields by its name
     * @param threshold within which an answer is in time, inclusive, not negative
     * @param shortAbandon within which an abandonment is short, inclusive, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> serviceLevel(
            ServiceLevelForm form,
            WaitStart start,
            Predicate<? super Interaction> flowedOut,
            Duration threshold,
            Duration shortAbandon) {
        return level(form, start, serviceLevel(start, flowedOut, threshold, shortAbandon), threshold, shortAbandon);
    }

    private static Kpi<Interaction, Proportion> level(
            ServiceLevelForm form,
            WaitStart start,
            Calculator<Interaction, ServiceLevel> counted,
            Duration threshold,
            Duration shortAbandon) {
        return counted.andThen(counts -> counts.level(form))
                .named(Definitions.share(
                        "service-level",
                        start.variant(form.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                        Direction.HIGHER,
                        form.text(threshold, shortAbandon) + start.suffix(),
                        "ICMI; Amazon Connect; Genesys"));
    }

    /**
     * Answers with what competes: the share of contacts that were answered within a time of entering the queue, beside those that
     * left it without an answer and those that still wait, in elapsed nanoseconds.
     *
     * <p>Counted are interactions with {@code queuedAt}. One without {@code answeredAt} left the queue at its abandonment, else
     * at its resolution; without any of them, or if they are later than the as-of instant, it still waits. Rows are left out by the
     * reasons of {@link Survival}; without contacts there is no curve; see {@link CumulativeIncidence} for formula and cost.
     *
     * <p>Example: answered after 2, 4 and 4 minutes, abandoned after 3 and 7, and one waiting for 5. Half are answered within 4
     * minutes, and half are abandoned in the end.
     *
     * <p>Source: O. O. Aalen and S. Johansen (1978).
     *
     * @param asOf what is later has not happened
     * @return the KPI {@code answer-incidence}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, CumulativeIncidence> answerIncidence(Instant asOf) {
        return Survival.<Interaction>between(QUEUED_AT, ANSWERED_AT, ABANDONMENT.orElse(RESOLVED_AT), asOf)
                .incidence()
                .filtering(QUEUED_AT.isPresent())
                .named(Definitions.share(
                        "answer-incidence",
                        "aalen-johansen",
                        Direction.HIGHER,
                        "Share of what entered a queue that was answered up to a time, beside what left without an answer.",
                        "Aalen and Johansen 1978"));
    }

    /**
     * What became of the contacts offered, from which every form of service level follows that is without flow-outs.
     *
     * @param threshold within which an answer is in time, inclusive, not negative
     * @param shortAbandon within which an abandonment is short, inclusive, not negative
     * @return a calculator
     */
    public static Calculator<Interaction, ServiceLevel> serviceLevel(Duration threshold, Duration shortAbandon) {
        WaitStart start = WaitStart.QUEUED_ELSE_OPENED;
        return ServiceLevel.calculator(start.answerWait(), start.abandonWait(), threshold, shortAbandon);
    }

    /**
     * What became of the contacts offered, from which every form of service level follows.
     *
     * @param start where waits begin; what flowed out counts by its condition alone
     * @param flowedOut which contacts left for another queue; of those that were answered or abandoned it is not asked for
     * @param threshold within which an answer is in time, inclusive, not negative
     * @param shortAbandon within which an abandonment is short, inclusive, not negative
     * @return a calculator
     */
    public static Calculator<Interaction, ServiceLevel> serviceLevel(
            WaitStart start, Predicate<? super Interaction> flowedOut, Duration threshold, Duration shortAbandon) {
        return ServiceLevel.calculator(
                start.answerWait(), start.abandonWait(), IS_OFFERED.negate().and(flowedOut), threshold, shortAbandon);
    }
}
