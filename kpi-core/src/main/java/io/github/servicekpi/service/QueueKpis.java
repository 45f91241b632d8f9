package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.ABANDONED_AT;
import static io.github.servicekpi.service.InteractionFields.ANSWERED_AT;
import static io.github.servicekpi.service.InteractionFields.IS_ABANDONED;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.QUEUED_AT;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

/** How long customers wait in queues of calls and chats. Waits are elapsed time, whatever the opening hours. */
public final class QueueKpis {
    private static final Field<Interaction, Instant> WAIT_BEGAN_AT = QUEUED_AT.orElse(OPENED_AT);

    private static final Span<Interaction> ANSWER_WAIT =
            Span.between(WAIT_BEGAN_AT, ANSWERED_AT).openWhere(IS_OPEN);

    private static final Span<Interaction> ABANDON_WAIT =
            Span.between(WAIT_BEGAN_AT, ABANDONED_AT.onlyWhere(IS_ABANDONED)).openWhere(IS_OPEN);

    /** An interaction does not tell what flowed out. A condition of fields, so that tables stay columns. */
    private static final Predicate<Interaction> NEVER = OPENED_AT.isPresent().negate();

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
    public static final Kpi<Interaction, DurationDistribution> SPEED_OF_ANSWER = Span.between(
                    WAIT_BEGAN_AT, ANSWERED_AT)
            .openWhere(IS_OPEN)
            .distribution()
            .named(Definitions.duration(
                    "speed-of-answer",
                    "from-queue-entry",
                    "Time from entering the queue, else from opening, to the answer, of what was answered.",
                    "ICMI; Amazon Connect, Average queue answer time"));

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
    public static final Kpi<Interaction, DurationDistribution> TIME_TO_ABANDON = ABANDON_WAIT
            .distribution()
            .named(Definitions.duration(
                    "time-to-abandon",
                    "from-queue-entry",
                    "Time from entering the queue, else from opening, until the customer gave up, of what was abandoned and"
                            + " not answered.",
                    "Amazon Connect, Average queue abandon time"));

    /**
     * Abandonment rate: the share of offered contacts that the customer gave up on.
     *
     * <p>Contacts with {@code abandonedAt} and without {@code answeredAt}, divided by those answered or abandoned. Contacts
     * that did neither were not offered, or are still waiting, and are left out. Without offered contacts there is no value.
     * The interval is Wilson's. Two counts: the same in any order and from any partition of the rows.
     *
     * <p>Example: 460 answered, 40 abandoned: 40 / 500 = 8.0 %.
     *
     * <p>Source: ICMI and call-centre practice. For the rate without short abandonments see {@link #abandonmentRate}.
     */
    public static final Kpi<Interaction, Proportion> ABANDONMENT_RATE = Share.where(IS_ABANDONED)
            .proportion()
            .filtering(ANSWERED_AT.isPresent().or(ABANDONED_AT.isPresent()))
            .named(Definitions.share(
                    "abandonment-rate",
                    "of-offered",
                    Direction.LOWER,
                    "Contacts abandoned, of those answered or abandoned.",
                    "ICMI"));

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
        return serviceLevel(shortAbandon, shortAbandon)
                .andThen(ServiceLevel::abandonmentWithoutShort)
                .named(Definitions.share(
                        "abandonment-rate",
                        "without-short",
                        Direction.LOWER,
                        "Contacts abandoned after more than " + shortAbandon + ", of those and the answered ones.",
                        "Genesys"));
    }

    /**
     * Service level: the share of contacts answered within a threshold, by one of the forms of {@link ServiceLevel}.
     * Contacts with a negative wait are excluded as {@code negative-span}, those abandoned not by the form {@link
     * ServiceLevelForm#OF_ANSWERED}, in which they have no part.
     *
     * @param form what is divided by what
     * @param threshold within which an answer is in time, inclusive, not negative
     * @param shortAbandon within which an abandonment is short, inclusive, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> serviceLevel(
            ServiceLevelForm form, Duration threshold, Duration shortAbandon) {
        Calculator<Interaction, ServiceLevel> counted = serviceLevel(threshold, shortAbandon);
        return (form == ServiceLevelForm.OF_ANSWERED ? counted.filtering(ANSWERED_AT.isPresent()) : counted)
                .andThen(counts -> counts.level(form))
                .named(Definitions.share(
                        "service-level",
                        form.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Direction.HIGHER,
                        form.text(threshold, shortAbandon),
                        "ICMI; Amazon Connect; Genesys"));
    }

    /**
     * What became of the contacts offered, from which every form of service level follows.
     *
     * @param threshold within which an answer is in time, inclusive, not negative
     * @param shortAbandon within which an abandonment is short, inclusive, not negative
     * @return a calculator
     */
    public static Calculator<Interaction, ServiceLevel> serviceLevel(Duration threshold, Duration shortAbandon) {
        return ServiceLevel.calculator(ANSWER_WAIT, ABANDON_WAIT, NEVER, threshold, shortAbandon);
    }
}
