package io.github.servicekpi.benchmarks;

import com.google.common.math.Quantiles;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.Span;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.PercentileMethod;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Mean, shortest, longest, 50th, 90th, 95th and 99th percentile of first response times, of which a tenth are missing. Libraries
 * of arrays are given an array of milliseconds without the missing ones, which the library and DuckDB find for themselves.
 */
public class ResponseTimeBenchmark extends TicketBenchmark {
    static final Span<Ticket> FIRST_RESPONSE = Span.between(Ticket.OPENED_AT, Ticket.FIRST_RESPONSE_AT);
    static final Calculator<Ticket, DurationDistribution> DISTRIBUTION = FIRST_RESPONSE.distribution();

    private static final int[] PERCENTS = {50, 90, 95, 99};
    private static final double HISTOGRAM_ERROR = 0.001;

    private static final List<String> QUANTILE_SQL = List.of(
            "select sum(d) / count(d), min(d), max(d), quantile_disc(d, [0.5, 0.9, 0.95, 0.99])"
                    + " from (select first - opened d from t)",
            "select sum(d) / count(d), min(d), max(d), quantile_disc(d, [0.5, 0.9, 0.95, 0.99])"
                    + " from (select (first - opened)::integer d from t where first is not null)");

    /** Ranks of counted distinct values too. */
    private static final List<String> ANY_SQL = Stream.concat(
                    QUANTILE_SQL.stream(),
                    Stream.of(
                            "with runs as (select first - opened d, count(*) n from t where first is not null group by d),"
                                    + " ranks as (select d, n, sum(n) over (order by d) upto, sum(n) over () total from runs)"
                                    + " select sum(d * n) / sum(n), min(d), max(d), [min(d) filter (upto >= ceil(0.5 * total)),"
                                    + " min(d) filter (upto >= ceil(0.9 * total)), min(d) filter (upto >= ceil(0.95 * total)),"
                                    + " min(d) filter (upto >= ceil(0.99 * total))] from ranks"))
            .toList();

    private static final DuckDb.Reader<List<Long>> READER = rows -> {
        DuckDb.only(rows);
        Object[] quantiles = (Object[]) rows.getArray(4).getArray();
        return Stream.concat(
                        Stream.of((long) rows.getDouble(1), rows.getLong(2), rows.getLong(3)),
                        Stream.of(quantiles).map(quantile -> ((Number) quantile).longValue()))
                .toList();
    };

    private DuckDb.@Nullable Query<List<Long>> query;
    private DuckDb.@Nullable Query<List<Long>> quantiles;

    /** For JMH. */
    public ResponseTimeBenchmark() {}

    @Override
    void prepare() {
        List<Long> expected = sort();
        Figures.requireEqual(expected, table(), "table");
        if (data.precision == ChronoUnit.MILLIS) { // whole seconds are a matter of tables: no need to make records too
            Figures.requireEqual(expected, records(), "records");
        }
        Figures.requireEqual(expected, commonsMath(), "Commons Math");
        Figures.requireClose(interpolated(), guava(), 0, "Guava");
        Figures.requireClose(expected, hdrHistogram(), HISTOGRAM_ERROR, "HdrHistogram");
        quantiles = data.duckDb().fastest(threads, expected, READER, QUANTILE_SQL);
        query = data.duckDb().fastest(threads, expected, READER, ANY_SQL);
    }

    /** {@return the figures, of a table} */
    @Benchmark
    public List<Long> table() {
        return figures(DISTRIBUTION.calculate(data.table(), threads), PercentileMethod.NEAREST_RANK);
    }

    /** {@return the figures, of records} */
    @Benchmark
    public List<Long> records() {
        return figures(DISTRIBUTION.calculate(data.records(), threads), PercentileMethod.NEAREST_RANK);
    }

    private List<Long> interpolated() {
        return figures(DISTRIBUTION.calculate(data.table()), PercentileMethod.HF7);
    }

    private static List<Long> figures(DurationDistribution distribution, PercentileMethod method) {
        return Stream.concat(
                        Stream.of(distribution.mean(), distribution.min(), distribution.max()),
                        IntStream.of(PERCENTS).mapToObj(percent -> distribution.percentile(percent, method)))
                .map(Optional::orElseThrow)
                .map(Duration::toMillis)
                .toList();
    }

    /** {@return the figures, of an array that is copied and sorted} */
    @Benchmark
    public List<Long> sort() {
        long[] sorted = data.responses().clone();
        if (threads == 1) {
            Arrays.sort(sorted);
        } else {
            Arrays.parallelSort(sorted);
        }
        long sum = 0;
        for (long response : sorted) {
            sum += response;
        }
        return figures(
                sum / sorted.length,
                sorted[0],
                sorted[sorted.length - 1],
                IntStream.of(PERCENTS)
                        .mapToLong(percent -> sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1]));
    }

    /** {@return the figures, of an array in Commons Math} */
    @Benchmark
    public List<Long> commonsMath() {
        double[] values = new double[data.responses().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.responses()[i];
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_1);
        percentile.setData(values);
        return figures(summary(), IntStream.of(PERCENTS).mapToLong(percent -> (long) percentile.evaluate(percent)));
    }

    /** {@return the figures, of an array in Guava, which interpolates} */
    @Benchmark
    public List<Long> guava() {
        Map<Integer, Double> percentiles =
                Quantiles.percentiles().indexes(PERCENTS).compute(data.responses());
        return figures(
                summary(),
                IntStream.of(PERCENTS)
                        .mapToLong(percent ->
                                Objects.requireNonNull(percentiles.get(percent)).longValue()));
    }

    /** {@return the figures to three digits, of an array in a histogram of HdrHistogram} */
    @Benchmark
    public List<Long> hdrHistogram() {
        Histogram histogram = new Histogram(Duration.ofDays(3).toMillis(), 3);
        for (long response : data.responses()) {
            histogram.recordValue(response);
        }
        return figures(
                (long) histogram.getMean(),
                histogram.getMinValue(),
                histogram.getMaxValue(),
                IntStream.of(PERCENTS).mapToLong(percent -> histogram.getValueAtPercentile(percent)));
    }

    /** {@return the figures, by DuckDB} */
    @Benchmark
    public List<Long> duckDb() {
        return query().ask();
    }

    /** {@return the figures, by DuckDB's own quantiles} */
    @Benchmark
    public List<Long> duckDbQuantiles() {
        return quantiles().ask();
    }

    DuckDb.Query<List<Long>> query() {
        return Objects.requireNonNull(query);
    }

    DuckDb.Query<List<Long>> quantiles() {
        return Objects.requireNonNull(quantiles);
    }

    private LongSummaryStatistics summary() {
        return LongStream.of(data.responses()).summaryStatistics();
    }

    private static List<Long> figures(LongSummaryStatistics summary, LongStream percentiles) {
        return figures(summary.getSum() / summary.getCount(), summary.getMin(), summary.getMax(), percentiles);
    }

    private static List<Long> figures(long mean, long shortest, long longest, LongStream percentiles) {
        return LongStream.concat(LongStream.of(mean, shortest, longest), percentiles)
                .boxed()
                .toList();
    }
}
