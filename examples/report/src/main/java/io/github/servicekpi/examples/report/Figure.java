package io.github.servicekpi.examples.report;

import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.stats.Exclusions;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of a KPI as a report shows it: statistics by name.
 *
 * @param definition of the KPI
 * @param type which statistics there are: {@code count}, {@code proportion}, {@code ratio}, {@code duration}, {@code nps},
 *     {@code rating} or {@code survival}
 * @param statistics in the order of the report; each a {@code Long}, a {@code Double}, a {@code BigDecimal}, null where there
 *     is no data, or a map or list of such
 * @param excluded the rows left out, by reason
 */
record Figure(KpiDefinition definition, String type, Map<String, @Nullable Object> statistics, Exclusions excluded) {
    Figure {
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }

    String id() {
        return definition.id();
    }

    /** A statistic that is a count. */
    long count(String statistic) {
        return statistics.get(statistic) instanceof Long count ? count : 0;
    }

    /** A statistic that is a number, null where there is no data. */
    @Nullable
    Double number(String statistic) {
        return statistics.get(statistic) instanceof Double number ? number : null;
    }

    /** A statistic that is an amount of money. */
    BigDecimal amount(String statistic) {
        return statistics.get(statistic) instanceof BigDecimal amount ? amount : BigDecimal.ZERO;
    }

    /** A statistic that consists of several, by name. */
    Map<?, ?> parts(String statistic) {
        return statistics.get(statistic) instanceof Map<?, ?> parts ? parts : Map.of();
    }
}
