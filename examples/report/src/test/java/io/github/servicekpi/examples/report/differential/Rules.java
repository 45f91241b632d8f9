package io.github.servicekpi.examples.report.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What KPIs need to know beside their rows.
 *
 * @param asOf null where the data has no time
 * @param times how dates are instants
 * @param business what time counts
 * @param targets null where none are given
 * @param bugs mistakes to make
 */
record Rules(
        Settings settings,
        @Nullable Instant asOf,
        TimeText times,
        BusinessTime business,
        @Nullable List<Target> targets,
        Set<PlantedBug> bugs) {
    /** The window of repeat contacts. */
    static final Duration WEEK = Duration.ofDays(7);

    /** The business time between two instants, negative where the second is before the first. */
    Duration time(Instant start, Instant end) {
        return end.isBefore(start) || has(PlantedBug.ELAPSED_TIME)
                ? Duration.between(start, end)
                : business.between(start, end);
    }

    boolean has(PlantedBug bug) {
        return bugs.contains(bug);
    }
}
