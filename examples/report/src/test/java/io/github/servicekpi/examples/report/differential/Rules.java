package io.github.servicekpi.examples.report.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What KPIs need to know beside their rows.
 *
 * @param asOf null where the data has no time
 * @param times how dates are instants
 * @param bugs mistakes to make
 */
record Rules(Settings settings, @Nullable Instant asOf, TimeText times, Set<PlantedBug> bugs) {
    /** The window of repeat contacts. */
    static final Duration WEEK = Duration.ofDays(7);

    boolean has(PlantedBug bug) {
        return bugs.contains(bug);
    }
}
