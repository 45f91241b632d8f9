package io.github.servicekpi.benchmarks;

import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The business time of a million spans that begin within two years, from Monday to Friday, 09:00 to 17:00 in Berlin with holidays; the
 * time is that of a span. Once of milliseconds, and once of pairs of {@link Instant}s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BusinessTimeBenchmark.PAIRS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class BusinessTimeBenchmark {
    static final int PAIRS = 1_000_000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2024, 1, 1),
            LocalDate.of(2024, 5, 1),
            LocalDate.of(2024, 10, 3),
            LocalDate.of(2024, 12, 25),
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2025, 5, 1),
            LocalDate.of(2025, 10, 3),
            LocalDate.of(2025, 12, 25));
    private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long RANGE = Duration.ofDays(2 * 365).toMillis();

    /** Spans are up to so many days long, half of it in the mean. A loop over the days takes longer for longer ones. */
    @Param({"4", "60"})
    public int longestDays = 4;

    private final BusinessCalendar calendar = BusinessCalendar.builder(ZONE)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .holidays(HOLIDAYS)
            .build();
    private final long[] starts = new long[PAIRS];
    private final long[] ends = new long[PAIRS];
    private final Instant[] startInstants = new Instant[PAIRS];
    private final Instant[] endInstants = new Instant[PAIRS];

    /** For JMH. */
    public BusinessTimeBenchmark() {}

    static BusinessTimeBenchmark ofSpans(int longestDays) {
        BusinessTimeBenchmark benchmark = new BusinessTimeBenchmark();
        benchmark.longestDays = longestDays;
        benchmark.prepare();
        return benchmark;
    }

    /** Makes the spans, and checks that all give the same figure. */
    @Setup
    public void prepare() {
        long longest = Duration.ofDays(longestDays).toMillis();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < PAIRS; i++) {
            starts[i] = FIRST + random.nextLong(RANGE);
            ends[i] = starts[i] + random.nextLong(longest);
            startInstants[i] = Instant.ofEpochMilli(starts[i]);
            endInstants[i] = Instant.ofEpochMilli(ends[i]);
        }
        long expected = dayLoop();
        Figures.requireEqual(expected, calendar(), "calendar");
        Figures.requireEqual(expected, instants(), "instants");
    }

    /** {@return the milliseconds of all spans, by the calendar} */
    @Benchmark
    public long calendar() {
        return sum(calendar, starts, ends);
    }

    /** Of parameters, as fields would be read again for each span: a call in the loop may have changed them. */
    private static long sum(BusinessCalendar calendar, long[] starts, long[] ends) {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += calendar.millisBetween(starts[i], ends[i]);
        }
        return sum;
    }

    /** {@return the milliseconds of all spans, by the calendar, of instants} */
    @Benchmark
    public long instants() {
        return sum(calendar, startInstants, endInstants);
    }

    private static long sum(BusinessCalendar calendar, Instant[] starts, Instant[] ends) {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += calendar.between(starts[i], ends[i]).toMillis();
        }
        return sum;
    }

    /** {@return the milliseconds of all spans, date by date, as a developer writes it} */
    @Benchmark
    public long dayLoop() {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += openMillis(startInstants[i], endInstants[i]);
        }
        return sum;
    }

    private static long openMillis(Instant start, Instant end) {
        long open = 0;
        LocalDate last = end.atZone(ZONE).toLocalDate();
        for (LocalDate date = start.atZone(ZONE).toLocalDate(); !date.isAfter(last); date = date.plusDays(1)) {
            if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || HOLIDAYS.contains(date)) {
                continue;
            }
            Instant opens = date.atTime(OPENS).atZone(ZONE).toInstant();
            Instant closes = date.atTime(CLOSES).atZone(ZONE).toInstant();
            Instant from = opens.isBefore(start) ? start : opens;
            Instant to = closes.isAfter(end) ? end : closes;
            if (from.isBefore(to)) {
                open += Duration.between(from, to).toMillis();
            }
        }
        return open;
    }

    /** {@return the milliseconds of all spans, by day and night, of instants} */
    @Benchmark
    public long subtractionOfInstants() {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += Duration.between(startInstants[i], endInstants[i]).toMillis();
        }
        return sum;
    }

    /** {@return the milliseconds of all spans, by day and night} */
    @Benchmark
    public long subtraction() {
        long sum = 0;
        for (int i = 0; i < PAIRS; i++) {
            sum += ends[i] - starts[i];
        }
        return sum;
    }
}
