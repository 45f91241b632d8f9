package io.github.servicekpi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.retention.Observation.End;
import io.github.servicekpi.stats.Exclusions;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example of the class comment, and random rows against the definition, time by time and row by row. */
class CumulativeIncidenceTest {
    private record Row(long time, End end, @Nullable Long entry) {
        static Row of(long time, End end) {
            return new Row(time, end, null);
        }
    }

    private static final Survival<Row> MEASURE = Survival.<Row>of(
                    ChronoUnit.DAYS, Row::time, row -> row.end() == End.EVENT)
            .enteringAt(Row::entry)
            .competingWhere("abandoned", row -> row.end() == End.COMPETING);

    private static final List<Row> CALLS = List.of(
            Row.of(2, End.EVENT),
            Row.of(3, End.COMPETING),
            Row.of(4, End.EVENT),
            Row.of(4, End.EVENT),
            Row.of(5, End.CENSORED),
            Row.of(7, End.COMPETING));

    /** Worked out by hand. */
    @Test
    void example() {
        CumulativeIncidence calls = MEASURE.incidence().calculate(CALLS);
        assertThat(calls.points())
                .extracting(
                        IncidencePoint::time, IncidencePoint::atRisk, IncidencePoint::events, IncidencePoint::competing)
                .containsExactly(
                        tuple(2L, 6L, 1L, 0L), tuple(3L, 5L, 0L, 1L), tuple(4L, 4L, 2L, 0L), tuple(7L, 1L, 0L, 1L));
        assertThat(calls.incidenceAt(1)).hasValue(0);
        assertThat(calls.survivalAt(1)).hasValue(1);
        assertThat(calls.incidenceAt(2)).hasValue(1.0 / 6);
        assertThat(calls.competingIncidenceAt(2)).hasValue(0);
        assertThat(calls.survivalAt(3)).hasValue(4.0 / 6);
        assertThat(calls.competingIncidenceAt(6)).hasValue(1.0 / 6);
        assertThat(calls.incidenceAt(4)).hasValue(0.5);
        assertThat(calls.incidenceAt(9)).hasValue(0.5);
        assertThat(calls.competingIncidenceAt(7).orElseThrow()).isCloseTo(0.5, within(1e-15));
        assertThat(calls.survivalAt(7)).hasValue(0);
        assertThat(calls.events()).isEqualTo(3);
        assertThat(calls.competing()).isEqualTo(2);
        assertThat(calls.count()).isEqualTo(6);
        assertThat(calls.lastTime()).hasValue(7);
        assertThat(1 - MEASURE.calculator().calculate(CALLS).survivalAt(4).orElseThrow())
                .isCloseTo(7.0 / 12, within(1e-15));
    }

    /** What ended without the event competes with it; later than the as-of instant it has not happened. */
    @Test
    void endsWithoutTheEvent() {
        record Call(@Nullable Instant answered, @Nullable Instant abandoned) {}
        Instant asOf = Instant.EPOCH.plusSeconds(10);
        CumulativeIncidence calls = Survival.<Call>between(call -> Instant.EPOCH, Call::answered, Call::abandoned, asOf)
                .incidence()
                .calculate(List.of(
                        new Call(Instant.EPOCH.plusSeconds(1), null),
                        new Call(null, Instant.EPOCH.plusSeconds(2)),
                        new Call(null, Instant.EPOCH.plusSeconds(11)),
                        new Call(null, null)));
        assertThat(calls.unit()).isEqualTo(ChronoUnit.NANOS);
        assertThat(calls.incidenceAt(2_000_000_000L)).hasValue(0.25);
        assertThat(calls.competingIncidenceAt(2_000_000_000L)).hasValue(0.25);
        assertThat(calls.survivalAt(10_000_000_000L)).hasValue(0.5);
        assertThat(calls.survivalAt(10_000_000_001L)).isEmpty();
    }

    @Test
    void nothingIsKnownOfNoRows() {
        CumulativeIncidence none = MEASURE.incidence().calculate(List.of(Row.of(-1, End.COMPETING)));
        assertThat(none)
                .isEqualTo(new CumulativeIncidence(
                        ChronoUnit.DAYS, List.of(), 0, OptionalLong.empty(), Exclusions.of("negative-span", 1)));
        assertThat(none.incidenceAt(0)).isEmpty();
        assertThat(none.survivalAt(0)).isEmpty();
    }

