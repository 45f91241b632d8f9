package io.github.servicekpi;

import java.util.Objects;

/**
 * A calculator with an id and a definition: the typed key to its result in {@link KpiResults}. Make one constant of
 * each KPI: two are equal only if they are the same object. Immutable and safe to share between threads.
 *
 * @param <T> the rows
 * @param <R> the result
 */
public final class Kpi<T, R> {
    private final KpiDefinition definition;
    private final Calculator<T, R> calculator;

    Kpi(KpiDefinition definition, Calculator<T, R> calculator) {
        this.definition = Objects.requireNonNull(definition, "definition");
        this.calculator = calculator;
    }

    /**
     * Returns the id.
     *
     * @return such as {@code first-response-time}
     */
    public String id() {
        return definition.id();
    }

    /** The id and the variant: what a KPI of a set is told apart by. */
    String qualifiedId() {
        return id() + "/" + definition.variant();
    }

    /**
     * Returns the same KPI by another id, such as {@code first-response-time-of-chats}, so that one {@link KpiSet} can hold it beside
     * one of the same id and variant.
     *
     * @param id lower-case words of letters and digits joined by hyphens
     * @return a KPI with the rest of this one's definition
     */
    public Kpi<T, R> withId(String id) {
        return new Kpi<>(
                new KpiDefinition(
                        id,
                        definition.variant(),
                        definition.unit(),
                        definition.direction(),
                        definition.text(),
                        definition.source()),
                calculator);
    }

    /**
     * Returns what the KPI is.
     *
     * @return the definition
     */
    public KpiDefinition definition() {
        return definition;
    }

    /**
     * Returns how the KPI is calculated.
     *
     * @return the calculator, to be composed further
     */
    public Calculator<T, R> calculator() {
        return calculator;
    }

    /**
     * Calculates the KPI of all rows, as {@link Calculator#calculate(Iterable)} does.
     *
     * @param rows none of them null
     * @return the result
     */
    public R calculate(Iterable<? extends T> rows) {
        return calculator.calculate(rows);
    }

    @Override
    public String toString() {
        return id();
    }
}
