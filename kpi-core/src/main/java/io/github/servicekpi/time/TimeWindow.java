package io.github.servicekpi.time;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a day by local time, such as {@code 09:00-17:00}. A window whose end is at or before its start crosses
 * midnight: {@code 22:00-02:00} ends on the next day, {@code 00:00-24:00} is the whole day, and {@code 09:00-09:00} are
 * 24 hours.
 *
 * @param start the first second that belongs to it; a whole second
 * @param end the first second that no longer does; 00:00 is the end of the day, 24:00
 */
public record TimeWindow(LocalTime start, LocalTime end) {
    /** The whole day, {@code 00:00-24:00}. */
    public static final TimeWindow ALL_DAY = new TimeWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final int DAY = 86_400;
    private static final Pattern TEXT = Pattern.compile("([^-]*)-([^-]*)");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d))?");

    /**
     * Checks the components.
     *
     * @param start a whole second
     * @param end a whole second
     * @throws IllegalArgumentException if one is not a whole second
     */
    public TimeWindow {
        requireWholeSecond("start", start);
        requireWholeSecond("end", end);
    }

    private static void requireWholeSecond(String name, LocalTime time) {
        Objects.requireNonNull(time, name);
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException(name + " of a window must be a whole second: " + time);
        }
    }

    /**
     * Reads a window.
     *
     * @param text such as {@code 09:00-17:00}; hours and minutes of two digits, perhaps seconds too; {@code 24:00} is the
     *     end of a day
     * @return the window
     * @throws IllegalArgumentException if the text is not one
     */
    public static TimeWindow parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a window must be a start and an end such as 09:00-17:00: '" + text + "'");
        }
        return new TimeWindow(
                time("start", matcher.group(1), text),
                matcher.group(2).equals("24:00") ? LocalTime.MIDNIGHT : time("end", matcher.group(2), text));
    }

    private static LocalTime time(String name, String time, String window) {
        Matcher matcher = TIME.matcher(time);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the %s of a window must be a time such as 09:00%s: '%s' in '%s'"
                    .formatted(name, name.equals("end") ? " or 24:00" : "", time, window));
        }
        return LocalTime.parse(time);
    }

    int startSecond() {
        return start.toSecondOfDay();
    }

    /** After the start; beyond a day if the window crosses midnight. */
    int endSecond() {
        int second = end.toSecondOfDay();
        return second > startSecond() ? second : second + DAY;
    }

    @Override
    public String toString() {
        return start + "-" + (end.equals(LocalTime.MIDNIGHT) ? "24:00" : end);
    }
}
