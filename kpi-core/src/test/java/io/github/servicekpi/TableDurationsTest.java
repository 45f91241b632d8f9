package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Lists;
import io.github.servicekpi.stats.DurationBands;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.DurationSummary;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Durations of many rows and of tables, which are computed in four bytes each where they fit, against those of parts too small for
 * that. More of them than are put in order at once.
 */
class TableDurationsTest {
    private static final int ROWS = 150_000;
    private static final int FIRST_PART = 10_000; // not at the start of a block
    private static final int SMALL_PART = 1_000;
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    private record Work(
            int team,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Duration length) {}

    private static final Field<Work, Integer> TEAM = Field.count("team", Work::team);

    private static final Field<Work, Instant> BEGAN = Field.instant("start", Work::start);
    private static final Field<Work, Instant> ENDED = Field.instant("end", Work::end);
    private static final Field<Work, Duration> LENGTH = Field.duration("length", Work::length);

    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    private static final List<Span<Work>> SPANS = List.of(
            Span.between(BEGAN, ENDED),
            Span.of(LENGTH),
            Span.between(BEGAN, ENDED).during(OFFICE));

    /** Kinds of data; a row has a length of so many units, or {@link #MISSING}. */
    private enum Lengths {
        MILLIS_OF_MINUTES(TimeUnit.MILLISECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                double skewed = random.nextDouble();
                return random.nextInt(10) == 0 ? MISSING : (long) (3 * 86_400_000L * skewed * skewed * skewed);
            }
        },
        SOME_NEGATIVE(TimeUnit.MILLISECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                return random.nextInt(50) == 0 ? -1 - random.nextInt(9) : random.nextInt(100) < 3 ? MISSING : row * 31L;
            }
        },
        MOSTLY_MISSING(TimeUnit.MILLISECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                return random.nextInt(10) > 0 ? MISSING : 400_000 + random.nextInt(1 << 24);
            }
        },
        ALL_MISSING(TimeUnit.MILLISECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                return MISSING;
            }
        },
        WHOLE_SECONDS(TimeUnit.SECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                // seconds that are counted, and at last some that are too great for that
                return random.nextInt(8) == 0 ? MISSING : random.nextInt(row < 140_000 ? 5_000 : 1 << 20);
            }
        },
        SHRINKING(TimeUnit.SECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                return 2L * (ROWS - row);
            }
        },
        NANOS(TimeUnit.NANOSECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                return random.nextInt(20) == 0 ? MISSING : random.nextInt(1 << 30);
            }
        },
        /** Fit four bytes, then do not, then do again; with numbers at all borders on the way. */
        BORDERS(TimeUnit.MILLISECONDS) {
            @Override
            long of(int row, SplittableRandom random) {
                int part = row / 8192 % 3;
                long[] borders = {
                    0x7FFEFFFFL, 0x7FFF0000L, Integer.MAX_VALUE - 1L, Integer.MAX_VALUE, 1L << 31, 0xFFFFFFFEL
                };
                long border = borders[random.nextInt(part == 0 ? 1 : part == 1 ? 4 : 6)];
                return random.nextInt(4) == 0 ? MISSING : random.nextBoolean() ? border : random.nextInt(1 << 20);
            }
        },
        /** Far from the rows before for a while, for good, and for a single row. */
        JUMPING(TimeUnit.MILLISECONDS) {
            @Override
            Instant start(int row) {
                int days = row / 10_000 % 3 * 15 + (row > 100_000 ? 400 : 0) + (row % 20_011 == 0 ? 4_000 : 0);
                return super.start(row).plus(days, ChronoUnit.DAYS);
            }

            @Override
            long of(int row, SplittableRandom random) {
                return random.nextInt(10) == 0 ? MISSING : random.nextInt(1 << 28);
            }
        },
        /** Whole seconds, then milliseconds, then for some rows nanoseconds. */
        CHANGING_UNIT(TimeUnit.NANOSECONDS) {
            @Override
            Instant start(int row) {
                return row < 60_000 ? START.plusSeconds(row) : START.plusMillis(250L * row);
            }

            @Override
            long of(int row, SplittableRandom random) {
                long unit = row < 60_000 ? 1_000_000_000L : 1_000_000L;
                return random.nextInt(10) == 0 ? MISSING : random.nextInt(1 << 20) * unit + (row % 30_011 == 0 ? 1 : 0);
            }
        },
        /** Now and then as many seconds later as are no time at all in 64 bits of milliseconds. */
        WRAPPING(TimeUnit.MILLISECONDS) {
            @Override
            Instant start(int row) {
                return super.start(row).plusSeconds(row % 5_003 == 4_000 ? 18_446_744_073_709_552L : 0);
            }

            @Override
            long of(int row, SplittableRandom random) {
                return random.nextInt(10) == 0 ? MISSING : random.nextInt(1 << 20);
            }
        },
        /** From times that 64 bits of milliseconds hold to later ones. */
        END_OF_MILLIS(TimeUnit.MILLISECONDS) {
            @Override
            Instant start(int row) {
                return Instant.ofEpochSecond(Long.MAX_VALUE / 1000 - 20_000).plusMillis(250L * row);
            }

            @Override
            long of(int row, SplittableRandom random) {
                return random.nextInt(10) == 0 ? MISSING : random.nextInt(1 << 20);
            }
        },
        /** Where whole seconds fit 64 bits, milliseconds do not. */
        END_OF_TIME(TimeUnit.SECONDS) {
            @Override
            Instant start(int row) {
                return row / 20_000 % 2 == 0 ? super.start(row) : Instant.MAX.minusSeconds(1_000_000L + row);
            }

            @Override
            long of(int row, SplittableRandom random) {
                return random.nextInt(10) == 0 ? MISSING : random.nextInt(1_000_000);
            }
        };

        private static final long MISSING = Long.MIN_VALUE;

        private final TimeUnit unit;

        Lengths(TimeUnit unit) {
            this.unit = unit;
        }

        abstract long of(int row, SplittableRandom random);

        /** In the unit of the lengths, as instants of two units are not subtracted in four bytes. */
        Instant start(int row) {
            return START.plusMillis(250L * row)
                    .plus(unit == TimeUnit.SECONDS ? -250L * (row % 4) : row % 3, ChronoUnit.MILLIS)
                    .plusNanos(unit == TimeUnit.NANOSECONDS ? row % 7 : 0);
        }

        List<Work> works() {
            SplittableRandom random = new SplittableRandom(name().hashCode());
            List<Work> works = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                Instant start = start(row);
                long length = of(row, random);
                int team = row / 60_000 % 2 == 0 ? row % 7 : 3;
                if (length != MISSING) {
                    Duration duration = Duration.of(length, unit.toChronoUnit());
                    works.add(new Work(team, start, start.plus(duration), duration));
                } else if (random.nextBoolean()) {
                    works.add(new Work(team, start, null, null));
                } else {
                    works.add(new Work(team, null, random.nextBoolean() ? null : start, null));
                }
            }
            return works;
        }
    }

    @ParameterizedTest
    @EnumSource
    void sameAsOfParts(Lengths lengths) {
        List<Work> works = lengths.works();
        Table<Work> table = table(works);
        for (Span<Work> span : SPANS) {
            Calculator<Work, DurationDistribution> distribution = span.distribution();
            assertSame(distribution, table, works);
            assertSame(span.summary(), table, works);
            Calculator<Work, DurationBands> bands =
                    span.within(Duration.ZERO, Duration.ofMinutes(20), Duration.ofDays(20), Duration.ofDays(300));
            assertSame(bands, table, works);

            assertSame(distribution.groupingBy(TEAM), table, works);
            assertSame(span.summary().groupingBy(TEAM), table, works);
            assertSame(distribution.perPeriod(Granularity.DAY, ZoneId.of("UTC"), BEGAN), table, works);

            // what comes next joins what is there, whatever form that has
            Accumulator<Work, DurationDistribution> both = distribution.newAccumulator();
            both.addAll(works.subList(0, FIRST_PART));
            both.addAll(table.slice(FIRST_PART, ROWS));
            Accumulator<Work, DurationDistribution> saved = distribution.fromByteArray(both.toByteArray());
            DurationDistribution expected = ofParts(distribution, works);
            assertThat(both.result()).isEqualTo(expected);
            both.merge(saved);
            both.addAll(table);
            assertThat(both.result().count()).isEqualTo(3 * expected.count());
            assertThat(both.result().percentile(90)).isEqualTo(expected.percentile(90));
            assertThat(both.result().mean()).isEqualTo(expected.mean());
        }
    }

    private static Table<Work> table(List<Work> works) {
        return Table.of(
                works,
                row -> new Work(row.get(TEAM), row.get(BEGAN), row.get(ENDED), row.get(LENGTH)),
                TEAM,
                BEGAN,
                ENDED,
                LENGTH);
    }

    private static <R> void assertSame(Calculator<Work, R> calculator, Table<Work> table, List<Work> works) {
        R expected = ofParts(calculator, works);
        assertThat(calculator.calculate(works)).isEqualTo(expected);
        assertThat(calculator.calculate(table)).isEqualTo(expected);
        assertThat(calculator.calculate(table, 2)).isEqualTo(expected);
        Table<Work> slice = table.slice(FIRST_PART, FIRST_PART + 9_000);
        assertThat(calculator.calculate(slice))
                .isEqualTo(ofParts(calculator, works.subList(FIRST_PART, FIRST_PART + 9_000)));
    }

    private static <R> R ofParts(Calculator<Work, R> calculator, List<Work> works) {
        Accumulator<Work, R> all = calculator.newAccumulator();
        for (List<Work> part : Lists.partition(works, SMALL_PART)) {
            Accumulator<Work, R> ofPart = calculator.newAccumulator();
            ofPart.addAll(part);
            all.merge(ofPart);
        }
        return all.result();
    }

    /**
     * Rows whose durations are as great as what stands for none in a table come just before such a table, in the chunk that has those
     * before it put in order.
     */
    @ParameterizedTest
    @ValueSource(ints = {32, 4096})
    void greatestBeforeMissing(int more) {
        List<Work> rows = new ArrayList<>();
        for (int row = 0; row < (1 << 17) + more; row++) {
            long millis = row < 1 << 17 ? (1 << 20) + row : Integer.MAX_VALUE;
            rows.add(new Work(1, START, START.plusMillis(millis), Duration.ofMillis(millis)));
        }
        List<Work> works = Lengths.MILLIS_OF_MINUTES.works();
        Calculator<Work, DurationDistribution> distribution = SPANS.get(0).distribution();
        Accumulator<Work, DurationDistribution> both = distribution.newAccumulator();
        both.addAll(rows);
        both.addAll(table(works));
        rows.addAll(works);
        assertThat(both.result()).isEqualTo(distribution.calculate(rows));
    }

    /** Row by row, by the calendar itself. */
    @ParameterizedTest
    @EnumSource
    void officeHours(Lengths lengths) {
        List<Work> works = lengths.works().subList(0, 9_000);
        Table<Work> table = table(works);
        List<Duration> expected = new ArrayList<>();
        for (Work work : works) {
            if (work.start() != null && work.end() != null && !work.end().isBefore(work.start())) {
                expected.add(OFFICE.between(work.start(), work.end()));
            }
        }
        DurationDistribution actual = SPANS.get(2).distribution().calculate(table);
        DurationDistribution byHand = DurationDistribution.of(expected);
        assertThat(actual.count()).isEqualTo(byHand.count());
        assertThat(actual.mean()).isEqualTo(byHand.mean());
        for (int percent : new int[] {1, 25, 50, 75, 90, 99}) {
            assertThat(actual.percentile(percent)).isEqualTo(byHand.percentile(percent));
        }
    }

    /** Of all rows a summary keeps the bounds, which later rows seldom widen: against a loop. */
    @ParameterizedTest
    @EnumSource
    void bounds(Lengths lengths) {
        List<Work> works = lengths.works();
        Table<Work> table = table(works);
        DurationSummary summary = SPANS.get(0).summary().calculate(table);
        List<Duration> counted = new ArrayList<>();
        for (Work work : works) {
            if (work.length() != null && !work.length().isNegative()) {
                counted.add(work.length());
            }
        }
        counted.sort(null);
        assertThat(summary.count()).isEqualTo(counted.size());
        assertThat(summary.min().orElse(null)).isEqualTo(counted.isEmpty() ? null : counted.get(0));
        assertThat(summary.max().orElse(null)).isEqualTo(counted.isEmpty() ? null : counted.get(counted.size() - 1));
    }
}
