package io.github.servicekpi.examples.report.differential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts of times and dates.
 *
 * @param zone of times without an offset
 * @param bugs mistakes to make
 */
record TimeText(ZoneId zone, Set<PlantedBug> bugs) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern LOCAL = Pattern.compile(DATE + "T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?");
    private static final Pattern WITH_OFFSET = Pattern.compile(LOCAL + "(Z|[+-]\\d\\d:\\d\\d)");

    /** The instant; null where the text is no time. */
    @Nullable
    Instant instant(String text) {
        try {
            if (WITH_OFFSET.matcher(text).matches()) {
                return text.contains("T24") ? null : OffsetDateTime.parse(text).toInstant();
            }
            return LOCAL.matcher(text).matches() && !text.contains("T24") ? instant(LocalDateTime.parse(text)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A local time that occurs twice is the first; one that is skipped moves later by the length of the gap. */
    Instant instant(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition == null) {
            return local.toInstant(zone.getRules().getOffset(local));
        }
        if (transition.isGap() && bugs.contains(PlantedBug.SKIPPED_TIME_AT_THE_END_OF_THE_GAP)) {
            return transition.getInstant();
        }
        boolean second = transition.isOverlap() && bugs.contains(PlantedBug.SECOND_OF_TWO_TIMES);
        ZoneOffset offset = second ? transition.getOffsetAfter() : transition.getOffsetBefore();
        return local.toInstant(offset);
    }

    /** The date; null where the text is no date. */
    static @Nullable LocalDate date(String text) {
        try {
            return DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** When a local date begins. */
    Instant midnight(LocalDate date) {
        return instant(date.atStartOfDay());
    }

    /** The last date that has begun by an instant. */
    LocalDate dateOf(Instant instant) {
        LocalDate date = instant.atZone(zone).toLocalDate().plusDays(1);
        while (midnight(date).isAfter(instant)) {
            date = date.minusDays(1);
        }
        return date;
    }
}
