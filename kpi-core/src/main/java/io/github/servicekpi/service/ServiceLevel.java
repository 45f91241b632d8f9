package io.github.servicekpi.service;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationBands;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What became of the contacts offered to a queue, in counts from which every form of service level and of abandonment rate
 * follows.
 *
 * <p>Offered is answered plus abandoned; what flowed out to another queue is neither. Within a limit means at most as long.
 * Contacts with a negative wait are excluded and counted, those answered and those abandoned apart, so that each form has the
 * exclusions of the contacts that it is about. Without contacts no form has a value. Intervals are those of {@link
 * Proportion}. Counts: the same in any order and from any partition of the rows.
 *
 * <p>Example: 460 answered, 390 of them within 20 s; 40 abandoned, 12 within 5 s and 20 within 20 s; 10 flowed out. Of
 * answered 390 / 460, of offered 390 / 500, left the queue 410 / 500, dropping those abandoned within the threshold 390 /
 * 480, dropping short abandonments 390 / 488, with flow-outs 390 / 498. Abandonment 40 / 500, without short ones 28 / 488.
 *
 * <p>Source: ICMI and call-centre practice; Amazon Connect, <i>Service level</i>; Genesys, <i>Configure the service level
 * calculation</i>.
 *
 * @param answered contacts answered
 * @param answeredWithin of them, those within the threshold
 * @param abandoned contacts abandoned and not answered
 * @param abandonedWithin of them, those within the threshold
 * @param abandonedShort of them, those within the limit for short abandonments
 * @param flowOuts contacts that left for another queue, neither answered nor abandoned here; empty where they were not counted
 * @param answeredExcluded contacts left out of those answered, by reason
 * @param abandonedExcluded contacts left out of those abandoned, by reason
 */
