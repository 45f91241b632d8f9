package io.github.servicekpi;

import java.util.Objects;

/**
 * What a KPI is, for the people who read its figures.
 *
 * @param id names the KPI, such as {@code first-response-time}: lower-case words of letters and digits joined by
 *     hyphens
 * @param variant names the definition where there are several, such as {@code no-repeat}; figures of different variants
 *     must not be compared
 * @param unit what the value is measured in
 * @param direction which way is better
 * @param text the definition in a sentence or two, precise enough to compute by hand
 * @param source whose definition it is
 */
public record KpiDefinition(String id, String variant, Unit unit, Direction direction, String text, String source) {

    /**
     * Checks the id and the variant.
     *
     * @param id names the KPI
     * @param variant names the definition
     * @param unit what the value is measured in
     * @param direction which way is better
     * @param text the definition
     * @param source whose definition it is
     */
    public KpiDefinition {
        requireId("id", id);
        requireId("variant", variant);
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(source, "source");
    }

    private static void requireId(String what, String id) {
        Objects.requireNonNull(id, what);
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    what + " must be lower-case words of letters and digits joined by hyphens: '" + id + "'");
        }
    }

    static KpiDefinition of(String id) {
        return new KpiDefinition(id, "own", Unit.NONE, Direction.NONE, "", "");
    }
}
