package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.HOLD;
import static io.github.servicekpi.service.InteractionFields.IS_ABANDONED;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.TALK;
import static io.github.servicekpi.service.InteractionFields.TRANSFERS;
import static io.github.servicekpi.service.InteractionFields.WRAP;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;

/** How much work contacts take. */
public final class HandlingKpis {
    private HandlingKpis() {}

    /**
     * Handle time: talk, hold and after-contact work of a contact; its mean is the average handle time (AHT).
     *
     * <p>For each contact that was not abandoned, {@code talk + hold + wrap}, where an absent part counts as zero. A
     * contact without any part counts as open if it is not resolved, else as missing. Abandoned contacts were not
     * handled and are left out. Without any part of any contact there is no mean and no percentile.
     *
     * <p>Every duration is kept, so percentiles are exact, and the same in any order and from any partition of the
     * rows.
     *
     * <p>Example: talk 300, 240, 600, 180 s, hold 60, 0, 120, 0 s, wrap-up 45, 30, 90, 15 s: 1680 s / 4 = 420 s.
     *
     * <p>Source: Genesys, <i>Average handle time</i>. Others add dialling, leave out hold, or divide by agent segments.
     */
    public static final Kpi<Interaction, DurationDistribution> HANDLE_TIME = Span.sumOf(TALK, HOLD, WRAP)
            .openWhere(IS_OPEN)
            .distribution()
            .filtering(IS_ABANDONED.negate())
            .named(Definitions.duration(
                    "handle-time",
                    "talk-hold-wrap",
                    "Talk, hold and after-contact work of each contact that was not abandoned; an absent part counts 0, a"
                            + " contact without any part is missing.",
                    "Genesys, Average handle time"));

    /**
     * Transfer rate: the share of contacts that were handed to another agent or team.
     *
     * <p>Contacts with {@code transfers > 0} divided by contacts with known transfers, both of those not abandoned.
     * Contacts with unknown transfers are in neither and counted as {@code unknown-transfers}. Without contacts there
     * is no value. The interval is Wilson's. Two counts: the same in any order and from any partition of the rows.
     *
     * <p>Example: transfers 0, 0, 2, unknown, and an abandoned contact: 1 of 3, 1 unknown.
     *
     * <p>Source: call-centre practice (ICMI). A handover from a bot to a human is no transfer.
     */
    public static final Kpi<Interaction, Proportion> TRANSFER_RATE = Share.of(
                    TRANSFERS.flagWhere("is above 0", n -> n > 0))
            .withUnknownAs("unknown-transfers")
            .proportion()
            .filtering(IS_ABANDONED.negate())
            .named(Definitions.share(
                    "transfer-rate",
                    "of-not-abandoned",
                    Direction.LOWER,
                    "Contacts with at least one transfer, of those not abandoned.",
                    "ICMI"));
}
