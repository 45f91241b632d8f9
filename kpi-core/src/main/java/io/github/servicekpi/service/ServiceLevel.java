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
import java.util.function.Predicate;

/**
 * What became of the contacts offered to a queue, in counts from which every form of service level and of abandonment rate
 * follows.
 *
 * <p>Offered is answered plus abandoned; what flowed out to another queue is neither. Within a limit means at most as long.
 * Contacts with a negative wait are excluded and counted. Without contacts no form has a value. Intervals are those of {@link
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
 * @param flowOuts contacts that left for another queue, neither answered nor abandoned here
 * @param excluded contacts left out, by reason
 */
public record ServiceLevel(
        long answered,
        long answeredWithin,
        long abandoned,
        long abandonedWithin,
        long abandonedShort,
        long flowOuts,
        Exclusions excluded) {

    /**
     * Checks the components.
     *
     * @param answered contacts answered
     * @param answeredWithin at most {@code answered}
     * @param abandoned contacts abandoned
     * @param abandonedWithin at most {@code abandoned}
     * @param abandonedShort at most {@code abandoned}
     * @param flowOuts not negative
     * @param excluded contacts left out
     */
    public ServiceLevel {
        requirePart("answeredWithin", answeredWithin, "answered", answered);
        requirePart("abandonedWithin", abandonedWithin, "abandoned", abandoned);
        requirePart("abandonedShort", abandonedShort, "abandoned", abandoned);
        requirePart("flowOuts", flowOuts, "any number", Long.MAX_VALUE);
        Objects.requireNonNull(excluded, "excluded");
    }

    private static void requirePart(String name, long part, String wholeName, long whole) {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(
                    "%s must be from 0 to %s %s: %s".formatted(name, wholeName, whole, part));
        }
    }

    /**
     * Calculates the counts of rows of any class.
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
        List<Duration> limits =
                List.of(threshold, shortAbandon).stream().distinct().sorted().toList();
        Kpi<T, DurationBands> answers =
                answerWait.within(limits.toArray(Duration[]::new)).named("answers");
        Kpi<T, DurationBands> abandons =
                abandonWait.within(limits.toArray(Duration[]::new)).named("abandons");
        Kpi<T, Long> flowOuts = Calculator.<T>counting().filtering(flowedOut).named("flow-outs");
        return KpiSet.<T>of(List.of(answers, abandons, flowOuts)).andThen(results -> {
            DurationBands answered = results.get(answers);
            DurationBands abandoned = results.get(abandons);
            return new ServiceLevel(
                    answered.count(),
                    answered.atMost(threshold),
                    abandoned.count(),
                    abandoned.atMost(threshold),
                    abandoned.atMost(shortAbandon),
                    results.get(flowOuts),
                    answered.excluded().plus(abandoned.excluded()));
        });
    }

    /**
     * Returns the service level in one of its forms.
     *
     * @param form what is divided by what
     * @return a share with its counts
     */
    public Proportion level(ServiceLevelForm form) {
        long offered = Math.addExact(answered, abandoned);
        return switch (form) {
            case OF_ANSWERED -> new Proportion(answeredWithin, answered, excluded);
            case OF_OFFERED -> new Proportion(answeredWithin, offered, excluded);
            case LEFT_QUEUE -> new Proportion(answeredWithin + abandonedWithin, offered, excluded);
            case DROP_ABANDONED_WITHIN -> new Proportion(answeredWithin, offered - abandonedWithin, excluded);
            case DROP_SHORT -> new Proportion(answeredWithin, offered - abandonedShort, excluded);
            case DROP_SHORT_WITH_FLOW_OUTS ->
                new Proportion(answeredWithin, Math.addExact(offered - abandonedShort, flowOuts), excluded);
        };
    }

    /** {@return the share of offered contacts that were abandoned} */
    public Proportion abandonment() {
        return new Proportion(abandoned, Math.addExact(answered, abandoned), excluded);
    }

    /** {@return the share of offered contacts that were abandoned, without short abandonments in either count} */
    public Proportion abandonmentWithoutShort() {
        return new Proportion(
                abandoned - abandonedShort, Math.addExact(answered, abandoned - abandonedShort), excluded);
    }
}
