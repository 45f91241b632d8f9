package io.github.servicekpi.benchmarks;

import static io.github.servicekpi.benchmarks.Ticket.CHANNEL;
import static io.github.servicekpi.benchmarks.Ticket.CONTACTS;
import static io.github.servicekpi.benchmarks.Ticket.CSAT_SCORE;
import static io.github.servicekpi.benchmarks.Ticket.OPENED_AT;
import static io.github.servicekpi.benchmarks.Ticket.REOPENED;
import static io.github.servicekpi.benchmarks.Ticket.RESOLVED_AT;
import static io.github.servicekpi.benchmarks.Ticket.TRANSFERRED;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Share;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationBands;
import io.github.servicekpi.stats.DurationSummary;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.survey.Csat;
import io.github.servicekpi.survey.Nps;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Ten KPIs in one pass: NPS; CSAT, share of satisfied and mean; first contact, transfer, reopen and chat rates; mean, longest and
 * shortest first response and resolution time, and the shares of them in time.
 */
public class TenKpisBenchmark extends TicketBenchmark {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration EIGHT_HOURS = Duration.ofHours(8);
    private static final int SATISFIED = 4;

    private static final Span<Ticket> RESPONSE = ResponseTimeBenchmark.FIRST_RESPONSE;
    private static final Span<Ticket> RESOLUTION = Span.between(OPENED_AT, RESOLVED_AT);

    private static final Kpi<Ticket, Nps> NPS = NpsBenchmark.NPS.named("nps");
    private static final Kpi<Ticket, Csat> CSAT =
            Csat.<Ticket>calculator(CSAT_SCORE).named("csat");
    private static final Kpi<Ticket, Proportion> FIRST_CONTACT =
            rate("first-contact-resolution", CONTACTS.is(1).and(REOPENED.is(false)));
    private static final Kpi<Ticket, Proportion> TRANSFERS = rate("transfer-rate", TRANSFERRED.is(true));
    private static final Kpi<Ticket, Proportion> REOPENS = rate("reopen-rate", REOPENED.is(true));
    private static final Kpi<Ticket, Proportion> CHATS = rate("chat-share", CHANNEL.is("chat"));
    private static final Kpi<Ticket, DurationSummary> RESPONSE_TIME =
            RESPONSE.summary().named("first-response-time");
    private static final Kpi<Ticket, DurationBands> RESPONSE_IN_TIME =
            RESPONSE.within(HOUR).named("answered-in-an-hour");
    private static final Kpi<Ticket, DurationSummary> RESOLUTION_TIME =
            RESOLUTION.summary().named("resolution-time");
    private static final Kpi<Ticket, DurationBands> RESOLUTION_IN_TIME =
            RESOLUTION.within(EIGHT_HOURS).named("resolved-in-8-hours");

    static final Calculator<Ticket, KpiResults> TEN = KpiSet.of(
            NPS,
            CSAT,
            FIRST_CONTACT,
            TRANSFERS,
            REOPENS,
            CHATS,
            RESPONSE_TIME,
            RESPONSE_IN_TIME,
            RESOLUTION_TIME,
            RESOLUTION_IN_TIME);

    private static final String SCORES = "avg(case when nps >= 9 then 100 when nps <= 6 then -100"
            + " when nps is not null then 0 end), avg((csat >= 4)::int), avg(csat), ";
    private static final String OTHER_SCORES = "100.0 * sum((nps >= 9)::tinyint - (nps <= 6)::tinyint) / count(nps),"
            + " sum((csat >= 4)::tinyint) / count(csat), sum(csat) / count(csat), ";
    private static final String RATES = "avg((contacts = 1 and not reopened)::int), avg(transferred::int),"
            + " avg(reopened::int), avg((channel_code = 'chat')::int), ";
    private static final String OTHER_RATES = "sum((contacts = 1 and not reopened)::tinyint) / count(*),"
            + " sum(transferred::tinyint) / count(*), sum(reopened::tinyint) / count(*),"
            + " sum((channel_code = 'chat')::tinyint) / count(*), ";
    private static final String TIMES = "floor(avg(f)), max(f), min(f), avg((f <= 3600000)::int),"
            + " floor(avg(r)), max(r), min(r), avg((r <= 28800000)::int) ";
    private static final String OTHER_TIMES = "floor(sum(f) / count(f)), max(f), min(f),"
            + " sum((f <= 3600000)::tinyint) / count(f), floor(sum(r) / count(r)), max(r), min(r),"
            + " sum((r <= 28800000)::tinyint) / count(r) ";
    private static final String FROM = "from (select *, first - opened f, resolved - opened r from t)";
    private static final String FROM_INTEGERS =
            "from (select *, (first - opened)::integer f, (resolved - opened)::integer r from t)";
    private static final List<String> SQL = List.of(
            "select " + SCORES + RATES + TIMES + FROM,
            "select " + SCORES + RATES + TIMES + FROM_INTEGERS,
            "select " + OTHER_SCORES + OTHER_RATES + OTHER_TIMES + FROM,
            "select " + OTHER_SCORES + OTHER_RATES + OTHER_TIMES + FROM_INTEGERS,
            "select " + SCORES + OTHER_RATES + OTHER_TIMES + FROM_INTEGERS);

