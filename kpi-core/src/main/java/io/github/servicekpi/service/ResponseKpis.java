package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.ABANDONMENT;
import static io.github.servicekpi.service.InteractionFields.FIRST_RESPONSE_AT;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.ORIGIN;

import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Span;
import io.github.servicekpi.retention.KaplanMeier;
import io.github.servicekpi.retention.Survival;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fast customers are answered. */
public final class ResponseKpis {
    private static final String SOURCE = "Zendesk, Calculating first reply time; Plain, First response time";

    private static final Span<Interaction> FIRST_RESPONSE = Span.between(OPENED_AT, FIRST_RESPONSE_AT)
            .excluding("not-customer-initiated", ORIGIN.is(Origin.CUSTOMER).negate())
            .openWhere(IS_OPEN);

    /** What is abandoned and then resolved waited until the customer gave up. */
    private static final Field<Interaction, Instant> END =
            Field.instant("end without a response", ResponseKpis::endWithoutResponse);

    private ResponseKpis() {}

    private static @Nullable Instant endWithoutResponse(Interaction row) {
        Instant resolved = row.resolvedAt();
        Instant abandoned = ABANDONMENT.apply(row);
        return resolved == null || (abandoned != null && abandoned.isBefore(resolved)) ? abandoned : resolved;
    }

    /**
     * First response time: from the opening of an interaction to the first public reply of a human.
     *
     * <p>For each interaction that the customer began, {@code firstResponseAt - openedAt}, in elapsed time. Automatic
     * replies, bots and internal notes are no response: they must not be given as {@code firstResponseAt}. What an
     * agent or a campaign began is excluded as {@code not-customer-initiated}, since its wait would be the customer's;
     * a response before the opening as {@code negative-span}. Without a response an interaction counts as open if it is
     * neither resolved nor abandoned, else as missing. Without any response there is no mean and no percentile.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the
     * rows.
     *
     * <p>Example: opened Friday 16:30, automatic reply 16:30:05, internal note 16:45, public reply of an agent Monday
     * 09:20 after the clocks went forward by an hour: 63 h 50 min.
     *
     * <p>Source: Zendesk, <i>Calculating first reply time</i>; the exclusion as in Plain's <i>First response time</i>.
     * Others begin with the first message of the customer, or with the assignment.
     */
    public static final Kpi<Interaction, DurationDistribution> FIRST_RESPONSE_TIME = FIRST_RESPONSE
            .distribution()
            .named(Definitions.duration(
                    "first-response-time",
                    "opened-to-first-human-reply",
                    "Time from opening to the first public reply of a human, of what the customer began.",
                    SOURCE));

    /**
     * First response time in business time: as {@link #FIRST_RESPONSE_TIME}, but only the opening hours count.
     *
     * <p>A response while the office is closed, to what was opened since it closed, took no time and counts as zero.
     *
     * <p>Example: Monday to Friday 09:00 to 17:00, opened Friday 16:30, public reply of an agent Monday 09:20: 50 min.
     *
     * @param calendar whose opening hours count
     * @return the KPI {@code first-response-time}; keep it, it is the key to its result
     */
    public static Kpi<Interaction, DurationDistribution> firstResponseTime(BusinessCalendar calendar) {
        return FIRST_RESPONSE
                .during(calendar)
                .distribution()
                .named(Definitions.duration(
                        "first-response-time",
                        "opened-to-first-human-reply" + Definitions.IN_BUSINESS_TIME,
                        "Business time from opening to the first public reply of a human, of what the customer began.",
                        SOURCE));
    }

    /**
     * First response with the unanswered: the share of interactions still without a first response as time goes by, in
     * elapsed nanoseconds.
     *
     * <p>A mean of the answered alone looks the better, the more of the slow ones are still waiting. Here an interaction
     * without a response counts for as long as it has waited: up to its resolution or abandonment, the earlier of them, where it
     * ended so, else up to the as-of instant. The curve is that of a virtual wait: of how long it would take to answer everybody, if those who
     * ended without a response were like the others.
     *
     * <p>Excluded: what the customer did not begin ({@code not-customer-initiated}), and by the reasons of {@link Survival}.
     * Without interactions there is no curve; see {@link KaplanMeier} for formula, interval and cost.
     *
     * <p>Example: as of 12:00, answered after 10 and 30 minutes, and one waiting since 11:40. S(10 min) = 2/3, S(30 min) = 0, the
     * median is 30 minutes; of the answered alone it is 10 by nearest rank.
     *
     * <p>Source: E. L. Kaplan and P. Meier (1958).
     *
     * @param asOf later responses have not happened
     * @return a KPI
     */
    public static Kpi<Interaction, KaplanMeier> firstResponseSurvival(Instant asOf) {
        return Survival.<Interaction>between(OPENED_AT, FIRST_RESPONSE_AT, END, asOf)
                .excluding("not-customer-initiated", ORIGIN.is(Origin.CUSTOMER).negate())
                .calculator()
                .named(Definitions.survival(
                        "first-response-survival",
                        "Share of what the customer began that is without a public reply of a human after a time; what was never"
                                + " answered counts for as long as it waited.",
                        "Kaplan and Meier 1958"));
    }
}
