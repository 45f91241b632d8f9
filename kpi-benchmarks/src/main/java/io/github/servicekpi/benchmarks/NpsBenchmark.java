package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.survey.Nps;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/** The Net Promoter Score of all tickets, of which a tenth have no score. */
public class NpsBenchmark extends TicketBenchmark {
    static final Calculator<Ticket, Nps> NPS = Nps.calculator(Ticket.NPS_SCORE);

    private static final List<String> SQL = List.of(
            "select avg(case when nps >= 9 then 100 when nps <= 6 then -100 when nps is not null then 0 end) from t",
            "select 100 * avg(case when nps >= 9 then 1 when nps <= 6 then -1 else 0 end) from t where nps is not null",
            "select 100.0 * (sum((nps >= 9)::tinyint) - sum((nps <= 6)::tinyint)) / count(nps) from t",
            "select 100.0 * sum((nps >= 9)::tinyint - (nps <= 6)::tinyint) / count(nps) from t",
            "select 100.0 * (count(*) filter (nps >= 9) - count(*) filter (nps <= 6)) / count(nps) from t",
            "select 100.0 * (countif(nps >= 9) - countif(nps <= 6)) / count(nps) from t",
            "select 100.0 * (sum(n) filter (nps >= 9) - sum(n) filter (nps <= 6)) / sum(n) filter (nps is not null)"
                    + " from (select nps, count(*) n from t group by nps)",
            "select 100.0 * ((select count(*) from t where nps >= 9) - (select count(*) from t where nps <= 6))"
                    + " / (select count(nps) from t)");

    private DuckDb.@Nullable Query<Long> query;

    /** For JMH. */
    public NpsBenchmark() {}

    @Override
    void prepare() {
        long expected = loop();
        Figures.requireEqual(expected, records(), "records");
        Figures.requireEqual(expected, table(), "table");
        Figures.requireEqual(expected, streams(), "streams");
        query = data.duckDb()
                .fastest(
                        threads,
                        expected,
                        rows -> Figures.millionths(DuckDb.only(rows).getDouble(1)),
                        SQL);
    }

    /** {@return the score, of a table} */
    @Benchmark
    public long table() {
        return figure(NPS.calculate(data.table(), threads));
    }

    /** {@return the score, of records} */
    @Benchmark
    public long records() {
        return figure(NPS.calculate(data.records(), threads));
    }

    private static long figure(Nps nps) {
        return Figures.millionths(nps.value().orElseThrow());
    }

    /** {@return the score, of records, by a loop} */
    @Benchmark
    public long loop() {
        long promoters = 0;
        long detractors = 0;
        long answers = 0;
        for (Ticket ticket : data.records()) {
            Integer score = ticket.npsScore();
            if (score == null) {
                continue;
            }
            if (score >= 9) {
                promoters++;
            } else if (score <= 6) {
                detractors++;
            }
            answers++;
        }
        return Figures.millionths(100.0 * (promoters - detractors) / answers);
    }

    /** {@return the score, of records, by a stream} */
    @Benchmark
    public long streams() {
        return Figures.millionths(stream()
                .map(Ticket::npsScore)
                .filter(Objects::nonNull)
                .mapToInt(score -> score >= 9 ? 100 : score <= 6 ? -100 : 0)
                .average()
                .orElseThrow());
    }

    /** {@return the score, by DuckDB} */
    @Benchmark
    public long duckDb() {
        return query().ask();
    }

    DuckDb.Query<Long> query() {
        return Objects.requireNonNull(query);
    }
}
