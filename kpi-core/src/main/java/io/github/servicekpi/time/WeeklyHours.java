package io.github.servicekpi.time;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The windows of each day of a week, such as {@code Mon-Fri 09:00-17:00}.
 *
 * <pre>{@code
 * WeeklyHours.parse("Mon-Thu 09:00-12:30, Mon-Thu 13:30-18:00, Fri 09:00-15:00, Sat 22:00-02:00")
 * }</pre>
 *
 * <p>A window belongs to the day on which it begins, also if it crosses midnight. Where windows overlap, time counts
 * once. Two are equal if they have the same windows on the same days.
 *
 * @param windows of each day; days without any may be left out
 */
public record WeeklyHours(Map<DayOfWeek, List<TimeWindow>> windows) {
    /** No windows at all: an office that is closed for now, in a history of hours. */
    public static final WeeklyHours NONE = new WeeklyHours(Map.of());

    /** All days from 00:00 to 24:00. */
    public static final WeeklyHours AROUND_THE_CLOCK =
            NONE.plus(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, TimeWindow.ALL_DAY);

    private static final Pattern ITEM = Pattern.compile("(\\S+)\\s+(\\S+)");
    private static final Map<String, DayOfWeek> DAYS = days();

    /**
     * Copies the windows, in order and each once.
     *
     * @param windows of each day
     */
    public WeeklyHours {
        EnumMap<DayOfWeek, List<TimeWindow>> copy = new EnumMap<>(DayOfWeek.class);
        windows.forEach((day, list) -> {
            if (!list.isEmpty()) {
                copy.put(day, inOrder(list));
            }
        });
        windows = Collections.unmodifiableMap(copy);
    }

    static List<TimeWindow> inOrder(List<TimeWindow> windows) {
        return windows.stream()
                .distinct()
                .sorted((a, b) -> a.startSecond() != b.startSecond()
                        ? Integer.compare(a.startSecond(), b.startSecond())
                        : Integer.compare(a.endSecond(), b.endSecond()))
                .toList();
    }

    private static Map<String, DayOfWeek> days() {
        Map<String, DayOfWeek> days = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (DayOfWeek day : DayOfWeek.values()) {
            days.put(nameOf(day), day);
        }
        return days;
    }

    private static String nameOf(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /**
     * Reads weekly hours: items such as {@code Mon 09:00-17:00} or {@code Sat-Mon 10:00-14:00}, with commas between. Days
     * are Mon, Tue, Wed, Thu, Fri, Sat and Sun; a window is read by {@link TimeWindow#parse}.
     *
     * @param text at least one item
     * @return the hours
     * @throws IllegalArgumentException if the text is not of this form; the message says which item and why
     */
    public static WeeklyHours parse(String text) {
        WeeklyHours hours = NONE;
        for (String item : text.split(",", -1)) {
            Matcher matcher = ITEM.matcher(item.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "hours must be days and a window such as Mon-Fri 09:00-17:00, with commas between: '%s' in '%s'"
                                .formatted(item.strip(), text));
            }
            String[] ends = matcher.group(1).split("-", 2);
            hours = hours.plus(
                    day(ends[0], item), day(ends[ends.length - 1], item), TimeWindow.parse(matcher.group(2)));
        }
        return hours;
    }

    private static DayOfWeek day(String name, String item) {
        DayOfWeek day = DAYS.get(name);
        if (day == null) {
            throw new IllegalArgumentException("a day must be one of Mon, Tue, Wed, Thu, Fri, Sat, Sun: '%s' in '%s'"
                    .formatted(name, item.strip()));
        }
        return day;
    }

    /**
     * Returns these hours with more windows on some days.
     *
     * @param first the first of the days
     * @param last the last of the days; the next week's if before the first, so from Saturday to Monday are three
     * @param more what each of the days has besides
     * @return the sum of both
     */
    public WeeklyHours plus(DayOfWeek first, DayOfWeek last, TimeWindow... more) {
        Map<DayOfWeek, List<TimeWindow>> sum = new EnumMap<>(DayOfWeek.class);
        sum.putAll(windows);
        int count = Math.floorMod(last.getValue() - first.getValue(), 7) + 1;
        for (int i = 0; i < count; i++) {
            List<TimeWindow> both = new ArrayList<>(on(first.plus(i)));
            both.addAll(List.of(more));
            sum.put(first.plus(i), both);
        }
        return new WeeklyHours(sum);
    }

    /**
     * Returns the windows that begin on a day of the week.
     *
     * @param day of the week
     * @return by start, perhaps none
     */
    public List<TimeWindow> on(DayOfWeek day) {
        return windows.getOrDefault(day, List.of());
    }

    /** Returns the hours as {@link #parse} reads them, or {@code none}. */
    @Override
    public String toString() {
        List<String> items = new ArrayList<>();
        int days = DayOfWeek.values().length;
        for (int first = 1, last; first <= days; first = last + 1) {
            last = first;
            List<TimeWindow> list = on(DayOfWeek.of(first));
            while (last < days && on(DayOfWeek.of(last + 1)).equals(list)) {
                last++;
            }
            String run = nameOf(DayOfWeek.of(first)) + (last > first ? "-" + nameOf(DayOfWeek.of(last)) : "");
            list.forEach(window -> items.add(run + " " + window));
        }
        return items.isEmpty() ? "none" : String.join(", ", items);
    }
}
