package io.github.servicekpi.examples.report.differential;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of a report.
 *
 * @param hours of business; null around the clock
 * @param where columns and values
 * @param variants what {@code --set} sets
 */
record Settings(
        ZoneId zone,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String asOf,
        @Nullable String hours,
        List<String> by,
        List<Map.Entry<String, String>> where,
        double level,
        String percentileMethod,
        Map<String, String> variants) {
    String variant(String option, String otherwise) {
        return variants.getOrDefault(option, otherwise);
    }

    Duration threshold() {
        return Duration.parse(variant("service-level-threshold", "PT20S"));
    }

    /** The options as arguments of the program. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--zone", zone.getId()));
        if (from != null) {
            arguments.addAll(List.of("--from", from.toString()));
        }
        if (to != null) {
            arguments.addAll(List.of("--to", to.toString()));
        }
        if (asOf != null) {
            arguments.addAll(List.of("--as-of", asOf));
        }
        if (hours != null) {
            arguments.addAll(List.of("--hours", hours));
        }
        by.forEach(column -> arguments.addAll(List.of("--by", column)));
        where.forEach(filter -> arguments.addAll(List.of("--where", filter.getKey() + "=" + filter.getValue())));
        arguments.addAll(List.of("--level", Double.toString(level), "--percentile-method", percentileMethod));
        variants.forEach((option, value) -> arguments.addAll(List.of("--set", option + "=" + value)));
        return arguments;
    }

    /** Settings with an option less. */
    List<Settings> simpler() {
        List<Settings> simpler = new ArrayList<>();
        simpler.add(new Settings(zone, null, null, asOf, hours, by, where, level, percentileMethod, variants));
        simpler.add(new Settings(zone, from, null, asOf, hours, by, where, level, percentileMethod, variants));
        simpler.add(new Settings(zone, null, to, asOf, hours, by, where, level, percentileMethod, variants));
        simpler.add(new Settings(zone, from, to, null, hours, by, where, level, percentileMethod, variants));
        simpler.add(new Settings(zone, from, to, asOf, hours, List.of(), where, level, percentileMethod, variants));
        simpler.add(new Settings(zone, from, to, asOf, hours, by, List.of(), level, percentileMethod, variants));
        simpler.add(new Settings(zone, from, to, asOf, hours, by, where, 0.95, percentileMethod, variants));
        simpler.add(new Settings(zone, from, to, asOf, hours, by, where, level, "nearest-rank", variants));
        simpler.add(
                new Settings(ZoneId.of("UTC"), from, to, asOf, hours, by, where, level, percentileMethod, variants));
        simpler.add(new Settings(zone, from, to, asOf, null, by, where, level, percentileMethod, variants));
        for (String option : variants.keySet()) {
            Map<String, String> fewer = new TreeMap<>(variants);
            fewer.remove(option);
            simpler.add(new Settings(zone, from, to, asOf, hours, by, where, level, percentileMethod, fewer));
        }
        simpler.removeIf(this::equals);
        return simpler;
    }
}
