package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.servicekpi.time.BusinessCalendar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What must not be null is refused where it is given, by its name, and not where it is used. */
class NullArgumentsTest {
    private static final Calculator<Instant, Long> COUNT = Calculator.counting();
    private static final Field<Instant, Instant> TIME = Field.instant("time", time -> time);
    private static final Field<Instant, Duration> LENGTH = Field.duration("length", time -> Duration.ZERO);
    private static final List<Instant> ROWS = List.of(Instant.EPOCH, Instant.EPOCH);

    private static void assertNames(String name, ThrowingCallable call) {
        assertThatNullPointerException().as(name).isThrownBy(call).withMessage(name);
    }

    @Test
    void ofCalculators() {
        assertNames("predicate", () -> COUNT.filtering(null));
        assertNames("mapper", () -> COUNT.<String>mapping(null));
        assertNames("mapper", () -> COUNT.<String>flatMapping(null));
        assertNames("finisher", () -> COUNT.<String>andThen(null));
        assertNames("key", () -> COUNT.groupingBy((Function<Instant, Instant>) null));
        assertNames("key", () -> COUNT.groupingBy((Function<Instant, Instant>) null, new Seconds()));
        assertNames("codec", () -> COUNT.groupingBy(TIME, null));
        assertNames("key", () -> Calculator.countingDistinct((Function<Instant, Instant>) null));
        assertNames("key", () -> Calculator.countingDistinct((Function<Instant, Instant>) null, new Seconds()));
        assertNames("codec", () -> Calculator.countingDistinct(TIME, null));
        assertNames("granularity", () -> COUNT.perPeriod(null, ZoneOffset.UTC, TIME));
        assertNames("zone", () -> COUNT.perPeriod(Granularity.DAY, null, TIME));
        assertNames("timestamp", () -> COUNT.perPeriod(Granularity.DAY, ZoneOffset.UTC, null));
        assertNames("id", () -> COUNT.named((String) null));
        assertNames("definition", () -> COUNT.named((KpiDefinition) null));
        assertNames("keys", () -> OverlappingGroups.<Instant, String, Long>calculator(COUNT, null));
        assertNames("codec", () -> OverlappingGroups.calculator(COUNT, List::of, (StateCodec<Instant>) null));
    }

    @Test
    void ofOwnCalculations() {
        StateCodec<Ticket.Sum> codec = Ticket.SUM_CODEC;
        assertNames(
                "newState",
                () -> Calculator.<Ticket, Ticket.Sum, String>of(
                        null, (a, b) -> {}, (a, b) -> {}, Object::toString, codec));
        assertNames(
                "add",
                () -> Calculator.<Ticket, Ticket.Sum, String>of(
                        Ticket.Sum::new, null, (a, b) -> {}, Object::toString, codec));
        assertNames(
                "merge",
                () -> Calculator.<Ticket, Ticket.Sum, String>of(
                        Ticket.Sum::new, (a, b) -> {}, null, Object::toString, codec));
        assertNames(
                "result",
                () -> Calculator.<Ticket, Ticket.Sum, String>of(
                        Ticket.Sum::new, (a, b) -> {}, (a, b) -> {}, null, codec));
        assertNames(
                "codec",
                () -> Calculator.<Ticket, Ticket.Sum, String>of(
                        Ticket.Sum::new, (a, b) -> {}, (a, b) -> {}, Object::toString, null));
    }

    @Test
    void ofCalculations() {
        assertNames("rows", () -> COUNT.calculate(null));
        assertNames("rows", () -> COUNT.calculate(null, 2));
        assertNames("executor", () -> COUNT.calculate(ROWS, 2, null));
        assertNames("rows", () -> COUNT.newAccumulator().addAll(null));
        assertNames("other", () -> COUNT.newAccumulator().merge(null));
        assertNames("state", () -> COUNT.fromByteArray(null));
        assertNames(
                "the rows that were made of another are null",
                () -> COUNT.flatMapping((Instant row) -> (List<Instant>) null).calculate(ROWS));
        assertNames(
                "a row that was made of another is null",
                () -> COUNT.flatMapping((Instant row) -> Arrays.asList(row, null))
                        .calculate(ROWS));
        assertNames(
                "a row that was made of another is null",
                () -> COUNT.mapping((Instant row) -> (Instant) null).calculate(ROWS));
    }

    @Test
    void ofMeasures() {
        Span<Instant> span = Span.between(TIME, TIME);
        assertNames("start", () -> Span.between(null, TIME));
        assertNames("end", () -> Span.between(TIME, null));
        assertNames("duration", () -> Span.<Instant>of(null));
        assertNames("a part is null", () -> Span.sumOf(LENGTH, null));
        assertNames("calendar", () -> span.during((Function<Instant, BusinessCalendar>) null));
        assertNames("reason", () -> span.excluding(null, TIME.isPresent()));
        assertNames("rule", () -> span.excluding("x", null));
        assertNames("isOpen", () -> span.openWhere(null));
        assertNames("policy", () -> span.withNegative(null));
        assertNames("flag", () -> Share.<Instant>of(null));
        assertNames("condition", () -> Share.<Instant>where(null));
        assertNames("reason", () -> Share.where(TIME.isPresent()).withUnknownAs(null));
        assertNames("rule", () -> Share.where(TIME.isPresent()).excluding("x", null));
        assertNames("score", () -> Scores.<Instant>of(null));
    }

    @Test
    void ofFieldsAndTables() {
        assertNames("name", () -> Field.instant(null, time -> Instant.EPOCH));
        assertNames("other", () -> TIME.orElse(null));
        assertNames("condition", () -> TIME.onlyWhere(null));
        assertNames("after", () -> TIME.<Instant>andThen(null));
        assertNames("other", () -> TIME.isPresent().and(null));
        assertNames("other", () -> TIME.isPresent().or(null));
        assertNames("rowMaker", () -> TableLayout.<Instant>of(null, TIME));
        TableLayout<Instant> layout = TableLayout.of(row -> row.get(TIME), TIME);
        assertNames("rows", () -> layout.table(null, 2));
        assertNames("executor", () -> layout.table(ROWS, 2, null));
    }

    @Test
    void ofKpis() {
        assertNames("a KPI of the set is null", () -> KpiSet.of(COUNT.named("a"), null));
        assertNames("id", () -> new KpiDefinition(null, "own", Unit.NONE, Direction.NONE, "", ""));
        assertNames("variant", () -> new KpiDefinition("a", null, Unit.NONE, Direction.NONE, "", ""));
        assertNames("unit", () -> new KpiDefinition("a", "own", null, Direction.NONE, "", ""));
        assertNames("direction", () -> new KpiDefinition("a", "own", Unit.NONE, null, "", ""));
        assertNames("text", () -> new KpiDefinition("a", "own", Unit.NONE, Direction.NONE, null, ""));
        assertNames("source", () -> new KpiDefinition("a", "own", Unit.NONE, Direction.NONE, "", null));
    }

    private static final class Seconds implements StateCodec<Instant> {
        @Override
        public String format() {
            return "seconds/1";
        }

        @Override
        public void write(Instant state, DataOutput out) throws IOException {
            out.writeLong(state.getEpochSecond());
        }

        @Override
        public Instant read(DataInput in) throws IOException {
            return Instant.ofEpochSecond(in.readLong());
        }
    }
}
