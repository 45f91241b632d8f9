package io.github.servicekpi.service;

import io.github.servicekpi.Direction;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Unit;

/** Short forms of the definitions in this package. */
final class Definitions {
    /** What the variant of a definition ends in where only opening hours count. */
    static final String IN_BUSINESS_TIME = "-in-business-time";

    private Definitions() {}

    static KpiDefinition count(String id, String variant, Direction direction, String text, String source) {
        return new KpiDefinition(id, variant, Unit.COUNT, direction, text, source);
    }

    static KpiDefinition duration(String id, String variant, String text, String source) {
        return new KpiDefinition(id, variant, Unit.SECONDS, Direction.LOWER, text, source);
    }

    static KpiDefinition share(String id, String variant, Direction direction, String text, String source) {
        return new KpiDefinition(id, variant, Unit.FRACTION, direction, text, source);
    }

    static KpiDefinition survival(String id, String text, String source) {
        return new KpiDefinition(id, "kaplan-meier", Unit.FRACTION, Direction.LOWER, text, source);
    }
}