    @Test
    void refusesStatesOfOtherMeasures() {
        Calculator<Row, CumulativeIncidence> other = Survival.<Row>of(
                        ChronoUnit.DAYS, Row::time, row -> row.end() == End.EVENT)
                .enteringAt(Row::entry)
                .competingWhere("closed", row -> row.end() == End.COMPETING)
                .incidence();
        byte[] state = other.newAccumulator().toByteArray();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MEASURE.incidence().fromByteArray(state))
                .withMessageContaining("the state is of another definition");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MEASURE.competingWhere(" ", row -> true))
                .withMessage("what competes must not be blank: ' '");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MEASURE.incidence().calculate(CALLS).incidenceAt(-1))
                .withMessage("time must not be negative, but was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IncidencePoint(1, 2, 2, 1, 0, 0, 0))
                .withMessage("events and competing must be from 1 to the 2 at risk, but were 2 and 1");
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.of(End.class),
                        Arbitraries.longs().between(0, 12).injectNull(0.5))
                .as(Row::new)
                .list()
                .ofMaxSize(40);
    }

    private static boolean isLate(Row row) {
        return row.entry() != null && row.entry() > 0;
    }

    @Property
    void stepByStep(@ForAll("rows") List<Row> rows) {
        CumulativeIncidence curves = MEASURE.incidence().calculate(rows);
        List<Row> counted = rows.stream()
                .filter(row -> !isLate(row) || row.entry() < row.time())
                .toList();
        double incidence = 0;
        double competing = 0;
        double survival = 1;
        for (long time : new TreeSet<>(counted.stream().map(Row::time).toList())) {
            double atRisk = counted.stream()
                    .filter(row -> row.time() >= time && (!isLate(row) || row.entry() < time))
                    .count();
            double events = counted.stream()
                    .filter(row -> row.time() == time && row.end() == End.EVENT)
                    .count();
            double others = counted.stream()
                    .filter(row -> row.time() == time && row.end() == End.COMPETING)
                    .count();
            incidence += survival * events / atRisk;
            competing += survival * others / atRisk;
            survival *= 1 - (events + others) / atRisk;
            assertThat(curves.incidenceAt(time).orElseThrow()).isCloseTo(incidence, within(1e-12));
            assertThat(curves.competingIncidenceAt(time).orElseThrow()).isCloseTo(competing, within(1e-12));
            assertThat(curves.survivalAt(time).orElseThrow()).isCloseTo(survival, within(1e-12));
        }
        assertThat(curves.points())
                .allSatisfy(point -> assertThat(point.incidence() + point.competingIncidence() + point.survival())
                        .isCloseTo(1, within(1e-12)));
        assertThat(curves.count()).isEqualTo(counted.size());
    }

    /** The survival is that of either event, and nobody is answered more often than as if nobody hung up. */
    @Property
    void besideTheCurves(@ForAll("rows") List<Row> rows) {
        CumulativeIncidence curves = MEASURE.incidence().calculate(rows);
        KaplanMeier ofEither = Survival.<Row>of(ChronoUnit.DAYS, Row::time, row -> row.end() != End.CENSORED)
                .enteringAt(Row::entry)
                .calculator()
                .calculate(rows);
        assertThat(curves.points().stream().map(IncidencePoint::survival))
                .containsExactlyElementsOf(
                        ofEither.points().stream().map(SurvivalPoint::survival).toList());
        KaplanMeier virtual = MEASURE.calculator().calculate(rows);
        for (IncidencePoint point : curves.points()) {
            assertThat(point.incidence())
                    .isLessThanOrEqualTo(1 - virtual.survivalAt(point.time()).orElseThrow() + 1e-12);
        }
    }

    @Property
    void plainSharesWithoutCensoring(@ForAll("rows") List<Row> rows) {
        List<Row> ended = rows.stream()
                .filter(row -> row.end() != End.CENSORED)
                .map(row -> Row.of(row.time(), row.end()))
                .toList();
        for (IncidencePoint point : MEASURE.incidence().calculate(ended).points()) {
            long events = ended.stream()
                    .filter(row -> row.time() <= point.time() && row.end() == End.EVENT)
                    .count();
            assertThat(point.incidence()).isEqualTo(events / (double) ended.size());
        }
    }
}
