package io.github.servicekpi.examples.report.rows;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads times: {@code yyyy-MM-ddTHH:mm[:ss[.1-9 digits]]}, with {@code Z} or an offset such as {@code +01:00}, or without and
 * then local in a zone.
 *
 * <p>A local time that occurs twice, as clocks go back, is the first one; one that is skipped, as they go forward, moves later
 * by the length of the gap. Years are 0000 to 9999, offsets within 18 hours. Midnight is 00:00, never 24:00, and there are no
 * leap seconds.
 *
 * @param zone of local times
 */
public record LocalTimes(ZoneId zone) {
    private static final int DATE_END = "yyyy-MM-dd".length();
    private static final int MINUTES_END = "yyyy-MM-ddTHH:mm".length();
    private static final int SECONDS_END = "yyyy-MM-ddTHH:mm:ss".length();
    private static final int MOST_OFFSET_MINUTES = 18 * 60;
    private static final int NO_OFFSET = Integer.MAX_VALUE;
    private static final int SHORTEST_MONTH = 28;
    private static final int SECONDS_PER_DAY = 24 * 60 * 60;

    /**
     * Reads a time.
     *
     * @param text to read
     * @return the instant, or null if the text is not a time
     */
    public @Nullable Instant parse(CharSequence text) {
        if (text.length() < MINUTES_END || !hasSeparators(text)) {
            return null;
        }
        LocalDate date = date(text);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = 0;
        int nano = 0;
        int end = MINUTES_END;
        if (isAt(text, end, ':')) {
            second = digits(text, end + 1, SECONDS_END);
            end = SECONDS_END;
            if (isAt(text, end, '.')) {
                int begin = end + 1;
                end = endOfDigits(text, begin);
                nano = Digits.nanos(text, begin, end);
            }
        }
        if (date == null || !isWithin(hour, 23) || !isWithin(minute, 59) || !isWithin(second, 59) || nano < 0) {
            return null;
        }
        int secondOfDay = 60 * (60 * hour + minute) + second;
        if (end == text.length()) {
            LocalTime time = LocalTime.ofSecondOfDay(secondOfDay).withNano(nano);
            return ZonedDateTime.ofLocal(LocalDateTime.of(date, time), zone, null)
                    .toInstant();
        }
        int offset = offset(text, end);
        return offset == NO_OFFSET
                ? null
                : Instant.ofEpochSecond(SECONDS_PER_DAY * date.toEpochDay() + secondOfDay - offset, nano);
    }

    /**
     * Reads a date: {@code yyyy-MM-dd}.
     *
     * @param text to read
     * @return the date, or null if the text is not one
     */
    public static @Nullable LocalDate parseDate(CharSequence text) {
        return text.length() == DATE_END && text.charAt(4) == '-' && text.charAt(7) == '-' ? date(text) : null;
    }

    /**
     * The beginning of a date.
     *
     * @param date in the zone
     * @return the instant of its 00:00
     */
    public Instant midnight(LocalDate date) {
        return ZonedDateTime.ofLocal(date.atTime(LocalTime.MIDNIGHT), zone, null)
                .toInstant();
    }

    private static boolean hasSeparators(CharSequence text) {
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T' && text.charAt(13) == ':';
    }

    private static @Nullable LocalDate date(CharSequence text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        return year >= 0
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && (day <= SHORTEST_MONTH
                                || day <= YearMonth.of(year, month).lengthOfMonth())
                ? LocalDate.of(year, month, day)
                : null;
    }

    /** The offset, in seconds, that the text ends with from an index on. */
    private static int offset(CharSequence text, int from) {
        char sign = text.charAt(from);
        if (sign == 'Z') {
            return from + 1 == text.length() ? 0 : NO_OFFSET;
        }
        if ((sign != '+' && sign != '-') || from + 6 != text.length() || text.charAt(from + 3) != ':') {
            return NO_OFFSET;
        }
        int hours = digits(text, from + 1, from + 3);
        int minutes = digits(text, from + 4, from + 6);
        if (!isWithin(hours, 18) || !isWithin(minutes, 59) || 60 * hours + minutes > MOST_OFFSET_MINUTES) {
            return NO_OFFSET;
        }
        int seconds = 60 * (60 * hours + minutes);
        return sign == '-' ? -seconds : seconds;
    }

    private static boolean isAt(CharSequence text, int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private static boolean isWithin(int value, int highest) {
        return value >= 0 && value <= highest;
    }

    private static int digits(CharSequence text, int from, int to) {
        return (int) Digits.number(text, from, to);
    }

    private static int endOfDigits(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
