package io.github.servicekpi.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One figure of the table: how many times as fast, or as small, the library is.
 *
 * @param work what was done
 * @param peer whom it is compared with
 * @param rows of how many rows
 * @param threads on how many threads, both
 * @param ours what the library took
 * @param theirs what the peer took, or what is allowed
 * @param unit of both, such as {@code ms}
 * @param target the least ratio that must be met
 * @param stretch the ratio that is wanted
 */
record Ratio(
        String work,
        String peer,
        long rows,
        int threads,
        double ours,
        double theirs,
        String unit,
        double target,
        double stretch) {

    double ratio() {
        return theirs / ours;
    }

    boolean isMet() {
        return ratio() >= target;
    }

    boolean isStretchMet() {
        return ratio() >= stretch;
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("work", work);
        map.put("peer", peer);
        map.put("rows", rows);
        map.put("threads", threads);
        map.put("ratio", rounded(ratio()));
        map.put("target", target);
        map.put("met", isMet());
        map.put("stretch", stretch);
        map.put("ours", rounded(ours));
        map.put("theirs", rounded(theirs));
        map.put("unit", unit);
        return map;
    }

    static Ratio of(Map<String, Object> map) {
        return new Ratio(
                text(map, "work"),
                text(map, "peer"),
                number(map, "rows").longValue(),
                number(map, "threads").intValue(),
                number(map, "ours").doubleValue(),
                number(map, "theirs").doubleValue(),
                text(map, "unit"),
                number(map, "target").doubleValue(),
                number(map, "stretch").doubleValue());
    }

    private static Number number(Map<String, Object> map, String key) {
        return (Number) Objects.requireNonNull(map.get(key), key);
    }

    private static String text(Map<String, Object> map, String key) {
        return (String) Objects.requireNonNull(map.get(key), key);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
