package io.github.servicekpi.sla;

import io.github.servicekpi.Field;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One rule of an {@link SlaPolicy}: within how much business time something is promised, for which cases, and from when
 * until when the promise is made.
 *
 * <pre>{@code
 * SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofMinutes(30)).where(CHANNEL, "chat").where(SEGMENT, "vip");
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SlaTarget {
    private final SlaMetric metric;
    private final Duration time;
    private final Map<Field<Interaction, String>, String> conditions;
    private final @Nullable Instant from;
    private final @Nullable Instant until;
    private final @Nullable BusinessCalendar calendar;

    private SlaTarget(
            SlaMetric metric,
            Duration time,
            Map<Field<Interaction, String>, String> conditions,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable BusinessCalendar calendar) {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "a target must come into force before it ends, but was in force from " + from + " until " + until);
        }
        this.metric = metric;
        this.time = time;
        this.conditions = conditions;
        this.from = from;
        this.until = until;
        this.calendar = calendar;
    }

    /**
     * A target for all cases at all times, by the calendar of the policy.
     *
     * @param metric what is promised
     * @param time within how much business time, inclusive, not negative
     * @return a target
     * @throws IllegalArgumentException if the time is negative
     */
    public static SlaTarget of(SlaMetric metric, Duration time) {
        Objects.requireNonNull(metric, "metric");
        if (time.isNegative()) {
            throw new IllegalArgumentException("the time of a target must not be negative: " + time);
        }
        return new SlaTarget(metric, time, Map.of(), null, null, null);
    }

    /**
     * Restricts the target to cases with a value in a dimension, besides the restrictions that it has.
     *
     * @param dimension such as {@code InteractionFields.CHANNEL} or {@code InteractionFields.dimension("priority")}
     * @param value the value; a case without one has another
     * @return a target for those cases
     * @throws IllegalArgumentException if the dimension is restricted already
     */
    public SlaTarget where(Field<Interaction, String> dimension, String value) {
        Objects.requireNonNull(value, "value");
        Map<Field<Interaction, String>, String> more = new LinkedHashMap<>(conditions);
        String before = more.putIfAbsent(dimension, value);
        if (before != null) {
            throw new IllegalArgumentException("a target has one value of %s, but both '%s' and '%s' were given"
                    .formatted(dimension, before, value));
        }
        return new SlaTarget(metric, time, Collections.unmodifiableMap(more), from, until, calendar);
    }

    /**
     * Says from when on the target is in force; it replaces an older one for the same cases then.
     *
     * @param instant the first instant; a clock that starts at it has this target
     * @return a target in force from then on
     * @throws IllegalArgumentException if it ends before that
     */
    public SlaTarget from(Instant instant) {
        return new SlaTarget(metric, time, conditions, Objects.requireNonNull(instant, "instant"), until, calendar);
    }

    /**
     * Says until when the target is in force.
     *
     * @param instant the first instant at which it is not
     * @return a target in force until then
     * @throws IllegalArgumentException if it comes into force later
     */
    public SlaTarget until(Instant instant) {
        return new SlaTarget(metric, time, conditions, from, Objects.requireNonNull(instant, "instant"), calendar);
    }

    /**
     * Measures the time by a calendar of its own instead of that of the policy.
     *
     * @param hours the opening hours, such as those of a team
     * @return a target by that calendar
     */
    public SlaTarget during(BusinessCalendar hours) {
        return new SlaTarget(metric, time, conditions, from, until, Objects.requireNonNull(hours, "hours"));
    }

    /** {@return what is promised} */
    public SlaMetric metric() {
        return metric;
    }

    /** {@return within how much business time, inclusive} */
    public Duration time() {
        return time;
    }

    /** {@return the value of each dimension that cases must have; unmodifiable, empty for all cases} */
    public Map<Field<Interaction, String>, String> conditions() {
        return conditions;
    }

    /** {@return the first instant at which it is in force; empty if it always was} */
    public Optional<Instant> from() {
        return Optional.ofNullable(from);
    }

    /** {@return the first instant at which it is in force no longer; empty if there is none} */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** {@return its own calendar; empty if it goes by that of the policy} */
    public Optional<BusinessCalendar> calendar() {
        return Optional.ofNullable(calendar);
    }

    boolean isInForceAt(Instant instant) {
        return (from == null || !instant.isBefore(from)) && (until == null || instant.isBefore(until));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SlaTarget that
                && metric == that.metric
                && time.equals(that.time)
                && conditions.equals(that.conditions)
                && Objects.equals(from, that.from)
                && Objects.equals(until, that.until)
                && Objects.equals(calendar, that.calendar);
    }

    @Override
    public int hashCode() {
        return Objects.hash(metric, time, conditions, from, until, calendar);
    }

    /** The rule in words, the same in every process and whatever the order in which its conditions were given. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(metric + " within " + time);
        conditions.entrySet().stream()
                .map(condition -> " where " + condition.getKey() + " is " + condition.getValue())
                .sorted()
                .forEach(text::append);
        if (from != null) {
            text.append(" from ").append(from);
        }
        if (until != null) {
            text.append(" until ").append(until);
        }
        if (calendar != null) {
            text.append(" during ").append(calendar);
        }
        return text.toString();
    }
}
