package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.ABANDONED_AT;
import static io.github.servicekpi.service.InteractionFields.ANSWERED_AT;
import static io.github.servicekpi.service.InteractionFields.IS_ABANDONED;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.QUEUED_AT;

import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import java.time.Instant;

/** How long customers wait in queues of calls and chats. Waits are elapsed time, whatever the opening hours. */
public final class QueueKpis {
    private static final Field<Interaction, Instant> WAIT_BEGAN_AT = QUEUED_AT.orElse(OPENED_AT);

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
    public static final Kpi<Interaction, DurationDistribution> TIME_TO_ABANDON = Span.between(
                    WAIT_BEGAN_AT, ABANDONED_AT.onlyWhere(IS_ABANDONED))
            .openWhere(IS_OPEN)
            .distribution()
            .named(Definitions.duration(
                    "time-to-abandon",
                    "from-queue-entry",
                    "Time from entering the queue, else from opening, until the customer gave up, of what was abandoned and"
                            + " not answered.",
                    "Amazon Connect, Average queue abandon time"));
}
