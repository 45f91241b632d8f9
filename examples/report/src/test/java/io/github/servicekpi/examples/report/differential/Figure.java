package io.github.servicekpi.examples.report.differential;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A KPI object under construction: keys in the order in which they are put, what is excluded last. */
final class Figure {
    private final Map<String, @Nullable Object> json = new LinkedHashMap<>();
    private final Map<String, Object> excluded = new TreeMap<>();

    static Figure of(String type, String unit, String direction, String definition) {
        return new Figure()
                .put("type", type)
                .put("unit", unit)
                .put("direction", direction)
                .put("definition", definition);
    }

    static Map<String, @Nullable Object> count(String direction, String definition, long value) {
        return of("count", "count", direction, definition).put("value", value).json();
    }

    Figure put(String key, @Nullable Object value) {
        json.put(key, value);
        return this;
    }

    Figure putInterval(double @Nullable [] interval) {
        return put("low", interval == null ? null : interval[0]).put("high", interval == null ? null : interval[1]);
    }

    void exclude(String reason) {
        excluded.merge(reason, 1L, (a, b) -> (Long) a + (Long) b);
    }

    Map<String, @Nullable Object> json() {
        if (!excluded.isEmpty()) {
            json.put("excluded", excluded);
        }
        return json;
    }
}