    /** Of the columns of the answers: rates, scores and means of them in millionths, durations as they are. */
    private static final List<Boolean> IS_DURATION =
            List.of(false, false, false, false, false, false, false, true, true, true, false, true, true, true, false);

    private DuckDb.@Nullable Query<List<Long>> query;

    /** For JMH. */
    public TenKpisBenchmark() {}

    private static Kpi<Ticket, Proportion> rate(String id, Predicate<Ticket> condition) {
        return Share.where(condition).proportion().named(id);
    }

    @Override
    void prepare() {
        List<Long> expected = loop();
        Figures.requireEqual(expected, table(), "table");
        Figures.requireEqual(expected, records(), "records");
        Figures.requireEqual(expected, streams(), "streams");
        query = data.duckDb()
                .fastest(
                        threads,
                        expected,
                        rows -> {
                            DuckDb.only(rows);
                            Long[] figures = new Long[IS_DURATION.size()];
                            for (int i = 0; i < figures.length; i++) {
                                double figure = rows.getDouble(i + 1);
                                figures[i] = IS_DURATION.get(i) ? (long) figure : Figures.millionths(figure);
                            }
                            return List.of(figures);
                        },
                        SQL);
    }

    /** {@return the figures, of a table} */
    @Benchmark
    public List<Long> table() {
        return figures(TEN.calculate(data.table(), threads));
    }

    /** {@return the figures, of records} */
    @Benchmark
    public List<Long> records() {
        return figures(TEN.calculate(data.records(), threads));
    }

    private static List<Long> figures(KpiResults results) {
        Csat csat = results.get(CSAT);
        DurationSummary responses = results.get(RESPONSE_TIME);
        DurationSummary resolutions = results.get(RESOLUTION_TIME);
        return List.of(
                Figures.millionths(results.get(NPS).value().orElseThrow()),
                figure(csat.topBox()),
                Figures.millionths(csat.distribution().mean().orElseThrow()),
                figure(results.get(FIRST_CONTACT)),
                figure(results.get(TRANSFERS)),
                figure(results.get(REOPENS)),
                figure(results.get(CHATS)),
                responses.mean().orElseThrow().toMillis(),
                responses.max().orElseThrow().toMillis(),
                responses.min().orElseThrow().toMillis(),
                inTime(results.get(RESPONSE_IN_TIME), HOUR),
                resolutions.mean().orElseThrow().toMillis(),
                resolutions.max().orElseThrow().toMillis(),
                resolutions.min().orElseThrow().toMillis(),
                inTime(results.get(RESOLUTION_IN_TIME), EIGHT_HOURS));
    }

    private static long inTime(DurationBands bands, Duration limit) {
        return Figures.millionths((double) bands.atMost(limit) / bands.count());
    }

    private static long figure(Proportion proportion) {
        return Figures.millionths(proportion.value().orElseThrow());
    }

