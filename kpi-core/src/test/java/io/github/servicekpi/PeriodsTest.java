package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.stats.ScoreDistribution;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Series by calendar period against calendar arithmetic for each row. */
class PeriodsTest {
    private static final Field<Instant, Instant> TIME = Field.instant("time", time -> time);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Clocks went back at 00:01 to 23:01 of the day before. */
    private static final ZoneId ST_JOHNS = ZoneId.of("America/St_Johns");

    private static Calculator<Instant, Series<Long>> perPeriod(Granularity granularity, ZoneId zone) {
        return Calculator.<Instant>counting().perPeriod(granularity, zone, TIME);
    }

    private static List<Instant> instants(String... times) {
        return List.of(times).stream().map(Instant::parse).toList();
    }

    /** Another way to the first day of a period than that of the library. */
    private static final Map<Granularity, Function<LocalDate, LocalDate>> FIRST_DAY = Map.of(
            Granularity.DAY, day -> day,
            Granularity.WEEK, day -> day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()),
            Granularity.WEEK_FROM_SUNDAY,
                    day -> day.minusDays(day.getDayOfWeek().getValue() % 7),
            Granularity.WEEK_FROM_SATURDAY,
                    day -> day.minusDays((day.getDayOfWeek().getValue() + 1) % 7),
            Granularity.MONTH, day -> YearMonth.from(day).atDay(1),
            Granularity.QUARTER, day -> LocalDate.of(day.getYear(), Month.of((day.getMonthValue() - 1) / 3 * 3 + 1), 1),
            Granularity.YEAR, day -> Year.from(day).atDay(1));

    private static SortedMap<LocalDate, Long> counts(List<Instant> times, Granularity granularity, ZoneId zone) {
        SortedMap<LocalDate, Long> counts = new TreeMap<>();
        for (Instant time : times) {
            counts.merge(FIRST_DAY.get(granularity).apply(time.atZone(zone).toLocalDate()), 1L, Long::sum);
        }
        return counts;
    }

    @Property(tries = 300)
    void calendarArithmetic(
            @ForAll("zonesAndTimes") Tuple2<ZoneId, List<Instant>> rows,
            @ForAll Granularity granularity,
            @ForAll Random random) {
        ZoneId zone = rows.get1();
        SortedMap<LocalDate, Long> expected = counts(rows.get2(), granularity, zone);
        List<Instant> shuffled = new ArrayList<>(rows.get2());
        Collections.shuffle(shuffled, random);
        Calculator<Instant, Series<Long>> calculator = perPeriod(granularity, zone);
        assertThat(calculator.calculate(rows.get2()).byStart()).isEqualTo(expected);
        assertThat(calculator.calculate(shuffled, 2).byStart()).isEqualTo(expected);
    }

    /** The result of no rows is made once, not for each group. */
    @Test
    void makesTheResultOfNoRowsOnce() {
        AtomicInteger made = new AtomicInteger();
        Calculator<Instant, Groups<Instant, Series<Long>>> byTime = Calculator.<Instant>counting()
                .andThen(count -> {
                    made.addAndGet(count == 0 ? 1 : 0);
                    return count;
                })
                .perPeriod(Granularity.DAY, BERLIN, TIME)
                .groupingBy(TIME);
        Groups<Instant, Series<Long>> series = byTime.calculate(instants(
                "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-03T00:00:01Z"));
        assertThat(series.byKey()).hasSize(4);
        assertThat(series.byKey().values())
                .allSatisfy(one -> assertThat(one.empty()).isZero());
        assertThat(made).hasValue(1);
    }

    /** As many rows as are looked up in buckets, in order and not, of rows and of tables. */
    @Property(tries = 100)
    void manyRows(
            @ForAll("zonesAndTimes") Tuple2<ZoneId, List<Instant>> rows,
            @ForAll Granularity granularity,
            @ForAll Random random) {
        ZoneId zone = rows.get1();
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            times.add(rows.get2().get(i % rows.get2().size()).plusSeconds(random.nextInt(3) * 40_000L));
        }
        SortedMap<LocalDate, Long> expected = counts(times, granularity, zone);
        Calculator<Instant, Series<Long>> calculator = perPeriod(granularity, zone);
        TableLayout<Instant> layout = TableLayout.of(row -> row.get(TIME), TIME);
        assertThat(calculator.calculate(times).byStart()).isEqualTo(expected);
        assertThat(calculator.calculate(layout.table(times)).byStart()).isEqualTo(expected);
        Collections.sort(times);
        assertThat(calculator.calculate(times).byStart()).isEqualTo(expected);
        assertThat(calculator.calculate(layout.table(times)).byStart()).isEqualTo(expected);
    }

    private record Rated(Instant time, @Nullable Integer score) {}

    private static final Field<Rated, Instant> RATED_AT = Field.instant("rated_at", Rated::time);
    private static final Field<Rated, Integer> SCORE = Field.score("score", Rated::score);

    /** Whole blocks of one period are counted as such: asked in between, continued from bytes, merged, and by threads. */
    @Property(tries = 20)
    void scoresOfRowsInOrder(@ForAll Random random, @ForAll @IntRange(min = 1, max = 30_000) int size) {
        List<Rated> rows = new ArrayList<>();
        Instant time = Instant.parse("2026-01-25T00:00:00Z");
        for (int i = 0; i < size; i++) {
            time = time.plusSeconds(random.nextInt(1_200));
            rows.add(new Rated(time, random.nextInt(10) == 0 ? null : random.nextInt(size > 20_000 ? 120 : 11)));
        }
        Calculator<Rated, ScoreDistribution> scores = Scores.of(SCORE).distribution(0, 120);
        Calculator<Rated, Series<ScoreDistribution>> months = scores.perPeriod(Granularity.MONTH, BERLIN, RATED_AT);
        SortedMap<LocalDate, List<Rated>> byMonth = new TreeMap<>();
        rows.forEach(row -> byMonth.computeIfAbsent(
                        row.time().atZone(BERLIN).toLocalDate().withDayOfMonth(1), month -> new ArrayList<>())
                .add(row));
        SortedMap<LocalDate, ScoreDistribution> expected = new TreeMap<>();
        byMonth.forEach((month, rated) -> expected.put(month, scores.calculate(rated)));
        Table<Rated> table = TableLayout.<Rated>of(row -> new Rated(row.get(RATED_AT), row.get(SCORE)), RATED_AT, SCORE)
                .table(rows);
        assertThat(months.calculate(rows).byStart()).isEqualTo(expected);
        assertThat(months.calculate(table).byStart()).isEqualTo(expected);
        assertThat(months.calculate(table, 2).byStart()).isEqualTo(expected);
        Accumulator<Rated, Series<ScoreDistribution>> whole = months.newAccumulator();
        for (int from = 0; from < size; ) {
            int to = Math.min(size, from + 1 + random.nextInt(10_000));
            Accumulator<Rated, Series<ScoreDistribution>> part = months.newAccumulator();
            part.addAll(table.slice(from, to));
            part.result();
            if (random.nextBoolean()) {
                whole.merge(part);
                whole.result();
            } else {
                part.merge(whole);
                whole = months.fromByteArray(part.toByteArray());
            }
            from = to;
        }
        assertThat(whole.result().byStart()).isEqualTo(expected);
    }

    /** Times around a change of clocks, around midnight, and any; in zones with odd changes and in any. */
    @Provide
    Arbitrary<Tuple2<ZoneId, List<Instant>>> zonesAndTimes() {
        Arbitrary<ZoneId> zones = Arbitraries.frequencyOf(
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        "America/St_Johns",
                                        "America/Moncton",
                                        "America/Sao_Paulo",
                                        "America/Havana",
                                        "Pacific/Apia",
                                        "Pacific/Kwajalein",
                                        "Asia/Gaza",
                                        "Africa/Monrovia",
                                        "+05:45")),
                        Tuple.of(1, Arbitraries.of(ZoneId.getAvailableZoneIds())))
                .map(ZoneId::of);
        return zones.flatMap(zone -> {
            Arbitrary<Long> seconds = Arbitraries.oneOf(
                    Arbitraries.longs().between(-3_000_000_000L, 4_000_000_000L),
                    Arbitraries.longs().between(500_000_000L, 1_300_000_000L)); // when clocks were changed at 00:01
            Arbitrary<Long> changes = seconds.map(second -> {
                var change = zone.getRules().nextTransition(Instant.ofEpochSecond(second));
                return change == null ? second : change.toEpochSecond();
            });
            Arbitrary<Long> midnights = seconds.map(second -> Instant.ofEpochSecond(second)
                    .atZone(zone)
                    .toLocalDate()
                    .atStartOfDay(zone)
                    .toEpochSecond());
            return Arbitraries.frequencyOf(Tuple.of(4, changes), Tuple.of(1, midnights), Tuple.of(1, seconds))
                    .flatMap(center -> Combinators.combine(
                                    Arbitraries.oneOf(
                                            Arbitraries.longs().between(-61, 61),
                                            Arbitraries.longs().between(-3_700, 3_700),
                                            Arbitraries.longs().between(-90_000, 90_000)),
                                    Arbitraries.of(0L, 1L, 999_999_999L))
                            .as((offset, nanos) -> Instant.ofEpochSecond(center + offset, nanos))
                            .list()
                            .ofMinSize(1)
                            .ofMaxSize(30))
                    .map(times -> Tuple.of(zone, times));
        });
    }

    /** At 00:01 of the 29th it was 23:01 of the 28th again, so that an hour of the 28th follows a minute of the 29th. */
    @Test
    void clocksGoBackOverMidnight() {
        Instant change = LocalDate.of(2006, 10, 29).atTime(0, 1).toInstant(ZoneOffset.ofHoursMinutes(-2, -30));
        assertThat(ST_JOHNS.getRules()
                        .getTransition(change.atZone(ST_JOHNS).toLocalDateTime())
                        .getInstant())
                .isEqualTo(change);
        List<Instant> times = new ArrayList<>(List.of(
                change.minusSeconds(61), // 23:59:59 of the 28th
                change.minusSeconds(60), // 00:00:00 of the 29th
                change.minusSeconds(1), // 00:00:59 of the 29th
                change, // 23:01:00 of the 28th
                change.plusSeconds(58 * 60 + 59), // 23:59:59 of the 28th
                change.plusSeconds(59 * 60))); // 00:00:00 of the 29th
        Map<LocalDate, Long> expected = Map.of(LocalDate.of(2006, 10, 28), 3L, LocalDate.of(2006, 10, 29), 3L);
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(times, random);
            assertThat(perPeriod(Granularity.DAY, ST_JOHNS).calculate(times).byStart())
                    .as("%s", times)
                    .isEqualTo(expected);
        }
    }

    /** Groups share the months of a range, though one has rows in March only, and one in none of them. */
    @Test
    void pointsOfRange() {
        Calculator<Instant, Series<Long>> months = perPeriod(Granularity.MONTH, BERLIN);
        Series<Long> march = months.calculate(instants("2026-03-05T12:00:00Z", "2025-01-01T12:00:00Z"));
        assertThat(march.points(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 4, 2)))
                .containsExactly(
                        new Series.Point<>(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), 0L),
                        new Series.Point<>(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), 1L),
                        new Series.Point<>(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 5, 1), 0L));
        LocalDate day = LocalDate.of(2026, 3, 31);
        assertThat(months.calculate(List.of()).points(day, day.plusDays(1)))
                .containsExactly(new Series.Point<>(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1), 0L));
        assertThat(march.points(day, day)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> march.points(day, day.minusDays(1)))
                .withMessage("endExclusive must not be before startInclusive: 2026-03-30, 2026-03-31");
    }

    /** Samoa went over the date line: after 29 December 2011 came the 31st. */
    @Test
    void skippedDay() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Series<Long> days = perPeriod(Granularity.DAY, apia)
                .calculate(instants("2011-12-30T09:59:59Z", "2011-12-30T10:00:00Z", "2011-12-31T09:59:59.999Z"));
        assertThat(days.byStart()).isEqualTo(Map.of(LocalDate.of(2011, 12, 29), 1L, LocalDate.of(2011, 12, 31), 2L));
        assertThat(days.at(LocalDate.of(2011, 12, 30))).isZero();
        assertThat(days.points())
                .containsExactly(
                        new Series.Point<>(LocalDate.of(2011, 12, 29), LocalDate.of(2011, 12, 30), 1L),
                        new Series.Point<>(LocalDate.of(2011, 12, 31), LocalDate.of(2012, 1, 1), 2L));
    }

    /** Applications write "never" as the last instant there is; it is in no year that a calendar has. */
    @ParameterizedTest
    @EnumSource
    void endsOfTime(Granularity granularity) {
        Instant last = Instant.parse("+999999997-12-31T23:59:59.999999999Z");
        Instant first = Instant.parse("-999999997-01-01T00:00:00Z");
        for (ZoneId zone : List.of(ZoneOffset.MIN, BERLIN, ZoneOffset.MAX)) {
            Series<Long> series = perPeriod(granularity, zone)
                    .calculate(List.of(
                            Instant.MAX,
                            Instant.EPOCH,
                            last,
                            last.plusNanos(1),
                            Instant.MIN,
                            first,
                            first.minusNanos(1)));
            assertThat(series.withoutTime()).as("%s", zone).isEqualTo(4);
            assertThat(series.byStart().values()).as("%s", zone).containsExactly(1L, 1L, 1L);
            assertThat(series.at(last.atZone(zone).toLocalDate())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyTimesInNoOrder(Granularity granularity) {
        Random random = new Random(7);
        List<Instant> times = new ArrayList<>();
        for (ChronoUnit unit : List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.NANOS, ChronoUnit.SECONDS)) {
            for (int i = 0; i < 4_100; i++) {
                times.add(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))
                        .truncatedTo(unit));
            }
        }
        times.add(Instant.parse("+200000-02-29T12:00:00.000000001Z"));
        times.addAll(Collections.nCopies(5_000, Instant.EPOCH)); // a day before in the west
        ZoneId zone = ZoneId.of("America/New_York");
        SortedMap<LocalDate, Long> expected = counts(times, granularity, zone);
        Calculator<Instant, Series<Long>> calculator = perPeriod(granularity, zone);
        Table<Instant> table =
                TableLayout.<Instant>of(row -> row.get(TIME), TIME).table(times);
        assertThat(calculator.calculate(times).byStart()).isEqualTo(expected);
        assertThat(calculator.calculate(table).byStart()).isEqualTo(expected);
        assertThat(calculator.calculate(table, 2).byStart()).isEqualTo(expected);
    }

    /** Expected: {@code TZ=Europe/Berlin date -d 2026-03-28T22:59:59Z +%F} of GNU coreutils 9, and so on. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-28T22:59:59Z, 2026-03-28", // 23:59:59 +01:00
        "2026-03-28T23:00:00Z, 2026-03-29", // a day of 23 hours begins
        "2026-03-29T21:59:59Z, 2026-03-29", // 23:59:59 +02:00
        "2026-03-29T22:00:00Z, 2026-03-30",
        "2026-10-24T22:00:00Z, 2026-10-25", // a day of 25 hours begins
        "2026-10-25T22:59:59Z, 2026-10-25",
        "2026-10-25T23:00:00Z, 2026-10-26"
    })
    void shortAndLongDays(Instant time, LocalDate day) {
        assertThat(perPeriod(Granularity.DAY, BERLIN).calculate(List.of(time)).byStart())
                .containsOnlyKeys(day);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY,     2026-05-17, 2026-05-17, 2026-05-18",
        "WEEK,    2026-05-17, 2026-05-11, 2026-05-18", // a Sunday
        "WEEK,    2026-05-18, 2026-05-18, 2026-05-25", // a Monday
        "WEEK,    2027-01-01, 2026-12-28, 2027-01-04", // week 53 of ISO 8601
        "WEEK_FROM_SUNDAY,   2026-05-17, 2026-05-17, 2026-05-24",
        "WEEK_FROM_SUNDAY,   2026-05-16, 2026-05-10, 2026-05-17",
        "WEEK_FROM_SATURDAY, 2026-05-17, 2026-05-16, 2026-05-23",
        "WEEK_FROM_SATURDAY, 2026-05-15, 2026-05-09, 2026-05-16",
        "MONTH,   2024-02-29, 2024-02-01, 2024-03-01",
        "QUARTER, 2026-03-31, 2026-01-01, 2026-04-01",
        "QUARTER, 2026-12-31, 2026-10-01, 2027-01-01",
        "YEAR,    2026-12-31, 2026-01-01, 2027-01-01"
    })
    void granularities(Granularity granularity, LocalDate day, LocalDate start, LocalDate end) {
        assertThat(granularity.startOf(day)).isEqualTo(start);
        assertThat(granularity.startOf(start)).isEqualTo(start);
        assertThat(granularity.next(start)).isEqualTo(end);
    }

    @Test
    void gapsHaveTheResultOfNoRows() {
        Series<Long> months = perPeriod(Granularity.MONTH, ZoneOffset.UTC)
                .calculate(instants("2025-11-30T23:59:59Z", "2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z"));
        assertThat(months.points())
                .containsExactly(
                        new Series.Point<>(LocalDate.of(2025, 11, 1), LocalDate.of(2025, 12, 1), 1L),
                        new Series.Point<>(LocalDate.of(2025, 12, 1), LocalDate.of(2026, 1, 1), 0L),
                        new Series.Point<>(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), 0L),
                        new Series.Point<>(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), 2L));
        assertThat(months.at(LocalDate.of(2026, 2, 17))).isEqualTo(2);
        assertThat(months.at(LocalDate.of(2026, 1, 17))).isZero();
        assertThat(months.at(LocalDate.of(1999, 1, 1))).isZero();
        assertThat(months.empty()).isZero();
    }

    @Test
    void pointsAreEmptyForNoRows() {
        Series<Long> none = perPeriod(Granularity.DAY, BERLIN).calculate(List.of());
        assertThat(none.points()).isEmpty();
        assertThat(none.at(LocalDate.of(2026, 1, 1))).isZero();
        assertThat(none.granularity()).isEqualTo(Granularity.DAY);
        assertThat(none.zone()).isEqualTo(BERLIN);
        assertThat(none.withoutTime()).isZero();
    }

    @Test
    void rowsWithoutTimeAreCounted() {
        Map<String, Instant> times = new HashMap<>();
        times.put("a", Instant.EPOCH);
        Series<Long> years = Calculator.<String>counting()
                .perPeriod(Granularity.YEAR, ZoneOffset.UTC, (String row) -> times.get(row))
                .calculate(List.of("a", "b", "c"));
        assertThat(years.byStart()).isEqualTo(Map.of(LocalDate.of(1970, 1, 1), 1L));
        assertThat(years.withoutTime()).isEqualTo(2);
    }
}
