package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Granularity;
import io.github.servicekpi.Groups;
import io.github.servicekpi.Series;
import io.github.servicekpi.survey.Nps;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The Net Promoter Score of each channel and month of two years, in UTC, as DuckDB reckons months fastest there. */
public class MonthBenchmark extends TicketBenchmark {
    static final Calculator<Ticket, Groups<String, Series<Nps>>> BY_CHANNEL_AND_MONTH = NpsBenchmark.NPS
            .perPeriod(Granularity.MONTH, ZoneOffset.UTC, Ticket.OPENED_AT)
            .groupingBy(Ticket.CHANNEL);

    private static final String SCORE =
            "avg(case when nps >= 9 then 100 when nps <= 6 then -100 when nps is not null then 0 end)";
    private static final List<String> SQL = List.of(
            "select channel_code, date_trunc('month', opened_at)::date m, " + SCORE
                    + " from t group by channel_code, m",
            "select channel_code, make_date(y, m, 1), s from (select channel_code, year(opened_at) y,"
                    + " month(opened_at) m, " + SCORE + " s from t group by channel_code, y, m)",
            "select channel_code, date_trunc('month', make_timestamp(d * 86400000000))::date m, 100.0 * sum(s) / sum(n)"
                    + " from (select channel_code, opened // 86400000 d, count(nps) n,"
                    + " sum((nps >= 9)::tinyint - (nps <= 6)::tinyint) s from t group by channel_code, d)"
                    + " group by channel_code, m",
            "select channel_code, date_trunc('month', make_timestamp(d * 86400000000))::date m, 100.0 * sum(s) / sum(n)"
                    + " from (select channel_code, (opened // 86400000)::smallint d, count(nps) n,"
                    + " sum(case when nps >= 9 then 1 when nps <= 6 then -1 end) s from t group by channel_code, d)"
                    + " group by channel_code, m",
            "select channel_code, date_trunc('month', make_timestamp(d * 86400000000))::date m,"
                    + " 100.0 * (coalesce(sum(n) filter (nps >= 9), 0) - coalesce(sum(n) filter (nps <= 6), 0))"
                    + " / sum(n) from (select channel_code, (opened // 86400000)::smallint d, nps, count(*) n from t"
                    + " where nps is not null group by channel_code, d, nps) group by channel_code, m");

    /** The score of a month of a channel. */
    private record Key(String channel, LocalDate month) {}

    private DuckDb.@Nullable Query<Map<?, Long>> query;

    /** For JMH. */
    public MonthBenchmark() {}

    @Override
    void prepare() {
        Map<?, Long> expected = streams();
        Figures.requireEqual(expected, table(), "table");
        Figures.requireEqual(expected, records(), "records");
        query = data.duckDb()
                .fastest(
                        threads,
                        expected,
                        rows -> {
                            Map<Key, Long> figures = new HashMap<>();
                            while (rows.next()) {
                                LocalDate month = rows.getObject(2, LocalDate.class);
                                figures.put(new Key(rows.getString(1), month), Figures.millionths(rows.getDouble(3)));
                            }
                            return figures;
                        },
                        SQL);
    }

    /** {@return the scores, of a table} */
    @Benchmark
    public Map<?, Long> table() {
        return figures(BY_CHANNEL_AND_MONTH.calculate(data.table(), threads));
    }

    /** {@return the scores, of records} */
    @Benchmark
    public Map<?, Long> records() {
        return figures(BY_CHANNEL_AND_MONTH.calculate(data.records(), threads));
    }

    private static Map<?, Long> figures(Groups<String, Series<Nps>> groups) {
        Map<Key, Long> figures = new HashMap<>();
        groups.byKey()
                .forEach((channel, months) -> months.points()
                        .forEach(month -> month.value()
                                .value()
                                .ifPresent(score -> figures.put(
                                        new Key(channel, month.startInclusive()), Figures.millionths(score)))));
        return figures;
    }

    /** {@return the scores, of records, by a stream} */
    @Benchmark
    public Map<?, Long> streams() {
        return stream()
                .filter(ticket -> ticket.npsScore() != null)
                .collect(Collectors.groupingBy(
                        ticket -> new Key(
                                ticket.channel(),
                                LocalDate.ofInstant(ticket.openedAt(), ZoneOffset.UTC)
                                        .withDayOfMonth(1)),
                        Collectors.collectingAndThen(
                                Collectors.averagingInt(MonthBenchmark::points), Figures::millionths)));
    }

    @SuppressWarnings("NullAway") // only of tickets with a score
    private static int points(Ticket ticket) {
        int score = ticket.npsScore();
        return score >= 9 ? 100 : score <= 6 ? -100 : 0;
    }

    /** {@return the scores, by DuckDB} */
    @Benchmark
    public Map<?, Long> duckDb() {
        return query().ask();
    }

    DuckDb.Query<Map<?, Long>> query() {
        return Objects.requireNonNull(query);
    }
}
