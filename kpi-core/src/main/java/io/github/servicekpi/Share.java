package io.github.servicekpi;

import io.github.servicekpi.engine.Codes;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.engine.Sources;
import io.github.servicekpi.engine.Tallies;
import io.github.servicekpi.stats.Proportion;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether each row has a property: a measure, whose calculator gives the share of rows that have it, of those of which
 * it is known. Immutable and safe to share between threads.
 *
 * @param <T> the rows
 */
public final class Share<T> {
    private final Source<Codes> flag;
    private final String name;
    private final String unknown;
    private final Rules<T> rules;

    private Share(Source<Codes> flag, String name, String unknown, Rules<T> rules) {
        this.flag = flag;
        this.name = name;
        this.unknown = unknown;
        this.rules = rules;
    }

    /**
     * The share of rows whose flag is true.
     *
     * @param <T> the rows
     * @param flag null for a row of which it is not known, which is in neither numerator nor denominator and counted as
     *     {@code unknown}
     * @return a share
     */
    public static <T> Share<T> of(Function<? super T, ? extends @Nullable Boolean> flag) {
        Objects.requireNonNull(flag, "flag");
        return new Share<>(Readers.flags(flag), Readers.describe(flag), "unknown", Rules.none());
    }

    /**
     * The share of rows that satisfy a condition.
     *
     * @param <T> the rows
     * @param condition a condition made from fields, or any predicate
     * @return a share
     */
    public static <T> Share<T> where(Predicate<? super T> condition) {
        Objects.requireNonNull(condition, "condition");
        return new Share<>(
                Sources.flag(Readers.condition(condition)), Readers.describe(condition), "unknown", Rules.none());
    }

    /**
     * Names the reason under which rows are counted of which the property is not known.
     *
     * @param reason such as {@code unknown-reopens}
     * @return a share that counts them so
     */
    public Share<T> withUnknownAs(String reason) {
        Objects.requireNonNull(reason, "reason");
        return new Share<>(flag, name, reason, rules);
    }

    /**
     * Leaves rows out and counts them by reason. Where several rules apply, the first one counts; it goes before
     * unknown.
     *
     * @param reason in the result, such as {@code immature}
     * @param rule which rows; it does not guard the function of the share, which is asked about every row
     * @return a share with one more rule
     */
    public Share<T> excluding(String reason, Predicate<? super T> rule) {
        return new Share<>(flag, name, unknown, rules.plus(reason, rule));
    }

    /**
     * Counts the rows with the property and those of which it is known.
     *
     * @return a calculator
     */
    public Calculator<T, Proportion> proportion() {
        Source<Codes> source = Sources.excluding(flag, rules.conditions());
        return new Recipe<>(
                () -> Tallies.flags(
                        source,
                        rules.size(),
                        counts -> new Proportion(
                                counts[2], counts[1] + counts[2], rules.exclusions(counts, 3, unknown, counts[0]))),
                "share of " + this);
    }

    @Override
    public String toString() {
        return name + rules.describe();
    }
}
