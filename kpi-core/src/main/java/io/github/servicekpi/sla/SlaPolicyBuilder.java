package io.github.servicekpi.sla;

import io.github.servicekpi.Field;
import io.github.servicekpi.conversation.Status;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionFields;
import io.github.servicekpi.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Gathers the targets of an {@link SlaPolicy}. Not safe for use by several threads at once. */
public final class SlaPolicyBuilder {
    final BusinessCalendar calendar;
    final List<SlaTarget> targets = new ArrayList<>();
    List<Field<Interaction, String>> precedence = List.of(InteractionFields.CHANNEL, InteractionFields.SEGMENT);
    final Map<SlaMetric, Set<Status>> pausing = new EnumMap<>(SlaMetric.class);
    TargetChange onChange = TargetChange.KEEP;

    SlaPolicyBuilder(BusinessCalendar calendar) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
    }

    /**
     * Adds a target.
     *
     * @param target for all cases or some
     * @return this
     */
    public SlaPolicyBuilder target(SlaTarget target) {
        targets.add(Objects.requireNonNull(target, "target"));
        return this;
    }

    /**
     * Says which of two targets with as many conditions applies to a case that meets both: the one that names the earlier
     * dimension. If it is not said, the channel goes before the segment.
     *
     * @param dimensions from the strongest to the weakest
     * @return this
     * @throws IllegalArgumentException if a dimension is there twice
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read only
    public final SlaPolicyBuilder precedence(Field<Interaction, String>... dimensions) {
        List<Field<Interaction, String>> order = List.of(dimensions);
        if (order.stream().distinct().count() < order.size()) {
            throw new IllegalArgumentException("a dimension has one place in the precedence: " + order);
        }
        precedence = order;
        return this;
    }

    /**
     * Says what becomes of a running clock when another target comes into force.
     *
     * @param change {@link TargetChange#KEEP} if nothing is said
     * @return this
     */
    public SlaPolicyBuilder onChange(TargetChange change) {
        onChange = Objects.requireNonNull(change, "change");
        return this;
    }

    /**
     * Says in which statuses of a conversation the clocks of a metric stand still, instead of what was said before. If nothing
     * is said, they stand still in none.
     *
     * @param metric whose clocks
     * @param statuses such as {@link Status#PENDING}, in which the service waits for the customer
     * @return this
     */
    public SlaPolicyBuilder pausedIn(SlaMetric metric, Status... statuses) {
        pausing.put(Objects.requireNonNull(metric, "metric"), new TreeSet<>(List.of(statuses)));
        return this;
    }

    /**
     * Makes the policy.
     *
     * @return a policy
     * @throws IllegalArgumentException if two targets are for the same cases from the same instant on, or the precedence does
     *     not say which of two applies
     */
    public SlaPolicy build() {
        return new SlaPolicy(this);
    }
}
