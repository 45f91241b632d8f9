package io.github.servicekpi;

import io.github.servicekpi.engine.Codes;
import io.github.servicekpi.engine.Source;
import io.github.servicekpi.stats.Exclusions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The reasons for which a measure leaves rows out, in the order in which they apply. */
record Rules<T>(List<String> reasons, List<Predicate<? super T>> predicates) {

    static <T> Rules<T> none() {
        return new Rules<>(List.of(), List.of());
    }

    Rules<T> plus(String reason, Predicate<? super T> predicate) {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(predicate, "rule");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason of an exclusion must not be blank: '" + reason + "'");
        }
        List<String> allReasons = new ArrayList<>(reasons);
        allReasons.add(reason);
        List<Predicate<? super T>> all = new ArrayList<>(predicates);
        all.add(predicate);
        return new Rules<T>(Collections.unmodifiableList(allReasons), Collections.unmodifiableList(all));
    }

    int size() {
        return reasons.size();
    }

    List<Source<Codes>> conditions() {
        List<Source<Codes>> conditions = new ArrayList<>();
        predicates.forEach(predicate -> conditions.add(Readers.condition(predicate)));
        return conditions;
    }

    /** The exclusions of a result, whose counts begin at an index, with another one. */
    Exclusions exclusions(long[] counts, int from, String otherReason, long otherCount) {
        Map<String, Long> byReason = new TreeMap<>();
        byReason.merge(otherReason, otherCount, Long::sum);
        for (int r = 0; r < size(); r++) {
            byReason.merge(reasons.get(r), counts[from + r], Long::sum);
        }
        return Exclusions.of(byReason);
    }

    String describe() {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < size(); r++) {
            text.append(", excluding ")
                    .append(reasons.get(r))
                    .append(" where ")
                    .append(Readers.describe(predicates.get(r)));
        }
        return text.toString();
    }
}
