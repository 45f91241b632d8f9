package io.github.servicekpi.examples.report.differential;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Within what business time something is to happen, of some interactions. */
record Target(
        String metric,
        Duration time,
        @Nullable String channel,
        @Nullable String segment) {

    /** Reads a row, in the order of the columns in the contract. */
    static Target read(Cells cells) throws Unusable {
        cells.required("metric");
        String metric = cells.oneOf("metric", "first-response", "next-response", "resolution");
        String text = cells.required("target");
        return new Target(Objects.requireNonNull(metric), duration(text), cells.text("channel"), cells.text("segment"));
    }

    private static Duration duration(String text) throws Unusable {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            throw new Unusable("target", text, "bad-duration");
        }
        throw new Unusable("target", text, "bad-duration");
    }

    /** The most specific target for an interaction, of equals the first; null without one. */
    static @Nullable Target of(List<Target> targets, String metric, Ticket ticket, Rules rules) {
        Target best = null;
        for (Target target : targets) {
            if (target.metric.equals(metric)
                    && (target.channel == null || target.channel.equals(ticket.channel()))
                    && (target.segment == null || target.segment.equals(ticket.segment()))
                    && (best == null || (target.rank() > best.rank() && !rules.has(PlantedBug.FIRST_FITTING_TARGET)))) {
                best = target;
            }
        }
        return best;
    }

    /** Channel and segment, channel, segment, neither. */
    private int rank() {
        return (channel == null ? 0 : 2) + (segment == null ? 0 : 1);
    }
}
