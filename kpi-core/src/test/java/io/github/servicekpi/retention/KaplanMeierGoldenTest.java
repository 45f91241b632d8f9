package io.github.servicekpi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.servicekpi.retention.KaplanMeierTest.Row;
import io.github.servicekpi.stats.ConfidenceInterval;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Curves that R computed, in a folder outside the project; skipped where it is not. */
class KaplanMeierGoldenTest {

    private static final Map<String, SurvivalInterval> METHODS = Map.of(
            "plain", SurvivalInterval.PLAIN,
            "log", SurvivalInterval.LOG,
            "log-log", SurvivalInterval.LOG_LOG);

    /** R 4.2.2, survival 3.5-3: {@code survfit(Surv(time, status) ~ 1, conf.type = ...)} of each case. */
    @TestFactory
    @SuppressWarnings("unchecked") // JSON objects of objects
    Stream<DynamicTest> curvesOfR() throws IOException {
        Path file = Path.of(System.getProperty("golden.folder", "../../shared/golden"), "survival.json");
        assumeTrue(Files.exists(file), () -> file + " is not there");
        Map<String, Object> cases =
                (Map<String, Object>) JSON.std.mapFrom(Files.readString(file)).get("r_survival");
        assertThat(cases).hasSize(3);
        return cases.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> new Case((Map<String, Object>) entry.getValue()).assertCurve()));
    }

    private record Case(Map<String, Object> golden) {

        void assertCurve() {
            List<Row> rows = new ArrayList<>();
            List<Long> times = longs("time", data());
            List<Long> status = longs("status", data());
            for (int i = 0; i < times.size(); i++) {
                rows.add(new Row(times.get(i), status.get(i) == 1, null));
            }
            KaplanMeier curve = KaplanMeierTest.CALCULATOR.calculate(rows);

            assertThat(curve.count()).isEqualTo(((Number) golden.get("n")).longValue());
            assertThat(curve.events()).isEqualTo(((Number) golden.get("events")).longValue());
            List<SurvivalPoint> points = curve.points();
            assertThat(points).extracting(SurvivalPoint::time).isEqualTo(longs("curve_time", golden));
            assertThat(points).extracting(SurvivalPoint::atRisk).isEqualTo(longs("curve_n_risk", golden));
            assertThat(points).extracting(SurvivalPoint::events).isEqualTo(longs("curve_n_event", golden));
            assertWritten(points.stream().map(SurvivalPoint::survival).toList(), golden.get("survival"));
            assertWritten(
                    points.stream()
                            .map(point -> boxed(point.standardError().orElse(Double.NaN)))
                            .toList(),
                    golden.get("std_err"));
            METHODS.forEach((name, method) -> assertIntervals(curve, name, method));
            assertMean(curve);
        }

        private void assertIntervals(KaplanMeier curve, String name, SurvivalInterval method) {
            List<Double> lows = new ArrayList<>();
            List<Double> highs = new ArrayList<>();
            for (SurvivalPoint point : curve.points()) {
                var interval = point.interval(0.95, method);
                lows.add(interval.map(ConfidenceInterval::low).orElse(null));
                highs.add(interval.map(ConfidenceInterval::high).orElse(null));
            }
            assertWritten(lows, golden.get("lower_" + name));
            assertWritten(highs, golden.get("upper_" + name));

            Map<String, Object> quantiles = object("quantiles_" + name);
            List<?> shares = (List<?>) quantiles.get("p");
            for (int i = 0; i < shares.size(); i++) {
                double share = ((Number) shares.get(i)).doubleValue();
                KaplanMeier.Bounds bounds = curve.quantileInterval(share, 0.95, method);
                assertThat(curve.quantile(share)).isEqualTo(time(((List<?>) quantiles.get("q")).get(i)));
                if (share != 0.5) {
                    assertThat(bounds.low()).isEqualTo(time(((List<?>) quantiles.get("lower")).get(i)));
                    assertThat(bounds.high()).isEqualTo(time(((List<?>) quantiles.get("upper")).get(i)));
                }
            }
            // As printed. Of all rows together, R's quantile() says 48 for the upper limit of log: the upper end falls
            // below a half
            // at 45 and rises at 48, but still is below.
            Map<String, Object> median = object("median_" + name);
            KaplanMeier.Bounds bounds = curve.quantileInterval(0.5, 0.95, method);
            assertThat(curve.median()).isEqualTo(time(median.get("median")));
            assertThat(bounds.low()).isEqualTo(time(median.get("lower")));
            assertThat(bounds.high()).isEqualTo(time(median.get("upper")));
        }

        private void assertMean(KaplanMeier curve) {
            RestrictedMean mean =
                    curve.restrictedMean(curve.lastTime().orElseThrow()).orElseThrow();
            assertThat(mean.value()).isEqualTo(((Number) golden.get("rmean_to_max")).doubleValue(), within(1e-11));
            assertThat(mean.standardError()).isEqualTo(((Number) golden.get("rmean_se")).doubleValue(), within(1e-11));
        }

        @SuppressWarnings("unchecked") // JSON object
        private Map<String, Object> object(String name) {
            return (Map<String, Object>) golden.get(name);
        }

        private Map<String, Object> data() {
            return object("data");
        }

        private static Double boxed(double value) {
            return Double.isNaN(value) ? null : (Double) value;
        }

        private static List<Long> longs(String name, Map<String, Object> json) {
            return ((List<?>) json.get(name))
                    .stream().map(number -> ((Number) number).longValue()).toList();
        }

        private static OptionalLong time(Object written) {
            return written == null ? OptionalLong.empty() : OptionalLong.of(((Number) written).longValue());
        }

        /** Absent where null is written, and else what is written, given that the last digit is rounded. */
        private static void assertWritten(List<Double> actual, Object json) {
            List<?> written = (List<?>) json;
            assertThat(actual).hasSameSizeAs(written);
            for (int i = 0; i < actual.size(); i++) {
                if (written.get(i) == null) {
                    assertThat(actual.get(i)).isNull();
                } else {
                    double expected = ((Number) written.get(i)).doubleValue();
                    double rounding = written.get(i) instanceof Integer
                            ? 0 // clipped
                            : BigDecimal.valueOf(expected).ulp().doubleValue();
                    assertThat(actual.get(i)).isEqualTo(expected, within(rounding / 2 + 1e-15));
                }
            }
        }
    }
}
