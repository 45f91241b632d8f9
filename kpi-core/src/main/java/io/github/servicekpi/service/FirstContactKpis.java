package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.AGENTS;
import static io.github.servicekpi.service.InteractionFields.AGENT_REPLIES;
import static io.github.servicekpi.service.InteractionFields.CUSTOMER;
import static io.github.servicekpi.service.InteractionFields.CUSTOMER_MESSAGES;
import static io.github.servicekpi.service.InteractionFields.FIRST_RESOLVED_AT;
import static io.github.servicekpi.service.InteractionFields.REOPENS;
import static io.github.servicekpi.service.InteractionFields.RESOLVED_AT;
import static io.github.servicekpi.service.InteractionFields.TOPIC;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Share;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * First contact resolution (FCR): the share of resolved cases that one contact was enough for, by definitions that disagree.
 * Their figures must not be compared, even where they are equal: they count different cases.
 *
 * <p>All divide by interactions with {@code resolvedAt} of which the needed facts are known; others are counted as {@code
 * unknown-...}. A case that was reopened and is still open is not among them: those that ask about reopening take {@link
 * ResolvedCases#EVER_RESOLVED} too. Without resolved cases there is no value. Intervals are Wilson's. Counts: the same in any order and from any
 * partition of the rows.
 *
 * <p>Example, used at each definition: eight resolved cases with agent replies / later customer messages / reopens / agents /
 * minutes to the first resolution / answer to a survey: T1 1/0/0/1/10/yes, T2 0/0/0/1/3/none, T3 2/0/0/1/60/yes, T4
 * 1/1/1/1/12/yes, T5 3/2/0/2/600/no, T6 1/0/0/1/30/no, T7 1/0/0/2/90/none, T8 2/1/1/1/14/no.
 */
public final class FirstContactKpis {
    private static final String ID = "first-contact-resolution";

    private FirstContactKpis() {}

    /**
     * One-touch: fewer than two public replies of agents; none counts too.
     *
     * <p>Example: T1, T2, T4, T6, T7 of 8 = 62.5 %.
     *
     * <p>Source: Zendesk, <i>one-touch tickets</i>.
     */
    public static final Kpi<Interaction, Proportion> ONE_TOUCH = Share.of(
                    AGENT_REPLIES.flagWhere("is below 2", n -> n < 2))
            .withUnknownAs("unknown-agent-replies")
            .proportion()
            .filtering(RESOLVED_AT.isPresent())
            .named(definition(
                    "one-touch",
                    "Resolved cases with fewer than two public replies of agents.",
                    "Zendesk, one-touch tickets"));

    /**
     * Single reply: exactly one public reply of an agent; a case resolved without any reply is not one.
     *
     * <p>Example: T1, T4, T6, T7 of 8 = 50 %.
     *
     * <p>Source: Fivetran's Zendesk models; Zoho Desk.
     */
    public static final Kpi<Interaction, Proportion> SINGLE_REPLY = Share.of(
                    AGENT_REPLIES.flagWhere("is 1", n -> n == 1))
            .withUnknownAs("unknown-agent-replies")
            .proportion()
            .filtering(RESOLVED_AT.isPresent())
            .named(definition(
                    "single-reply",
                    "Resolved cases with exactly one public reply of an agent.",
                    "Fivetran; Zoho Desk"));

    /**
     * No reply needed: the customer wrote no further message, whatever agents wrote.
     *
     * <p>Example: T1, T2, T3, T6, T7 of 8 = 62.5 %.
     *
     * <p>Source: Freshservice.
     */
    public static final Kpi<Interaction, Proportion> NO_REPLY_NEEDED = Share.of(
                    CUSTOMER_MESSAGES.flagWhere("is at most 1", n -> n <= 1))
            .withUnknownAs("unknown-customer-messages")
            .proportion()
            .filtering(RESOLVED_AT.isPresent())
            .named(definition(
                    "no-reply-needed", "Resolved cases with at most one message of the customer.", "Freshservice"));

    private static final Predicate<Interaction> ONE_AGENT_ONCE = AGENTS.is(1).and(REOPENS.is(0));

    /**
     * Single agent: one agent took part and the case was not reopened.
     *
     * <p>Cases with unknown agents are counted as {@code unknown-agents}, else those with unknown reopens as {@code
     * unknown-reopens}.
     *
     * <p>Example: T1, T2, T3, T6 of 8 = 50 %.
     *
     * <p>Source: Intercom.
     */
    public static final Kpi<Interaction, Proportion> SINGLE_AGENT = singleAgent(ResolvedCases.RESOLVED_NOW);

    /**
     * Single agent as {@link #SINGLE_AGENT}, of a population of choice: of all cases that were ever resolved, one that was
     * reopened and is still open counts as none.
     *
     * <p>Example: with a ninth case, of one agent, reopened and open, 4 of 9 of those ever resolved = 44.4 %.
     *
     * @param cases of which it is asked
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> singleAgent(ResolvedCases cases) {
        return Share.where(ONE_AGENT_ONCE)
                .excluding("unknown-agents", AGENTS.isPresent().negate())
                .excluding("unknown-reopens", REOPENS.isPresent().negate())
                .proportion()
                .filtering(cases.condition())
                .named(definition(
                        cases.variant("single-agent"),
                        "Resolved cases in which one agent took part and which were not reopened." + cases.suffix(),
                        "Intercom"));
    }

    /**
     * Quick: first resolved within a time of the opening; messages and later reopens do not matter.
     *
     * <p>Cases whose first resolution is not known are counted as {@code unknown-first-resolution}.
     *
     * <p>Example, within 15 minutes: T1, T2, T4, T8 of 8 = 50 %.
     *
     * <p>Source: Zammad, <i>first solution</i>, with 15 minutes.
     *
     * @param limit inclusive, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> resolvedWithin(Duration limit) {
        return resolvedWithin(ResolvedCases.RESOLVED_NOW, limit);
    }

    /**
     * Quick as {@link #resolvedWithin(Duration)}, of a population of choice: of all cases that were ever resolved, one that was
     * reopened and is still open counts by its first resolution, as later reopens do not matter.
     *
     * <p>Example: with a ninth case, first resolved after 9 minutes, reopened and open, 5 of 9 of those ever resolved = 55.6 %.
     *
     * @param cases of which it is asked
     * @param limit inclusive, not negative
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> resolvedWithin(ResolvedCases cases, Duration limit) {
        return ResolutionKpis.FIRST_RESOLUTION
                .within(limit)
                .filtering(cases.condition())
                .andThen(bands -> new Proportion(
                        bands.atMost(limit),
                        bands.count(),
                        bands.excluded()
                                .plus(Exclusions.of("unknown-first-resolution", bands.missing() + bands.open()))))
                .named(definition(
                        cases.variant("resolved-within"),
                        "Resolved cases first resolved within " + limit + " of opening." + cases.suffix(),
                        "Zammad"));
    }

    /**
     * No repeat: the case was not reopened, and the customer made no other contact on the topic after its opening and up to a
     * window after its resolution.
     *
     * <p>Cases are excluded, by the first that applies, as {@code unknown-customer}, {@code unknown-topic}, {@code
     * unknown-reopens}, or {@code immature} where the window after the resolution is not over. States of different histories look
     * alike: merge those of one history only.
     *
     * <p>Example, with one repeat contact, of T6: T1, T2, T3, T5, T7 of 8 = 62.5 %.
     *
     * <p>Source: call-centre practice, often with 7 days.
     *
     * @param history of all interactions, by topic
     * @param window such as 7 days, in elapsed time, not negative
     * @param asOf until when the history is known
     * @return a KPI
     * @throws IllegalArgumentException if the window is negative, or the history was made by another field than the topic
     */
    public static Kpi<Interaction, Proportion> withoutRepeat(ContactHistory history, Duration window, Instant asOf) {
        return withoutRepeat(ResolvedCases.RESOLVED_NOW, history, history.requireIssue(TOPIC), window, asOf);
    }

    /**
     * No repeat as {@link #withoutRepeat(ContactHistory, Duration, Instant)}, of a population and an issue of choice. Of all
     * cases that were ever resolved, one that was reopened and is still open counts as repeated; the window is that after its
     * first resolution, and over where that is not known.
     *
     * <p>Example: with a ninth case, reopened and open, 5 of 9 of those ever resolved = 55.6 %.
     *
     * @param cases of which it is asked
     * @param history of all interactions, by the same issue
     * @param issue what a case is about, such as an order; a case without one is excluded as {@code unknown-topic}
     * @param window such as 7 days, in elapsed time, not negative
     * @param asOf until when the history is known
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> withoutRepeat(
            ResolvedCases cases,
            ContactHistory history,
            Field<Interaction, String> issue,
            Duration window,
            Instant asOf) {
        RepeatKpis.requireWindow(window);
        Field<Interaction, Instant> end =
                cases == ResolvedCases.RESOLVED_NOW ? RESOLVED_AT : RESOLVED_AT.orElse(FIRST_RESOLVED_AT);
        Predicate<Interaction> withoutContact = Definitions.condition(
                "no contact about " + issue + " up to " + window + " after the resolution", row -> {
                    Instant resolved = end.apply(row);
                    return resolved != null
                            && !history.hasContactBetween(
                                    row.customer(), issue.apply(row), row.openedAt(), Windows.endOf(resolved, window));
                });
        return Share.where(REOPENS.is(0).and(withoutContact))
                .excluding("unknown-customer", CUSTOMER.isPresent().negate())
                .excluding("unknown-topic", issue.isPresent().negate())
                .excluding("unknown-reopens", REOPENS.isPresent().negate())
                .excluding("immature", RepeatKpis.isImmature(end, window, asOf))
                .proportion()
                .filtering(cases.condition())
                .named(definition(
                        cases.variant("no-repeat"),
                        "Resolved cases neither reopened nor followed by a contact of the same customer about the same "
                                + issue + " within " + window + " after the resolution." + cases.suffix(),
                        "Call-centre practice"));
    }

    /**
     * Confirmed: the customer said that it was solved.
     *
     * <p>Cases without an answer are counted as {@code unanswered}: the denominator is those who answered.
     *
     * <p>Example: T1, T3, T4 of the 6 who answered = 50 %.
     *
     * <p>Source: Medallia.
     *
     * @param answer whether the customer said yes, null without an answer
     * @return a KPI
     */
    public static Kpi<Interaction, Proportion> confirmedBy(
            Function<? super Interaction, ? extends @Nullable Boolean> answer) {
        Calculator<Interaction, Proportion> share =
                Share.<Interaction>of(answer).withUnknownAs("unanswered").proportion();
        return share.filtering(RESOLVED_AT.isPresent())
                .named(definition(
                        "confirmed",
                        "Resolved cases that the customer said were solved, of those who said.",
                        "Medallia"));
    }

    private static KpiDefinition definition(String variant, String text, String source) {
        return Definitions.share(ID, variant, Direction.HIGHER, text, source);
    }
}
