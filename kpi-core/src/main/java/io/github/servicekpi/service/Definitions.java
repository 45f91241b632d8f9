package io.github.servicekpi.service;

import io.github.servicekpi.Direction;
import io.github.servicekpi.Field;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.Unit;
import java.util.function.Predicate;

/** Short forms of the definitions in this package, and of their conditions. */
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

    /** A condition with a name, without which saved states of different instants or windows would look alike. */
    static <T> Predicate<T> condition(String name, Predicate<T> condition) {
        return Field.flag(name, condition::test).is(true);
    }

    static KpiDefinition survival(String id, String text, String source) {
        return new KpiDefinition(id, "kaplan-meier", Unit.FRACTION, Direction.LOWER, text, source);
    }
}
