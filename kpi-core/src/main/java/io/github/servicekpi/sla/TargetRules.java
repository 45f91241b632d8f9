package io.github.servicekpi.sla;

import io.github.servicekpi.Field;
import io.github.servicekpi.service.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The targets for one metric, to be found by what a case is: for each combination of dimensions that targets name, from the
 * most specific on, a map from the values to the targets. So a thousand targets, one a company, cost no more than one.
 */
final class TargetRules {
    private final List<Level> levels = new ArrayList<>();
    private final NavigableSet<Instant> changes = new TreeSet<>();

    /** The targets that name the same dimensions, by their values; the one that came into force last is first. */
    private record Level(List<Field<Interaction, String>> dimensions, Map<List<String>, List<SlaTarget>> byValues) {}

    TargetRules(List<SlaTarget> targets, List<Field<Interaction, String>> precedence) {
        Map<Set<Field<Interaction, String>>, Level> byDimensions = new HashMap<>();
        for (SlaTarget target : targets) {
            Level level = byDimensions.computeIfAbsent(
                    target.conditions().keySet(), names -> new Level(List.copyOf(names), new HashMap<>()));
            List<String> values =
                    level.dimensions().stream().map(target.conditions()::get).toList();
            level.byValues().computeIfAbsent(values, v -> new ArrayList<>()).add(target);
            target.from().ifPresent(changes::add);
            target.until().ifPresent(changes::add);
        }
        levels.addAll(byDimensions.values());
        levels.sort(Comparator.comparing((Level level) -> level.dimensions().size())
                .reversed()
                .thenComparing((a, b) -> compare(a.dimensions(), b.dimensions(), precedence)));
        levels.forEach(level -> level.byValues().values().forEach(TargetRules::sortByStart));
    }

    /** By the strongest dimension that only one of them has. */
    private static int compare(
            List<Field<Interaction, String>> a,
            List<Field<Interaction, String>> b,
            List<Field<Interaction, String>> precedence) {
        for (Field<Interaction, String> dimension : precedence) {
            boolean inA = a.contains(dimension);
            if (inA != b.contains(dimension)) {
                return inA ? -1 : 1;
            }
        }
        if (new HashSet<>(a).equals(new HashSet<>(b))) {
            return 0;
        }
        throw new IllegalArgumentException(
                "a case may meet both a target by %s and one by %s: the precedence, which is %s, must say which applies"
                        .formatted(a, b, precedence));
    }

    private static void sortByStart(List<SlaTarget> targets) {
        targets.sort(Comparator.comparing(
                (SlaTarget target) -> target.from().orElse(Instant.MIN), Collections.reverseOrder()));
        for (int i = 1; i < targets.size(); i++) {
            if (targets.get(i - 1).from().equals(targets.get(i).from())) {
                throw new IllegalArgumentException("two targets are for the same cases from the same instant on: "
                        + targets.get(i - 1) + "; " + targets.get(i));
            }
        }
    }

    @Nullable
    SlaTarget find(Interaction row, Instant instant) {
        for (Level level : levels) {
            List<String> values = new ArrayList<>(level.dimensions().size());
            for (Field<Interaction, String> dimension : level.dimensions()) {
                String value = dimension.apply(row);
                if (value != null) {
                    values.add(value);
                }
            }
            for (SlaTarget target : level.byValues().getOrDefault(values, List.of())) {
                if (target.isInForceAt(instant)) {
                    return target;
                }
            }
        }
        return null;
    }

    /** The instants after another at which a target comes into force or ends. */
    SortedSet<Instant> changesAfter(Instant instant) {
        return changes.tailSet(instant, false);
    }
}
