package io.github.servicekpi.benchmarks;

import static io.github.servicekpi.benchmarks.TicketBenchmark.prepared;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the library is held to: how many times as fast as each peer it must be, and how many times it wants to be. */
final class TargetTable {
    private static final String DUCKDB = "DuckDB";
    private static final String STREAMS = "streams over records";
    private static final String LOOP = "hand-written loop over records";
    private static final String DAY_LOOP = "java.time day loop";
    private static final int[] THREADS = {1, 2};

    private final TicketData millis;

    TargetTable(int rows) {
        millis = TicketData.of(rows, ChronoUnit.MILLIS);
    }

    /** Contests by name, each prepared when its turn comes. */
    Map<String, Supplier<Contest>> contests() {
        Map<String, Supplier<Contest>> contests = new LinkedHashMap<>();
        contests.put("nps", this::nps);
        contests.put("percentiles", this::percentiles);
        contests.put("percentiles-of-seconds", this::percentilesOfSeconds);
        contests.put("agents", this::agents);
        contests.put("months", this::months);
        contests.put("ten-kpis", this::tenKpis);
        contests.put("business-time", TargetTable::businessTime);
        contests.put("long-business-time", TargetTable::longBusinessTime);
        return contests;
    }

    private Contest nps() {
        Contest contest = new Contest(millis.rows);
        for (int threads : THREADS) {
            NpsBenchmark nps = prepared(new NpsBenchmark(), millis, threads);
            Contender streams = Contender.of(nps::streams);
            contest.work("NPS, table", threads, Contender.of(nps::table))
                    .against(DUCKDB, Contender.of(nps.query()), 40, 250)
                    .against(STREAMS, streams, 250, 400);
            Contest.Work records = contest.work("NPS, records", threads, Contender.of(nps::records))
                    .against(STREAMS, streams, 1.2, 2);
            if (threads == 1) {
                records.against(LOOP, Contender.of(nps::loop), 0.87, 1);
            }
        }
        return contest.secondThread("NPS, table");
    }

    private Contest percentiles() {
        String name = "exact percentiles, table, ms";
        Contest contest = new Contest(millis.rows);
        for (int threads : THREADS) {
            ResponseTimeBenchmark responses = prepared(new ResponseTimeBenchmark(), millis, threads);
            Contest.Work table = contest.work(name, threads, Contender.of(responses::table))
                    .against("DuckDB quantile_disc", Contender.of(responses.quantiles()), 4, 8)
                    .against("DuckDB, best SQL", Contender.of(responses.query()), 4, 8)
                    .against(
                            threads == 1 ? "Arrays.sort" : "Arrays.parallelSort",
                            Contender.of(responses::sort),
                            12,
                            25);
            if (threads == 1) {
                table.against("Commons Math Percentile", Contender.of(responses::commonsMath), 3, 6)
                        .against("Guava Quantiles", Contender.of(responses::guava), 3, 6)
                        .against("HdrHistogram, lossy", Contender.of(responses::hdrHistogram), 0.4, 0.8);
            }
        }
        return contest.secondThread(name);
    }

    private Contest percentilesOfSeconds() {
        String name = "exact percentiles, table, whole seconds";
        TicketData seconds = millis.inSeconds();
        Contest contest = new Contest(seconds.rows);
        for (int threads : THREADS) {
            ResponseTimeBenchmark responses = prepared(new ResponseTimeBenchmark(), seconds, threads);
            contest.work(name, threads, Contender.of(responses::table))
                    .against("DuckDB quantile_disc", Contender.of(responses.quantiles()), 7, 12)
                    .against("DuckDB, best SQL", Contender.of(responses.query()), 7, 12);
        }
        return contest.secondThread(name);
    }

    private Contest agents() {
        Contest contest = new Contest(millis.rows);
        for (int threads : THREADS) {
            AgentBenchmark agents = prepared(new AgentBenchmark(), millis, threads);
            Contender duckDb = Contender.of(agents.byEnum());
            Contender streams = Contender.of(agents::streams);
            contest.work("any percentile by agent, table", threads, Contender.of(agents::table))
                    .against("DuckDB (enum)", duckDb, 1.4, 3.3)
                    .against(STREAMS, streams, 25, 38);
            contest.work("any percentile by agent, records", threads, Contender.of(agents::records))
                    .against("DuckDB (enum)", duckDb, 0.45, 1)
                    .against(STREAMS, streams, 8, 11);
        }
        return contest.secondThread("any percentile by agent, table");
    }

    private Contest months() {
        String name = "NPS by channel and month, table";
        Contest contest = new Contest(millis.rows);
        for (int threads : THREADS) {
            MonthBenchmark months = prepared(new MonthBenchmark(), millis, threads);
            contest.work(name, threads, Contender.of(months::table))
                    .against(DUCKDB, Contender.of(months.query()), 3, 6);
        }
        return contest.secondThread(name);
    }

    private Contest tenKpis() {
        Contest contest = new Contest(millis.rows);
        for (int threads : THREADS) {
            TenKpisBenchmark ten = prepared(new TenKpisBenchmark(), millis, threads);
            Contender duckDb = Contender.of(ten.query());
            Contest.Work table = contest.work("ten KPIs, table", threads, Contender.of(ten::table))
                    .against(DUCKDB, duckDb, 6, 10);
            Contest.Work records = contest.work("ten KPIs, records", threads, Contender.of(ten::records))
                    .against(DUCKDB, duckDb, 1.3, 2)
                    .against(STREAMS, Contender.of(ten::streams), 2, 4);
            if (threads == 1) {
                Contender loop = Contender.of(ten::loop);
                table.against(LOOP, loop, 3, 6);
                records.against(LOOP, loop, 0.67, 0.9);
            }
        }
        return contest.secondThread("ten KPIs, table");
    }

    private static Contest businessTime() {
        BusinessTimeBenchmark spans = BusinessTimeBenchmark.ofSpans(4);
        Contender dayLoop = Contender.of(spans::dayLoop);
        Contest contest = new Contest(BusinessTimeBenchmark.PAIRS);
        contest.work("business-hours span", 1, Contender.of(spans::calendar))
                .against(DAY_LOOP, dayLoop, 100, 170)
                .against("plain subtraction", Contender.of(spans::subtraction), 0.066, 0.11);
        contest.work("business-hours span of instants", 1, Contender.of(spans::instants))
                .against(DAY_LOOP, dayLoop, 100, 170)
                .against("plain subtraction", Contender.of(spans::subtractionOfInstants), 0.066, 0.11);
        return contest;
    }

    private static Contest longBusinessTime() {
        BusinessTimeBenchmark spans = BusinessTimeBenchmark.ofSpans(60);
        Contest contest = new Contest(BusinessTimeBenchmark.PAIRS);
        contest.work("business-hours span of instants, up to 60 days", 1, Contender.of(spans::instants))
                .against(DAY_LOOP, Contender.of(spans::dayLoop), 100, 170);
        return contest;
    }
}
