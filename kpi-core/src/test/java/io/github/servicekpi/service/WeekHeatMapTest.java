package io.github.servicekpi.service;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Field;
import io.github.servicekpi.Table;
import io.github.servicekpi.TableLayout;
import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example of the class comment, changes of clocks, and random times against loops. */
class WeekHeatMapTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private record Row(@Nullable Instant time) {}

    private static WeekHeatMap heat(ZoneId zone, String... times) {
        return WeekHeatMap.calculator(zone, Row::time)
                .calculate(Arrays.stream(times)
                        .map(time -> new Row(Instant.parse(time)))
                        .toList());
    }

    /** A field is read from its column: over a table no row is made again. */
    @Test
    void readsColumns() {
        Field<Row, Instant> time = Field.instant("time", Row::time);
        AtomicInteger made = new AtomicInteger();
        Table<Row> table = TableLayout.<Row>of(
                        values -> {
                            made.incrementAndGet();
                            return new Row(values.get(time));
                        },
                        time)
                .table(List.of(new Row(Instant.parse("2026-03-02T08:59:00Z")), new Row(null)));
        WeekHeatMap heat = WeekHeatMap.calculator(BERLIN, time).calculate(table);
        assertThat(heat.count(MONDAY, 9)).isOne();
        assertThat(heat.withoutTime()).isOne();
        assertThat(made).hasValue(0);
    }

    @Test
    void refusesHoursThatNoWeekHas() {
        DataInput damaged = new DataInputStream(new ByteArrayInputStream(new byte[] {(byte) 168}));
        assertThatIOException()
                .isThrownBy(() -> new WeekHeatMap.HourCodec("test").read(damaged))
                .withMessage("hour of the week must be from 0 to 167, but was 168");
    }

    @Test
    void example() {
        WeekHeatMap heat = heat(ZoneOffset.UTC, "2026-03-02T08:59:00Z", "2026-03-02T09:00:00Z", "2026-03-09T09:30:00Z");
        assertThat(heat.count(MONDAY, 8)).isOne();
        assertThat(heat.count(MONDAY, 9)).isEqualTo(2);
        assertThat(heat.count(MONDAY)).isEqualTo(3);
        assertThat(heat.count(TUESDAY)).isZero();
        assertThat(heat.total()).isEqualTo(3);
        assertThat(heat.meanPerDay(MONDAY, 9, FIRST, FIRST.plusDays(14))).hasValue(1);
        assertThat(heat.meanPerDay(MONDAY, 9, FIRST, FIRST.plusDays(8))).hasValue(1);
        assertThat(heat.meanPerDay(MONDAY, 9, FIRST, FIRST.plusDays(7))).hasValue(2);
        assertThat(heat.meanPerDay(TUESDAY, 9, FIRST, FIRST.plusDays(1))).isEmpty();
        assertThat(heat.meanPerDay(MONDAY, 9, FIRST, FIRST)).isEmpty();
        assertThat(heat.meanPerDay(MONDAY, 9, FIRST, FIRST.minusDays(1))).isEmpty();
    }

    /** Berlin is one hour before UTC in winter and two in summer; at the end of summer the hour 2 occurs twice. */
    @Test
    void localTime() {
        assertThat(heat(BERLIN, "2026-03-01T23:30:00Z").count(MONDAY, 0)).isOne();
        assertThat(heat(BERLIN, "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z").count(SUNDAY, 2))
                .isEqualTo(2);
        WeekHeatMap spring = heat(BERLIN, "2026-03-22T01:30:00Z");
        assertThat(spring.count(SUNDAY, 2)).isOne();
        LocalDate sunday = LocalDate.of(2026, 3, 22);
        assertThat(spring.meanPerDay(SUNDAY, 2, sunday, sunday.plusDays(8)))
                .as("the hour 2 is left out on the second Sunday")
                .hasValue(1);
        assertThat(spring.meanPerDay(SUNDAY, 1, sunday, sunday.plusDays(8))).hasValue(0);
    }

    @Property
    void agreesWithLoops(@ForAll @Size(max = 50) List<@IntRange(min = 0, max = 20_000) Integer> minutes) {
        Instant start = Instant.parse("2026-10-20T00:00:00Z");
        List<Row> rows = minutes.stream()
                .map(minute -> new Row(minute % 17 == 0 ? null : start.plusSeconds(60L * minute)))
                .toList();
        WeekHeatMap heat = WeekHeatMap.calculator(BERLIN, Row::time).calculate(rows);
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                int clock = hour;
                assertThat(heat.count(day, hour))
                        .isEqualTo(rows.stream()
                                .filter(row -> row.time() != null)
                                .map(row -> row.time().atZone(BERLIN))
                                .filter(time -> time.getDayOfWeek() == day && time.getHour() == clock)
                                .count());
            }
        }
        assertThat(heat.total() + heat.withoutTime()).isEqualTo(rows.size());
    }

    /** As for periods: no calendar has the last instants, nor the first. */
    @Test
    void instantsWithoutADate() {
        WeekHeatMap heat = WeekHeatMap.calculator(BERLIN, (Instant time) -> time)
                .calculate(List.of(Instant.MIN, Instant.MAX, Instant.parse("9999-12-31T00:00:00Z")));
        assertThat(heat.total()).isOne();
        assertThat(heat.withoutTime()).isEqualTo(2);
    }

    /** In St John's the clocks went from 00:01 to 01:01 on this day: of the hour 1 they left out a minute, of 0 all but one. */
    @Test
    void clocksThatLeftOutAPartOfAnHour() {
        LocalDate sunday = LocalDate.of(2007, 3, 11);
        WeekHeatMap heat = heat(ZoneId.of("America/St_Johns"), "2007-03-11T04:00:00Z");
        assertThat(heat.count(SUNDAY, 1)).isOne();
        assertThat(heat.meanPerDay(SUNDAY, 0, sunday, sunday.plusDays(1))).hasValue(0);
        assertThat(heat.meanPerDay(SUNDAY, 1, sunday, sunday.plusDays(1))).hasValue(1);
        LocalDate summer = LocalDate.of(2026, 3, 29);
        assertThat(heat(BERLIN, "2026-03-29T01:00:00Z").meanPerDay(SUNDAY, 2, summer, summer.plusDays(1)))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        WeekHeatMap heat = heat(BERLIN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> heat.count(MONDAY, 24))
                .withMessage("hour must be from 0 to 23, but was 24");
        assertThatIllegalArgumentException().isThrownBy(() -> heat.count(MONDAY, -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeekHeatMap(BERLIN, List.of(1L), 0))
                .withMessage("a week has 168 hours, but there were 1 counts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeekHeatMap(BERLIN, Collections.nCopies(168, -1L), 0))
                .withMessageStartingWith("counts must not be negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeekHeatMap(BERLIN, Collections.nCopies(168, 0L), -1))
                .withMessageEndingWith("without time -1");
    }
}