    /** {@return the figures, of records, by one loop} */
    @Benchmark
    public List<Long> loop() {
        long promoters = 0;
        long detractors = 0;
        long npsAnswers = 0;
        long satisfied = 0;
        long csatSum = 0;
        long csatAnswers = 0;
        long firstContacts = 0;
        long transfers = 0;
        long reopens = 0;
        long chats = 0;
        Times responses = new Times(HOUR);
        Times resolutions = new Times(EIGHT_HOURS);
        for (Ticket ticket : data.records()) {
            Integer nps = ticket.npsScore();
            if (nps != null) {
                npsAnswers++;
                if (nps >= 9) {
                    promoters++;
                } else if (nps <= 6) {
                    detractors++;
                }
            }
            Integer csat = ticket.csatScore();
            if (csat != null) {
                csatAnswers++;
                csatSum += csat;
                if (csat >= SATISFIED) {
                    satisfied++;
                }
            }
            if (ticket.contacts() == 1 && !ticket.reopened()) {
                firstContacts++;
            }
            if (ticket.transferred()) {
                transfers++;
            }
            if (ticket.reopened()) {
                reopens++;
            }
            if (ticket.channel().equals("chat")) {
                chats++;
            }
            long opened = ticket.openedAt().toEpochMilli();
            if (ticket.firstResponseAt() != null) {
                responses.add(ticket.firstResponseAt().toEpochMilli() - opened);
            }
            if (ticket.resolvedAt() != null) {
                resolutions.add(ticket.resolvedAt().toEpochMilli() - opened);
            }
        }
        double rows = data.records().size();
        return List.of(
                Figures.millionths(100.0 * (promoters - detractors) / npsAnswers),
                Figures.millionths((double) satisfied / csatAnswers),
                Figures.millionths((double) csatSum / csatAnswers),
                Figures.millionths(firstContacts / rows),
                Figures.millionths(transfers / rows),
                Figures.millionths(reopens / rows),
                Figures.millionths(chats / rows),
                responses.sum / responses.count,
                responses.longest,
                responses.shortest,
                Figures.millionths((double) responses.inTime / responses.count),
                resolutions.sum / resolutions.count,
                resolutions.longest,
                resolutions.shortest,
                Figures.millionths((double) resolutions.inTime / resolutions.count));
    }

    private static final class Times {
        private final long limit;
        private long count;
        private long sum;
        private long inTime;
        private long longest = Long.MIN_VALUE;
        private long shortest = Long.MAX_VALUE;

        Times(Duration limit) {
            this.limit = limit.toMillis();
        }

        void add(long millis) {
            count++;
            sum += millis;
            longest = Math.max(longest, millis);
            shortest = Math.min(shortest, millis);
            if (millis <= limit) {
                inTime++;
            }
        }
    }

    /** {@return the figures, of records, by a stream for each KPI} */
    @Benchmark
    public List<Long> streams() {
        LongSummaryStatistics responses = responses().summaryStatistics();
        LongSummaryStatistics resolutions = resolutions().summaryStatistics();
        return List.of(
                streamedMean(Ticket::npsScore, score -> score >= 9 ? 100 : score <= 6 ? -100 : 0),
                streamedMean(Ticket::csatScore, score -> score >= SATISFIED ? 1 : 0),
                streamedMean(Ticket::csatScore, score -> score),
                streamedRate(ticket -> ticket.contacts() == 1 && !ticket.reopened()),
                streamedRate(Ticket::transferred),
                streamedRate(Ticket::reopened),
                streamedRate(ticket -> ticket.channel().equals("chat")),
                responses.getSum() / responses.getCount(),
                responses.getMax(),
                responses.getMin(),
                Figures.millionths((double) responses()
                                .filter(response -> response <= HOUR.toMillis())
                                .count()
                        / responses.getCount()),
                resolutions.getSum() / resolutions.getCount(),
                resolutions.getMax(),
                resolutions.getMin(),
                Figures.millionths((double) resolutions()
                                .filter(resolution -> resolution <= EIGHT_HOURS.toMillis())
                                .count()
                        / resolutions.getCount()));
    }

    private long streamedMean(Function<Ticket, @Nullable Integer> score, Function<Integer, Integer> points) {
        return Figures.millionths(stream()
                .map(score)
                .filter(Objects::nonNull)
                .mapToInt(points::apply)
                .average()
                .orElseThrow());
    }

    private long streamedRate(Predicate<Ticket> condition) {
        return Figures.millionths(
                (double) stream().filter(condition).count() / data.records().size());
    }

    @SuppressWarnings("NullAway") // only of tickets that were answered
    private LongStream responses() {
        return stream()
                .filter(ticket -> ticket.firstResponseAt() != null)
                .mapToLong(ticket -> Duration.between(ticket.openedAt(), ticket.firstResponseAt())
                        .toMillis());
    }

    @SuppressWarnings("NullAway") // only of tickets that were resolved
    private LongStream resolutions() {
        return stream()
                .filter(ticket -> ticket.resolvedAt() != null)
                .mapToLong(ticket ->
                        Duration.between(ticket.openedAt(), ticket.resolvedAt()).toMillis());
    }

    /** {@return the figures, by DuckDB} */
    @Benchmark
    public List<Long> duckDb() {
        return query().ask();
    }

    DuckDb.Query<List<Long>> query() {
        return Objects.requireNonNull(query);
    }
}
