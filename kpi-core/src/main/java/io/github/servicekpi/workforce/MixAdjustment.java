package io.github.servicekpi.workforce;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Field;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an agent achieved, beside what the team would have achieved with the same mix of work: indirect standardisation.
 *
 * <p>Formula: with n<sub>s</sub> cases of the agent in stratum s, such as a channel and topic, and m<sub>s</sub> the mean of all
 * agents' cases in it, {@code expected = Σ n_s m_s}. {@code observed} is the agent's own sum. An agent with nothing but hard
 * cases is compared with what the team makes of hard cases.
 *
 * <p>Counted: cases with an agent, a stratum and a value; others are left out of agents and team alike. The agent's own cases
 * are part of the team's. No data: an agent without cases is not there.
 *
 * <p>The state is a count and a sum for each agent and stratum: the same in any order and from any partition.
 *
 * <p>Example: phone 8 of 10 solved by amy, 30 of 40 by bob; mail 2 of 10 by amy, none by bob. The team solves 38 of 50 by phone
 * and 2 of 10 by mail. Expected of amy 10 · 0.76 + 10 · 0.2 = 9.6, observed 10, so 1.042 times as expected; of bob 30.4, observed
 * 30, 0.987 times. By plain rates amy has 50 %, bob 75 %.
 *
 * <p>Source: standardised ratios as in B. Rosner, Fundamentals of Biostatistics, and in the adjusted comparison of hospitals.
 *
 * @param cases how many cases the agent has
 * @param observed the sum of the agent's values
 * @param expected the sum that the team's means would give
 */
public record MixAdjustment(long cases, BigInteger observed, BigDecimal expected) {

    /**
     * Compares agents of rows. Of {@linkplain Field fields} the names are part of the definition, so that states saved of
     * other ones are refused. One function call a row: over a table each row is made again.
     *
     * @param <T> the rows
     * @param agent whose case a row is, null if it is nobody's
     * @param stratum what kind of case it is, null if it is not known
     * @param value a whole number to be summed, such as 1 for solved and 0 for not, a score, or a number of seconds; null if
     *     it is not known
     * @return a calculator of the adjustment of each agent
     */
    public static <T> Calculator<T, SortedMap<String, MixAdjustment>> calculator(
            Function<? super T, ? extends @Nullable String> agent,
            Function<? super T, ? extends @Nullable String> stratum,
            Function<? super T, ? extends @Nullable Long> value) {
        return Calculator.of(
                MixCounts::new,
                (state, row) -> {
                    String name = agent.apply(row);
                    String kind = stratum.apply(row);
                    Long number = value.apply(row);
                    if (name != null && kind != null && number != null) {
                        state.add(name, kind, number);
                    }
                },
                MixCounts::merge,
                MixCounts::adjustments,
                new MixCounts.Codec("mix-counts/2 of %s by %s, of each %s"
                        .formatted(nameOf(value), nameOf(stratum), nameOf(agent))));
    }

    private static String nameOf(Function<?, ?> function) {
        return function instanceof Field<?, ?> field ? field.name() : "(function)";
    }

    /** {@return observed / expected, above 1 where the agent's values are higher; empty if 0 is expected} */
    public OptionalDouble ratio() {
        return expected.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BigDecimal(observed)
                        .divide(expected, MathContext.DECIMAL128)
                        .doubleValue());
    }

    /** {@return how much higher the agent's values are than expected, per case} */
    public double difference() {
        return new BigDecimal(observed)
                .subtract(expected)
                .divide(BigDecimal.valueOf(cases), MathContext.DECIMAL128)
                .doubleValue();
    }
}
