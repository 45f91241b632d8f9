package io.github.servicekpi.sla;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Unit;
import io.github.servicekpi.conversation.Conversation;
import io.github.servicekpi.conversation.ConversationEvent;
import io.github.servicekpi.conversation.ConversationKpis;
import io.github.servicekpi.conversation.ConversationOutcome;
import io.github.servicekpi.conversation.Removal;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What share of the promises of a policy was kept. The results hold the counts of all states; {@link
 * SlaAttainment#attainment} makes a share of them in one of three forms.
 *
 * <p>A promise is met if the running time until the event is at most the target, and breached if not; an open case is
 * breached once its time by the as-of instant exceeds the target, and pending until then; a case that ended without the
 * event is breached if it ended late, and {@code closed-without} if not. Cases to which no target applies are counted as
 * {@code not-applicable}, an event before the start as {@code negative-span}.
 *
 * <p>Each call makes another KPI, so keep it: it is the key to its result. Counts: the same in any order and from any
 * partition of the rows.
 *
 * <p>Example: opened on Friday at 16:30, promised within 2 hours of Monday to Friday 09:00 to 17:00: due on Monday at 10:30.
 *
 * <p>Source: Zendesk, <i>SLA policies</i>; Chatwoot and Zammad, from their code.
 */
public final class SlaKpis {
    private static final String NOT_BY_CUSTOMER = "not-customer-initiated";
    private static final String SOURCE = "Zendesk, SLA policies";

    private SlaKpis() {}

    /**
     * First responses in time: from the opening to the first public reply of a human. Of the cases to which a target applies,
     * those that the customer did not begin are excluded as {@code not-customer-initiated}.
     *
     * @param policy whose targets for {@link SlaMetric#FIRST_RESPONSE} apply
     * @param asOf what is later has not happened
     * @return the KPI {@code sla-first-response}
     */
    public static Kpi<Interaction, SlaAttainment> firstResponse(SlaPolicy policy, Instant asOf) {
        Function<Interaction, String> key = row -> row.origin() != Origin.CUSTOMER && promisesFirstResponse(policy, row)
                ? NOT_BY_CUSTOMER
                : reason(policy, SlaMetric.FIRST_RESPONSE, row, asOf);
        return SlaAttainment.ofKeys(name(SlaMetric.FIRST_RESPONSE, policy, asOf), key)
                .named(definition(SlaMetric.FIRST_RESPONSE));
    }

    /**
     * Resolutions in time: from the opening to the last resolution.
     *
     * @param policy whose targets for {@link SlaMetric#RESOLUTION} apply
     * @param asOf what is later has not happened
     * @return the KPI {@code sla-resolution}
     */
    public static Kpi<Interaction, SlaAttainment> resolution(SlaPolicy policy, Instant asOf) {
        Function<Interaction, String> key = row -> reason(policy, SlaMetric.RESOLUTION, row, asOf);
        return SlaAttainment.ofKeys(name(SlaMetric.RESOLUTION, policy, asOf), key)
                .named(definition(SlaMetric.RESOLUTION));
    }

    /**
     * Next responses in time: of each reply cycle after the first reply of its conversation, from the first unanswered message
     * of the customer, or where else the conversation policy starts cycles, to the next public reply of a human. The row of the
     * cycle chooses the target, with those who have the conversation at the end; {@link #ofConversations} goes by those who had
     * it when it was answered. A conversation has as many as it has such cycles; for one figure a conversation see {@link
     * SlaAttainment#perCase}.
     *
     * @param policy whose targets for {@link SlaMetric#NEXT_RESPONSE} apply
     * @param asOf what is later has not happened
     * @return the KPI {@code sla-next-response}
     */
    public static Kpi<ReplyCycle, SlaAttainment> nextResponse(SlaPolicy policy, Instant asOf) {
        Function<ReplyCycle, String> key = cycle ->
                SlaAttainment.stateOf(policy.clock(cycle).orElse(null), asOf).reason();
        return SlaAttainment.ofKeys(name(SlaMetric.NEXT_RESPONSE, policy, asOf), key)
                .filtering(cycle -> cycle.repliesBefore() > 0)
                .named(definition(SlaMetric.NEXT_RESPONSE));
    }

    /**
     * Promises of one kind in time, of conversations: with their pauses, and with the clocks of the conversation policy. Each
     * promise counts, so a conversation may count more than once in {@link SlaMetric#NEXT_RESPONSE}. Merged and deleted
     * conversations are excluded as {@code merged} and {@code deleted}; one of which the conversation policy does not measure
     * a first response that was promised is excluded from that as {@code not-customer-initiated}.
     *
     * <p>A conversation counts as it was at the as-of instant, as if what {@link Conversation#asOf} returns had
     * been reduced: one that was resolved then is resolved, although it was reopened or merged later. One that was opened later
     * is {@code not-applicable}. The target is that of the team and agent who had it when the clock stopped, or have it if the
     * clock runs; see {@link SlaPolicy#clocks}.
     *
     * @param metric what was promised
     * @param policy whose targets for the metric apply
     * @param asOf what is later has not happened
     * @return the KPI {@code sla-first-response}, {@code sla-next-response} or {@code sla-resolution}
     */
    public static Kpi<ConversationOutcome, SlaAttainment> ofConversations(
            SlaMetric metric, SlaPolicy policy, Instant asOf) {
        Function<ConversationOutcome, List<String>> reasons = outcome -> asOf(outcome, asOf)
                .map(known -> reasons(metric, policy, known, asOf))
                .orElse(List.of(SlaState.NOT_APPLICABLE.reason()));
        return SlaAttainment.<String>ofKeys(name(metric, policy, asOf), reason -> reason)
                .<ConversationOutcome>flatMapping(reasons)
                .named(definition(metric));
    }

    /** The outcome of what had happened by then; empty if it was opened later. */
    private static Optional<ConversationOutcome> asOf(ConversationOutcome outcome, Instant asOf) {
        Conversation conversation = outcome.conversation();
        return isAllKnown(conversation, asOf)
                ? Optional.of(outcome)
                : conversation.asOf(asOf).map(known -> known.reduce(outcome.policy()));
    }

    /** Whether nothing is later, so that it need not be reduced again: a row without later times is the same as of then. */
    @SuppressWarnings("ReferenceEquality") // an equal copy would only be reduced in vain
    private static boolean isAllKnown(Conversation conversation, Instant asOf) {
        List<ConversationEvent> events = conversation.events();
        Interaction facts = conversation.facts();
        return (events.isEmpty() || !events.get(events.size() - 1).at().isAfter(asOf))
                && facts.asOf(asOf).orElse(null) == facts;
    }

    private static List<String> reasons(SlaMetric metric, SlaPolicy policy, ConversationOutcome outcome, Instant asOf) {
        String removed = removed(outcome);
        if (removed != null) {
            return List.of(removed);
        }
        if (metric == SlaMetric.FIRST_RESPONSE && isPromisedUnmeasured(policy, outcome)) {
            return List.of(NOT_BY_CUSTOMER);
        }
        return policy.events(metric, outcome).stream()
                .map(clock -> SlaAttainment.stateOf(clock.orElse(null), asOf).reason())
                .toList();
    }

    /** Whether a first response was promised that the conversation policy does not measure. */
    private static boolean isPromisedUnmeasured(SlaPolicy policy, ConversationOutcome outcome) {
        return !outcome.isFirstResponseMeasured() && promisesFirstResponse(policy, outcome.interaction());
    }

    private static boolean promisesFirstResponse(SlaPolicy policy, Interaction row) {
        return policy.target(SlaMetric.FIRST_RESPONSE, row, row.openedAt()).isPresent();
    }

    private static @Nullable String removed(ConversationOutcome outcome) {
        if (outcome.removal() == null) {
            return null;
        }
        return outcome.removal() == Removal.MERGED ? ConversationKpis.MERGED : ConversationKpis.DELETED;
    }

    /**
     * Conversations to which all promises of some kinds were kept: one breach breaches the conversation, whatever else was
     * promised; see {@link SlaState#of}. Exclusions and the as-of instant as in {@link #ofConversations}; where
     * a promised first response is not measured, the other promises decide, and only without any is the conversation excluded.
     *
     * @param metrics what was promised
     * @param policy whose targets apply
     * @param asOf what is later has not happened
     * @return the KPI {@code sla-conversations}
     */
    public static Kpi<ConversationOutcome, SlaAttainment> perConversation(
            Set<SlaMetric> metrics, SlaPolicy policy, Instant asOf) {
        SortedSet<SlaMetric> all = new TreeSet<>(metrics);
        Function<ConversationOutcome, String> key = outcome -> asOf(outcome, asOf)
                .map(known -> reasonOfAll(all, policy, known, asOf))
                .orElse(SlaState.NOT_APPLICABLE.reason());
        return SlaAttainment.ofKeys("each conversation, " + all + " by " + policy + " as of " + asOf, key)
                .named(definition("sla-conversations", "Conversations with all promises"));
    }

    private static String reasonOfAll(
            Set<SlaMetric> metrics, SlaPolicy policy, ConversationOutcome outcome, Instant asOf) {
        String removed = removed(outcome);
        if (removed != null) {
            return removed;
        }
        SlaState state = SlaState.of(metrics.stream()
                .flatMap(metric -> policy.clocks(metric, outcome).stream())
                .map(clock -> clock.state(asOf))
                .toList());
        return state == SlaState.NOT_APPLICABLE
                        && metrics.contains(SlaMetric.FIRST_RESPONSE)
                        && isPromisedUnmeasured(policy, outcome)
                ? NOT_BY_CUSTOMER
                : state.reason();
    }

    /**
     * Promises with due times of their own kept, such as call backs that were agreed on. Of {@linkplain Field fields} the
     * names are part of the definition, so that states saved of other ones are refused.
     *
     * @param <T> the rows
     * @param madeAt when something was promised; null for a row without a promise
     * @param dueAt until when; null for a row without a promise
     * @param keptAt when it was done; null for a row of which it was not
     * @param asOf what is later has not happened
     * @return the KPI {@code promises-kept}
     */
    public static <T> Kpi<T, SlaAttainment> promisesKept(
            Function<? super T, ? extends @Nullable Instant> madeAt,
            Function<? super T, ? extends @Nullable Instant> dueAt,
            Function<? super T, ? extends @Nullable Instant> keptAt,
            Instant asOf) {
        return SlaAttainment.<T>calculator(
                        "promises made at %s, due at %s, kept at %s"
                                .formatted(nameOf(madeAt), nameOf(dueAt), nameOf(keptAt)),
                        row -> {
                            Instant made = madeAt.apply(row);
                            Instant due = dueAt.apply(row);
                            return made == null || due == null
                                    ? null
                                    : SlaClock.promise(made, due).metAt(keptAt.apply(row));
                        },
                        asOf)
                .named(definition("promises-kept", "Things promised until a due time"));
    }

    private static String nameOf(Function<?, ?> function) {
        return function instanceof Field<?, ?> field ? field.name() : "(function)";
    }

    private static String reason(SlaPolicy policy, SlaMetric metric, Interaction row, Instant asOf) {
        return SlaAttainment.stateOf(policy.clock(metric, row).orElse(null), asOf)
                .reason();
    }

    private static String name(SlaMetric metric, SlaPolicy policy, Instant asOf) {
        return metric + " by " + policy + " as of " + asOf;
    }

    private static KpiDefinition definition(SlaMetric metric) {
        return definition(metric.kpi(), metric.events());
    }

    private static KpiDefinition definition(String id, String what) {
        return new KpiDefinition(
                id,
                "by-policy",
                Unit.FRACTION,
                Direction.HIGHER,
                what + " in time, of those in time and those too late, whether they came late or are still to come.",
                SOURCE);
    }
}
