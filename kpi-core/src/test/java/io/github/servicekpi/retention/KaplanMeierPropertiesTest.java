package io.github.servicekpi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.retention.KaplanMeierTest.Row;
import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Curves against the definition, time by time and row by row, in fractions of whole numbers. */
class KaplanMeierPropertiesTest {

    /** Rows with many ties, some under watch from later on. */
    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 12).injectNull(0.5))
                .as(Row::new)
                .list()
                .ofMaxSize(40);
    }

    private static KaplanMeier curve(List<Row> rows) {
        return Survival.of(ChronoUnit.DAYS, Row::time, Row::event)
                .enteringAt(Row::entry)
                .calculator()
                .calculate(rows);
    }

    private static boolean isLate(Row row) {
        return row.entry() != null && row.entry() > 0;
    }

    private static List<Row> counted(List<Row> rows) {
        return rows.stream()
                .filter(row -> !isLate(row) || row.entry() < row.time())
                .toList();
    }

    @Property
    void stepByStep(@ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 20) int twentieths) {
        List<Row> counted = counted(rows);
        KaplanMeier curve = curve(rows);

        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        double variance = 0;
        int step = 0;
        OptionalLong quantile = OptionalLong.empty();
        for (long time :
                new TreeSet<>(counted.stream().filter(Row::event).map(Row::time).toList())) {
            long atRisk = counted.stream()
                    .filter(row -> row.time() >= time && (!isLate(row) || row.entry() < time))
                    .count();
            long events = counted.stream()
                    .filter(row -> row.event() && row.time() == time)
                    .count();
            numerator = numerator.multiply(BigInteger.valueOf(atRisk - events));
            denominator = denominator.multiply(BigInteger.valueOf(atRisk));
            variance += events / (double) (atRisk * (atRisk - events));

            SurvivalPoint point = curve.points().get(step++);
            double survival = numerator.doubleValue() / denominator.doubleValue();
            assertThat(point.time()).isEqualTo(time);
            assertThat(point.atRisk()).isEqualTo(atRisk);
            assertThat(point.events()).isEqualTo(events);
            assertThat(point.survival()).isEqualTo(survival, within(1e-14));
            assertThat(point.standardError().isPresent()).isEqualTo(numerator.signum() > 0);
            assertThat(point.standardError().orElse(0))
                    .isEqualTo(survival == 0 ? 0 : survival * Math.sqrt(variance), within(1e-14));
            // S <= 1 - p, with p in twentieths
            boolean reached = numerator
                            .multiply(BigInteger.valueOf(20))
                            .compareTo(denominator.multiply(BigInteger.valueOf(20 - twentieths)))
                    <= 0;
            if (reached && quantile.isEmpty()) {
                quantile = OptionalLong.of(time);
            }
        }
        assertThat(curve.points()).hasSize(step);
        assertThat(curve.quantile(twentieths / 20.0)).isEqualTo(quantile);
        assertThat(curve.count()).isEqualTo(counted.size());
        assertThat(curve.excluded().total()).isEqualTo(rows.size() - counted.size());
        long beforeFirst = counted.stream()
                .filter(row -> !row.event())
                .filter(row -> curve.points().isEmpty()
                        || row.time() < curve.points().get(0).time())
                .count();
        assertThat(curve.points().stream().mapToLong(SurvivalPoint::censored).sum())
                .isEqualTo(curve.censored() - beforeFirst);
    }

    /** The area under a step curve is the sum of its heights, unit by unit. */
    @Property
    void restrictedMeanIsTheSumOfTheHeights(
            @ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 25) int horizon) {
        KaplanMeier curve = curve(rows);

        double area = 0;
        for (int time = 0; time < horizon; time++) {
            area += curve.survivalAt(time).orElse(0);
        }
        assertThat(curve.restrictedMean(horizon).isPresent())
                .isEqualTo(curve.survivalAt(horizon).isPresent());
        if (curve.survivalAt(horizon).isPresent()) {
            assertThat(curve.restrictedMean(horizon).orElseThrow().value()).isEqualTo(area, within(1e-12));
        }
    }

    /** Without censoring the curve is the share of rows that last longer. */
    @Property
    void plainShareWithoutCensoring(@ForAll List<@IntRange(max = 9) Integer> times) {
        KaplanMeier curve = KaplanMeierTest.CALCULATOR.calculate(
                times.stream().map(time -> Row.event(time)).toList());

        for (SurvivalPoint point : curve.points()) {
            long longer = times.stream().filter(time -> time > point.time()).count();
            assertThat(point.survival()).isEqualTo(longer / (double) times.size());
        }
    }
}
