package io.github.servicekpi.examples.report;

import io.github.servicekpi.stats.ProportionInterval;
import io.github.servicekpi.survey.NpsInterval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The definition variants chosen by {@code --set OPTION=VALUE}.
 *
 * @param npsInterval the interval of Net Promoter Scores
 * @param proportionInterval the interval of shares
 */
record Variants(NpsInterval npsInterval, ProportionInterval proportionInterval) {
    private static final String NPS_INTERVAL = "nps-interval";
    private static final String PROPORTION_INTERVAL = "proportion-interval";

    private static final Map<String, NpsInterval> NPS_INTERVALS =
            Map.of("adjusted-wald", NpsInterval.ADJUSTED_WALD, "wald", NpsInterval.WALD, "score", NpsInterval.SCORE);

    private static final Map<String, ProportionInterval> PROPORTION_INTERVALS = Map.of(
            "wilson", ProportionInterval.WILSON,
            "wilson-cc", ProportionInterval.WILSON_CONTINUITY_CORRECTED,
            "clopper-pearson", ProportionInterval.CLOPPER_PEARSON,
            "agresti-coull", ProportionInterval.AGRESTI_COULL,
            "jeffreys", ProportionInterval.JEFFREYS,
            "wald", ProportionInterval.WALD);

    private static final Set<String> NOT_YET =
            Set.of("fcr", "short-abandon", "service-level", "service-level-threshold", "survival-interval");

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException if one of them is not an option and its value; the message is for the user
     */
    static Variants parse(List<String> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String option = equals < 0 ? setting : setting.substring(0, equals);
            if (NOT_YET.contains(option)) {
                throw new IllegalArgumentException("not available yet: --set " + option);
            }
            if (equals < 0 || !Set.of(NPS_INTERVAL, PROPORTION_INTERVAL).contains(option)) {
                throw new IllegalArgumentException("--set: \"" + setting + "\" is not OPTION=VALUE of an option "
                        + NPS_INTERVAL + " or " + PROPORTION_INTERVAL);
            }
            if (values.put(option, setting.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("--set: " + option + " is given twice; expected once");
            }
        }
        return new Variants(
                value(NPS_INTERVAL, values.getOrDefault(NPS_INTERVAL, "adjusted-wald"), NPS_INTERVALS),
                value(PROPORTION_INTERVAL, values.getOrDefault(PROPORTION_INTERVAL, "wilson"), PROPORTION_INTERVALS));
    }

    private static <V> V value(String option, String name, Map<String, V> values) {
        V value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--set: \"" + name + "\" is no " + option + "; expected one of "
                    + String.join(", ", new TreeSet<>(values.keySet())));
        }
        return value;
    }
}
