package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.rows.FirstContactVariant;
import io.github.servicekpi.examples.report.rows.KpiVariants;
import io.github.servicekpi.retention.SurvivalInterval;
import io.github.servicekpi.service.ServiceLevelForm;
import io.github.servicekpi.stats.ProportionInterval;
import io.github.servicekpi.survey.NpsInterval;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The variants chosen by {@code --set OPTION=VALUE}.
 *
 * @param kpis the definitions of KPIs
 * @param npsInterval the interval of Net Promoter Scores
 * @param proportionInterval the interval of shares
 * @param survivalInterval the interval of survival
 */
record Variants(
        KpiVariants kpis,
        NpsInterval npsInterval,
        ProportionInterval proportionInterval,
        SurvivalInterval survivalInterval) {

    private static final String FIRST_CONTACT = "fcr";
    private static final String SHORT_ABANDON = "short-abandon";
    private static final String SERVICE_LEVEL = "service-level";
    private static final String SERVICE_LEVEL_THRESHOLD = "service-level-threshold";
    private static final String NPS_INTERVAL = "nps-interval";
    private static final String PROPORTION_INTERVAL = "proportion-interval";
    private static final String SURVIVAL_INTERVAL = "survival-interval";

    private static final List<String> OPTIONS = List.of(
            FIRST_CONTACT,
            SHORT_ABANDON,
            SERVICE_LEVEL,
            SERVICE_LEVEL_THRESHOLD,
            NPS_INTERVAL,
            PROPORTION_INTERVAL,
            SURVIVAL_INTERVAL);

    private static final Map<String, FirstContactVariant> FIRST_CONTACTS = Map.of(
            "no-repeat", FirstContactVariant.NO_REPEAT,
            "one-touch", FirstContactVariant.ONE_TOUCH,
            "single-reply", FirstContactVariant.SINGLE_REPLY,
            "single-agent", FirstContactVariant.SINGLE_AGENT,
            "no-reply-needed", FirstContactVariant.NO_REPLY_NEEDED);

    private static final Map<String, ServiceLevelForm> SERVICE_LEVELS = Map.of(
            "of-offered", ServiceLevelForm.OF_OFFERED,
            "of-answered", ServiceLevelForm.OF_ANSWERED,
            "left-queue", ServiceLevelForm.LEFT_QUEUE,
            "drop-abandoned-within", ServiceLevelForm.DROP_ABANDONED_WITHIN,
            "drop-short", ServiceLevelForm.DROP_SHORT);

    private static final Map<String, NpsInterval> NPS_INTERVALS =
            Map.of("adjusted-wald", NpsInterval.ADJUSTED_WALD, "wald", NpsInterval.WALD, "score", NpsInterval.SCORE);

    private static final Map<String, ProportionInterval> PROPORTION_INTERVALS = Map.of(
            "wilson", ProportionInterval.WILSON,
            "wilson-cc", ProportionInterval.WILSON_CONTINUITY_CORRECTED,
            "clopper-pearson", ProportionInterval.CLOPPER_PEARSON,
            "agresti-coull", ProportionInterval.AGRESTI_COULL,
            "jeffreys", ProportionInterval.JEFFREYS,
            "wald", ProportionInterval.WALD);

    private static final Map<String, SurvivalInterval> SURVIVAL_INTERVALS =
            Map.of("log-log", SurvivalInterval.LOG_LOG, "log", SurvivalInterval.LOG, "plain", SurvivalInterval.PLAIN);

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
            if (equals < 0 || !OPTIONS.contains(option)) {
                throw new IllegalArgumentException(
                        "--set: \"" + setting + "\" is not OPTION=VALUE of an option " + String.join(", ", OPTIONS));
            }
            if (values.put(option, setting.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("--set: " + option + " is given twice; expected once");
            }
        }
        return new Variants(
                new KpiVariants(
                        choice(FIRST_CONTACT, values, FIRST_CONTACTS, KpiVariants.DEFAULT.firstContact()),
                        duration(SHORT_ABANDON, values).or(KpiVariants.DEFAULT::shortAbandon),
                        choice(SERVICE_LEVEL, values, SERVICE_LEVELS, KpiVariants.DEFAULT.serviceLevel()),
                        duration(SERVICE_LEVEL_THRESHOLD, values).orElse(KpiVariants.DEFAULT.serviceLevelThreshold())),
                choice(NPS_INTERVAL, values, NPS_INTERVALS, NpsInterval.ADJUSTED_WALD),
                choice(PROPORTION_INTERVAL, values, PROPORTION_INTERVALS, ProportionInterval.WILSON),
                choice(SURVIVAL_INTERVAL, values, SURVIVAL_INTERVALS, SurvivalInterval.LOG_LOG));
    }

    private static <V> V choice(String option, Map<String, String> values, Map<String, V> choices, V otherwise) {
        String name = values.get(option);
        if (name == null) {
            return otherwise;
        }
        V choice = choices.get(name);
        if (choice == null) {
            throw new IllegalArgumentException("--set: \"" + name + "\" is no " + option + "; expected one of "
                    + String.join(", ", new TreeSet<>(choices.keySet())));
        }
        return choice;
    }

    private static Optional<Duration> duration(String option, Map<String, String> values) {
        String text = values.get(option);
        if (text == null) {
            return Optional.empty();
        }
        Duration duration = parse(text);
        if (duration == null || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "--set: \"" + text + "\" is no " + option + "; expected a duration such as PT20S or PT1M30S");
        }
        return Optional.of(duration);
    }

    private static @Nullable Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
