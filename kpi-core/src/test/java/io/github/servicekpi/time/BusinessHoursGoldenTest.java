package io.github.servicekpi.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.stats.GoldenFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the test suites of other systems expect of business hours; where their conventions differ, by the name of the test. */
class BusinessHoursGoldenTest {
    /** Expects 0 of an end before its start, where others and this library have a negative time. */
    private static final String REVERSED_IS_ZERO = "zendesk-biz-001";

    /** Counts 24 hours of wall clock on a day that lasts 25. */
    private static final String COUNTS_WALL_CLOCK = "working_hours-014";

    /** Moves on to the next opening from a closed instant, if nothing is to be added. */
    private static final String NOTHING_MOVES_ON = "zendesk-biz-027";

    /** Moves on to the next opening where the time is used up at a closing. */
    private static final String CLOSING_MOVES_ON = "zendesk-biz-029";

    @TestFactory
    Stream<DynamicTest> elapsed() throws IOException {
        return tests("elapsed", BusinessHoursGoldenTest::elapsed);
    }

    private static void elapsed(Map<String, Object> given) {
        BusinessCalendar calendar = calendar(given);
        Instant start = instant(given, "start");
        Instant end = instant(given, "end");
        Duration between = calendar.between(start, end);

        switch ((String) given.get("id")) {
            case REVERSED_IS_ZERO -> {
                assertThat(between).isEqualTo(calendar.between(end, start).negated());
                assertThat(given.get("expected_seconds")).isEqualTo(0);
            }
            case COUNTS_WALL_CLOCK ->
                assertThat(wholeSeconds(between)).isEqualTo(seconds(given.get("instant_elapsed_seconds")));
            default -> assertThat(wholeSeconds(between)).isEqualTo(seconds(given.get("expected_seconds")));
        }
        assertThat(calendar.explain(start, end).total()).isEqualTo(between);
    }

    @TestFactory
    Stream<DynamicTest> deadlines() throws IOException {
        return tests("deadline", BusinessHoursGoldenTest::deadline);
    }

    private static void deadline(Map<String, Object> given) {
        BusinessCalendar calendar = calendar(given);
        Instant start = instant(given, "start");
        Duration duration =
                Duration.ofNanos(new BigDecimal(given.get("add_seconds").toString())
                        .movePointRight(9)
                        .longValueExact());
        Instant due = calendar.plus(start, duration);

        switch ((String) given.get("id")) {
            case NOTHING_MOVES_ON -> {
                assertThat(due).isEqualTo(start);
                assertThat(calendar.nextOpening(due)).contains(instant(given, "expected"));
            }
            case CLOSING_MOVES_ON -> {
                assertThat(due).isEqualTo(instant(given, "alternative_expected"));
                assertThat(calendar.nextOpening(due)).contains(instant(given, "expected"));
            }
            default -> assertThat(due).isEqualTo(instant(given, "expected"));
        }
        assertThat(calendar.between(start, due)).isEqualTo(duration);
    }

    @TestFactory
    Stream<DynamicTest> isOpen() throws IOException {
        return tests(
                "is_open",
                given ->
                        assertThat(calendar(given).isOpen(instant(given, "at"))).isEqualTo(given.get("expected_open")));
    }

    private interface Check {
        void check(Map<String, Object> given);
    }

    private static Stream<DynamicTest> tests(String name, Check check) throws IOException {
        List<Map<String, Object>> cases = GoldenFile.read("business_hours.json").objects(name);
        assertThat(cases).hasSizeGreaterThan(10);
        return cases.stream()
                .map(given -> DynamicTest.dynamicTest(
                        given.get("id") + " " + given.getOrDefault("convention", ""), () -> check.check(given)));
    }

    private static BusinessCalendar calendar(Map<String, Object> given) {
        BusinessCalendarBuilder builder = BusinessCalendar.builder(ZoneId.of((String) given.get("zone")));
        WeeklyHours hours = WeeklyHours.NONE;
        for (Map.Entry<String, TimeWindow[]> day : windows(given, "week").entrySet()) {
            DayOfWeek dayOfWeek = Stream.of(DayOfWeek.values())
                    .filter(value -> value.name().toLowerCase(Locale.ROOT).startsWith(day.getKey()))
                    .findFirst()
                    .orElseThrow();
            hours = hours.plus(dayOfWeek, dayOfWeek, day.getValue());
        }
        builder.hours(hours);
        windows(given, "overrides").forEach((date, windows) -> builder.specialOpening(LocalDate.parse(date), windows));
        windows(given, "breaks").forEach((date, windows) -> builder.breaks(LocalDate.parse(date), windows));
        for (Object date : (List<?>) given.getOrDefault("holidays", List.of())) {
            builder.holiday(LocalDate.parse((String) date));
        }
        return builder.build();
    }

    @SuppressWarnings("unchecked") // JSON
    private static Map<String, TimeWindow[]> windows(Map<String, Object> given, String name) {
        Map<String, List<List<String>>> byKey = (Map<String, List<List<String>>>) given.getOrDefault(name, Map.of());
        return byKey.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(window -> TimeWindow.parse(window.get(0) + "-" + window.get(1)))
                                .toArray(TimeWindow[]::new)));
    }

    private static Instant instant(Map<String, Object> given, String name) {
        return OffsetDateTime.parse((String) given.get(name)).toInstant();
    }

    /** Half a second is rounded away from zero, as one of the suites does; the others have whole seconds. */
    private static long wholeSeconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long seconds(Object json) {
        return new BigDecimal(json.toString()).longValueExact();
    }
}
