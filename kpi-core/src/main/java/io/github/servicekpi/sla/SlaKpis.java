package io.github.servicekpi.sla;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Unit;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.Origin;
import java.time.Instant;
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
        Function<Interaction, String> key = row -> {
            boolean ofOthers = row.origin() != Origin.CUSTOMER
                    && policy.target(SlaMetric.FIRST_RESPONSE, row, row.openedAt())
                            .isPresent();
            return ofOthers ? "not-customer-initiated" : reason(policy, SlaMetric.FIRST_RESPONSE, row, asOf);
        };
        return SlaAttainment.ofKeys(name(SlaMetric.FIRST_RESPONSE, policy, asOf), key)
                .named(definition("sla-first-response", "First responses"));
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
                .named(definition("sla-resolution", "Resolutions"));
    }

    /**
     * Next responses in time: of each reply cycle after the first reply of its conversation, from the first unanswered message
     * of the customer, or where else the conversation policy starts cycles, to the next public reply of a human. A
     * conversation has as many as it has such cycles; for one figure a conversation see {@link SlaAttainment#perCase}.
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
                .named(definition("sla-next-response", "Next responses"));
    }

    /**
     * Promises with due times of their own kept, such as call backs that were agreed on.
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
                        "promises",
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

    private static String reason(SlaPolicy policy, SlaMetric metric, Interaction row, Instant asOf) {
        return SlaAttainment.stateOf(policy.clock(metric, row).orElse(null), asOf)
                .reason();
    }

    private static String name(SlaMetric metric, SlaPolicy policy, Instant asOf) {
        return metric + " by " + policy + " as of " + asOf;
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
