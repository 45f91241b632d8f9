package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.QueueKpis;
import io.github.servicekpi.service.ServiceLevelForm;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which definition each KPI with several takes.
 *
 * @param firstContact of first-contact resolution
 * @param shortAbandon up to which wait an abandonment is left out of the abandonment rate; empty to count all
 * @param serviceLevel what the service level divides by what
 * @param serviceLevelThreshold within which an answer is in time
 */
public record KpiVariants(
        FirstContactVariant firstContact,
        Optional<Duration> shortAbandon,
        ServiceLevelForm serviceLevel,
        Duration serviceLevelThreshold) {

    /** What holds where nothing else is asked for. */
    public static final KpiVariants DEFAULT = new KpiVariants(
            FirstContactVariant.NO_REPEAT, Optional.empty(), ServiceLevelForm.OF_OFFERED, Duration.ofSeconds(20));

    /** What a short abandonment is to a service level that leaves them out, if nobody says. */
    private static final Duration DEFAULT_SHORT_ABANDON = Duration.ofSeconds(5);

    /** {@return the default, and for each definition of a KPI that a file can tell one that takes it} */
    static List<KpiVariants> each() {
        List<KpiVariants> each = new ArrayList<>(List.of(DEFAULT));
        for (FirstContactVariant variant : FirstContactVariant.values()) {
            each.add(new KpiVariants(
                    variant, DEFAULT.shortAbandon, DEFAULT.serviceLevel, DEFAULT.serviceLevelThreshold));
        }
        for (ServiceLevelForm form : ServiceLevelForm.values()) {
            if (form != ServiceLevelForm.DROP_SHORT_WITH_FLOW_OUTS) {
                each.add(new KpiVariants(
                        DEFAULT.firstContact, Optional.of(DEFAULT_SHORT_ABANDON), form, DEFAULT.serviceLevelThreshold));
            }
        }
        return each;
    }

    Kpi<Interaction, Proportion> abandonmentRate() {
        return shortAbandon.map(QueueKpis::abandonmentRate).orElse(QueueKpis.ABANDONMENT_RATE);
    }

    Kpi<Interaction, Proportion> serviceLevelKpi() {
        return QueueKpis.serviceLevel(serviceLevel, serviceLevelThreshold, shortAbandon.orElse(DEFAULT_SHORT_ABANDON));
    }
}
