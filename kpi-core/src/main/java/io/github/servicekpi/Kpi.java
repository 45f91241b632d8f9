package io.github.servicekpi;

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
        this.definition = definition;
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