public record ServiceLevel(
        long answered,
        long answeredWithin,
        long abandoned,
        long abandonedWithin,
        long abandonedShort,
        OptionalLong flowOuts,
        Exclusions answeredExcluded,
        Exclusions abandonedExcluded) {

    /**
     * Checks the components.
     *
     * @param answered contacts answered
     * @param answeredWithin at most {@code answered}
     * @param abandoned contacts abandoned
     * @param abandonedWithin at most {@code abandoned}
     * @param abandonedShort at most {@code abandoned}
     * @param flowOuts empty, or not negative
     * @param answeredExcluded contacts left out of those answered
     * @param abandonedExcluded contacts left out of those abandoned
     * @throws IllegalArgumentException if a count is negative, or a part above its whole
     */
    public ServiceLevel {
        requirePart("answeredWithin", answeredWithin, "answered", answered);
        requirePart("abandonedWithin", abandonedWithin, "abandoned", abandoned);
        requirePart("abandonedShort", abandonedShort, "abandoned", abandoned);
        requirePart("flowOuts", flowOuts.orElse(0), "any number", Long.MAX_VALUE);
        Objects.requireNonNull(answeredExcluded, "answeredExcluded");
        Objects.requireNonNull(abandonedExcluded, "abandonedExcluded");
    }

    private static void requirePart(String name, long part, String wholeName, long whole) {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(
                    "%s must be from 0 to %s %s: %s".formatted(name, wholeName, whole, part));
        }
    }

    /**
     * Calculates the counts of rows of any class, with flow-outs.
     *
     * <p>A rule of a wait leaves out and counts any row that it applies to, with a wait or not. So that no row counts twice, let
     * the rules of {@code answerWait} apply to what was answered alone, and those of {@code abandonWait} to what was abandoned.
     *
     * @param <T> the rows
     * @param answerWait the wait of each contact that was answered, none for others
     * @param abandonWait the wait of each contact that was abandoned and not answered, none for others
     * @param flowedOut which contacts left for another queue, neither answered nor abandoned here
     * @param threshold within which an answer is in time, not negative
     * @param shortAbandon within which an abandonment is short, not negative
     * @return a calculator
     */
    public static <T> Calculator<T, ServiceLevel> calculator(
            Span<T> answerWait,
            Span<T> abandonWait,
            Predicate<? super T> flowedOut,
            Duration threshold,
            Duration shortAbandon) {
        Kpi<T, ServiceLevel> offered =
                calculator(answerWait, abandonWait, threshold, shortAbandon).named("offered");
        Kpi<T, Long> flowOuts = Calculator.<T>counting().filtering(flowedOut).named("flow-outs");
        return KpiSet.<T>of(List.of(offered, flowOuts))
                .andThen(results -> results.get(offered).withFlowOuts(results.get(flowOuts)));
    }

    private ServiceLevel withFlowOuts(long count) {
        return new ServiceLevel(
                answered,
                answeredWithin,
                abandoned,
                abandonedWithin,
                abandonedShort,
                OptionalLong.of(count),
                answeredExcluded,
                abandonedExcluded);
    }

    /**
     * Calculates the counts of rows of any class of which it is not known what flowed out.
     *
     * @param <T> the rows
     * @param answerWait the wait of each contact that was answered, none for others; its rules apply to these alone
     * @param abandonWait the wait of each contact that was abandoned and not answered, none for others; its rules apply to
     *     these alone
     * @param threshold within which an answer is in time, not negative
     * @param shortAbandon within which an abandonment is short, not negative
     * @return a calculator
     */
    public static <T> Calculator<T, ServiceLevel> calculator(
            Span<T> answerWait, Span<T> abandonWait, Duration threshold, Duration shortAbandon) {
        List<Duration> limits =
                List.of(threshold, shortAbandon).stream().distinct().sorted().toList();
        Kpi<T, DurationBands> answers =
                answerWait.within(limits.toArray(Duration[]::new)).named("answers");
        Kpi<T, DurationBands> abandons =
                abandonWait.within(limits.toArray(Duration[]::new)).named("abandons");
        return KpiSet.<T>of(List.of(answers, abandons)).andThen(results -> {
            DurationBands answered = results.get(answers);
            DurationBands abandoned = results.get(abandons);
            return new ServiceLevel(
                    answered.count(),
                    answered.atMost(threshold),
                    abandoned.count(),
                    abandoned.atMost(threshold),
                    abandoned.atMost(shortAbandon),
                    OptionalLong.empty(),
                    answered.excluded(),
                    abandoned.excluded());
        });
    }

    /**
     * Returns the service level in one of its forms.
     *
     * @param form what is divided by what
     * @return a share with its counts, and the exclusions of those answered and, unless the form is about these alone, of those
     *     abandoned
     * @throws IllegalStateException if the form needs flow-outs, and they were not counted
     */
    public Proportion level(ServiceLevelForm form) {
        long offered = Math.addExact(answered, abandoned);
        return switch (form) {
            case OF_ANSWERED -> new Proportion(answeredWithin, answered, answeredExcluded);
            case OF_OFFERED -> new Proportion(answeredWithin, offered, excluded());
            case LEFT_QUEUE -> new Proportion(answeredWithin + abandonedWithin, offered, excluded());
            case DROP_ABANDONED_WITHIN -> new Proportion(answeredWithin, offered - abandonedWithin, excluded());
            case DROP_SHORT -> new Proportion(answeredWithin, offered - abandonedShort, excluded());
            case DROP_SHORT_WITH_FLOW_OUTS ->
                new Proportion(answeredWithin, Math.addExact(offered - abandonedShort, requireFlowOuts()), excluded());
        };
    }

    private long requireFlowOuts() {
        return flowOuts.orElseThrow(() -> new IllegalStateException(
                "flow-outs were not counted: a condition for them is needed to take them into a service level"));
    }

    /** {@return the contacts left out of those answered and of those abandoned, by reason} */
    public Exclusions excluded() {
        return answeredExcluded.plus(abandonedExcluded);
    }

    /** {@return the share of offered contacts that were abandoned} */
    public Proportion abandonment() {
        return new Proportion(abandoned, Math.addExact(answered, abandoned), excluded());
    }

    /** {@return the share of offered contacts that were abandoned, without short abandonments in either count} */
    public Proportion abandonmentWithoutShort() {
        return new Proportion(
                abandoned - abandonedShort, Math.addExact(answered, abandoned - abandonedShort), excluded());
    }
}
