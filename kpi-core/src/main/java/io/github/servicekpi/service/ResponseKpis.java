package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.FIRST_RESPONSE_AT;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.OPENED_AT;
import static io.github.servicekpi.service.InteractionFields.ORIGIN;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;

/** How fast customers are answered. */
public final class ResponseKpis {
    private ResponseKpis() {}

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
    public static final Kpi<Interaction, DurationDistribution> FIRST_RESPONSE_TIME = Span.between(
                    OPENED_AT, FIRST_RESPONSE_AT)
            .excluding("not-customer-initiated", ORIGIN.is(Origin.CUSTOMER).negate())
            .openWhere(IS_OPEN)
            .distribution()
            .named(Definitions.duration(
                    "first-response-time",
                    "opened-to-first-human-reply",
                    "Time from opening to the first public reply of a human, of what the customer began.",
                    "Zendesk, Calculating first reply time; Plain, First response time"));
}
