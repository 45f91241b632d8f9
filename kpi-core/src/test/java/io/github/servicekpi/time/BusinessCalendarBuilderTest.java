package io.github.servicekpi.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BusinessCalendarBuilderTest {
    private static final WeeklyHours OFFICE = WeeklyHours.parse("Mon-Fri 09:00-17:00");
    private static final LocalDate DATE = LocalDate.of(2026, 4, 3); // a Friday
    private static final Instant INSTANT = Instant.parse("2026-04-01T00:00:00Z");

    private static BusinessCalendarBuilder utc() {
        return BusinessCalendar.builder(ZoneOffset.UTC);
    }

    private static void assertNeverOpens(BusinessCalendarBuilder builder) {
        assertThatIllegalArgumentException()
                .isThrownBy(builder::build)
                .withMessageStartingWith("a calendar must open at some time: Z, ");
    }

    @Test
    void neverOpening() {
        assertNeverOpens(utc());
        assertNeverOpens(utc().hours(OFFICE).weeklyBreaks(WeeklyHours.parse("Mon-Sun 08:00-18:00")));
        assertNeverOpens(utc().specialOpening(DATE, TimeWindow.parse("10:00-12:00"))
                .breaks(DATE, TimeWindow.parse("09:00-13:00")));
        assertNeverOpens(utc().hoursFrom(DATE, OFFICE)
                .hoursFrom(DATE.plusDays(1), WeeklyHours.NONE)
                .holiday(DATE)
                .scheduleChange(ScheduleChange.SEGMENT_WISE));
    }

    @Test
    void openingOnce() {
        assertThat(utc().specialOpening(DATE, TimeWindow.parse("10:00-12:00")).build())
                .hasToString("Z, none, open on 2026-04-03 10:00-12:00");
        assertThat(utc().hoursFrom(DATE, OFFICE)
                        .hoursFrom(DATE.plusDays(1), WeeklyHours.NONE)
                        .scheduleChange(ScheduleChange.SEGMENT_WISE)
                        .build()
                        .isOpen(Instant.parse("2026-04-03T12:00:00Z")))
                .isTrue();
        assertThat(utc().hours(OFFICE)
                        .hoursFrom(DATE, WeeklyHours.NONE)
                        .scheduleChange(ScheduleChange.SEGMENT_WISE)
                        .build()
                        .nextOpening(INSTANT.plusSeconds(3 * 86_400)))
                .isEmpty();
    }

    /** What is said of times at which every office is closed makes no difference to the times between. */
    @Test
    void openingWhateverHappensOutsideTheRange() {
        for (LocalDate far :
                List.of(LocalDate.of(10_001, 1, 1), LocalDate.of(-1, 12, 1), LocalDate.MIN, LocalDate.MAX)) {
            assertOpens(utc().hours(OFFICE).holiday(far));
            assertOpens(utc().hours(OFFICE).breaks(far, TimeWindow.ALL_DAY));
        }
        assertOpens(utc().hours(OFFICE).holiday(LocalDate.MIN).holiday(LocalDate.MAX));
        Instant lastSecond = Instant.ofEpochSecond(Instant.MAX.getEpochSecond());
        assertOpens(utc().hours(OFFICE)
                .hoursFrom(lastSecond, WeeklyHours.NONE)
                .scheduleChange(ScheduleChange.SEGMENT_WISE));
        assertOpens(utc().hoursFrom(LocalDate.MIN, OFFICE).scheduleChange(ScheduleChange.SEGMENT_WISE));
        assertNeverOpens(utc().hoursFrom(lastSecond, OFFICE).scheduleChange(ScheduleChange.SEGMENT_WISE));
        assertNeverOpens(utc().specialOpening(LocalDate.of(10_001, 1, 1), TimeWindow.ALL_DAY));
        assertNeverOpens(utc().specialOpening(LocalDate.MIN, TimeWindow.ALL_DAY)
                .specialOpening(LocalDate.MAX, TimeWindow.ALL_DAY));
    }

    private static void assertOpens(BusinessCalendarBuilder builder) {
        assertThat(builder.build().isOpen(Instant.parse("2026-04-02T12:00:00Z")))
                .isTrue();
    }

    @Test
    void historyNeedsAChoice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> utc().hours(OFFICE).hoursFrom(INSTANT, OFFICE).build())
                .withMessage("hours change, so a scheduleChange must be set, to SEGMENT_WISE or LATEST_AT_END:"
                        + " Z, Mon-Fri 09:00-17:00, from 2026-04-01T00:00:00Z Mon-Fri 09:00-17:00");
    }

    @Test
    void wrongHistories() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> utc().hoursFrom(INSTANT.plusMillis(1), OFFICE))
                .withMessage("hours must change at a whole second: 2026-04-01T00:00:00.001Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> utc().hoursFrom(INSTANT, OFFICE).hoursFrom(LocalDate.of(2026, 4, 1), OFFICE))
                .withMessage("hours must not change twice at one instant: 2026-04-01T00:00:00Z");
    }

    @Test
    void wrongSpecialOpenings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> utc().specialOpening(DATE))
                .withMessage("a special opening needs a window, a closed date is a holiday: 2026-04-03");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> utc().specialOpening(DATE, TimeWindow.ALL_DAY).specialOpening(DATE, TimeWindow.ALL_DAY))
                .withMessage("a date must not have two special openings: 2026-04-03");
    }

    /** A later call changes nothing of a calendar that was built before. */
    @Test
    void copies() {
        BusinessCalendarBuilder builder = utc().hours(OFFICE);
        BusinessCalendar before = builder.build();
        BusinessCalendar after = builder.holiday(DATE).build();

        assertThat(before.isOpen(Instant.parse("2026-04-03T12:00:00Z"))).isTrue();
        assertThat(after.isOpen(Instant.parse("2026-04-03T12:00:00Z"))).isFalse();
    }

    /** Each part makes a difference to equality, and to the text that goes into fingerprints. */
    @Test
    void equality() {
        List<Consumer<BusinessCalendarBuilder>> changes = List.of(
                builder -> {},
                builder -> builder.hours(WeeklyHours.parse("Mon-Fri 09:00-17:01")),
                builder -> builder.hoursFrom(INSTANT, WeeklyHours.NONE).scheduleChange(ScheduleChange.SEGMENT_WISE),
                builder -> builder.hoursFrom(INSTANT, WeeklyHours.NONE).scheduleChange(ScheduleChange.LATEST_AT_END),
                builder -> builder.hoursFrom(INSTANT.plusSeconds(1), WeeklyHours.NONE)
                        .scheduleChange(ScheduleChange.SEGMENT_WISE),
                builder -> builder.holiday(DATE),
                builder -> builder.holidays(Set.of(DATE, DATE.plusDays(1))),
                builder -> builder.specialOpening(DATE, TimeWindow.ALL_DAY),
                builder -> builder.breaks(DATE, TimeWindow.ALL_DAY),
                builder -> builder.weeklyBreaks(WeeklyHours.parse("Mon 12:00-13:00")),
                builder -> builder.clockChange(ClockChange.WALL_TIME));
        Set<BusinessCalendar> calendars = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (ZoneId zone : List.of(ZoneOffset.UTC, ZoneId.of("Europe/Berlin"))) {
            for (Consumer<BusinessCalendarBuilder> change : changes) {
                BusinessCalendar one = calendar(zone, change);
                BusinessCalendar other = calendar(zone, change);
                assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
                assertThat(one.zone()).isEqualTo(zone);
                calendars.add(one);
                texts.add(one.toString());
            }
        }
        assertThat(calendars).hasSize(2 * changes.size()).doesNotContainNull();
        assertThat(texts).hasSize(2 * changes.size());
        assertThat(calendar(ZoneOffset.UTC, changes.get(0))).isNotEqualTo("Z, Mon-Fri 09:00-17:00");
    }

    private static BusinessCalendar calendar(ZoneId zone, Consumer<BusinessCalendarBuilder> change) {
        BusinessCalendarBuilder builder = BusinessCalendar.builder(zone).hours(OFFICE);
        change.accept(builder);
        return builder.build();
    }

    /** Where hours do not change, it does not matter which count if they did. */
    @Test
    void choiceWithoutHistory() {
        for (ScheduleChange change : ScheduleChange.values()) {
            assertThat(utc().hours(OFFICE).scheduleChange(change).build().scheduleChange())
                    .isEqualTo(ScheduleChange.SEGMENT_WISE);
            assertThat(utc().hours(OFFICE)
                            .hoursFrom(INSTANT, WeeklyHours.NONE)
                            .scheduleChange(change)
                            .build()
                            .scheduleChange())
                    .isEqualTo(change);
        }
        assertThat(utc().hours(OFFICE)
                        .scheduleChange(ScheduleChange.LATEST_AT_END)
                        .build())
                .isEqualTo(utc().hours(OFFICE).build());
    }

    @Test
    void text() {
        assertThat(BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
                        .hours(OFFICE)
                        .hoursFrom(DATE, WeeklyHours.NONE)
                        .scheduleChange(ScheduleChange.LATEST_AT_END)
                        .clockChange(ClockChange.WALL_TIME)
                        .holidays(List.of(DATE.plusDays(1), DATE))
                        .specialOpening(DATE, TimeWindow.parse("20:00-22:00"), TimeWindow.parse("10:00-12:00"))
                        .weeklyBreaks(WeeklyHours.parse("Mon 12:00-13:00"))
                        .breaks(DATE, TimeWindow.parse("11:00-11:15"))
                        .breaks(DATE, TimeWindow.parse("10:30-10:45"))
                        .build())
                .hasToString("Europe/Berlin, Mon-Fri 09:00-17:00, from 2026-04-02T22:00:00Z none,"
                        + " holidays 2026-04-03 2026-04-04, open on 2026-04-03 10:00-12:00 20:00-22:00,"
                        + " breaks Mon 12:00-13:00, breaks on 2026-04-03 10:30-10:45 11:00-11:15, WALL_TIME,"
                        + " LATEST_AT_END");
    }
}
