package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KPIs, sets of them, and their results. */
class KpiSetTest {
    private static final Kpi<Integer, Long> ROWS =
            Calculator.<Integer>counting().named("rows");
    private static final Kpi<Integer, Proportion> EVEN =
            Share.<Integer>where(number -> number % 2 == 0).proportion().named("even");
    private static final Kpi<Object, DurationDistribution> LENGTHS = Span.<Object>of(
                    row -> Duration.ofSeconds(row.toString().length()))
            .distribution()
            .named("lengths");

    @Test
    void typedResults() {
        KpiResults results = KpiSet.<Integer>of(ROWS, EVEN, LENGTHS).calculate(List.of(1, 20, 300));
        long rows = results.get(ROWS);
        assertThat(rows).isEqualTo(3);
        assertThat(results.get(EVEN)).isEqualTo(Proportion.of(2, 3));
        assertThat(results.get(LENGTHS).max()).contains(Duration.ofSeconds(3));
        assertThat(results.kpis()).isEqualTo(List.of(ROWS, EVEN, LENGTHS));
        assertThat(ROWS.calculate(List.of(1, 2))).isEqualTo(2);
        assertThat(ROWS.calculator().calculate(List.of(1))).isEqualTo(1);
    }

    @Test
    void namesWhatIsNotThere() {
        KpiResults results = KpiSet.of(ROWS, EVEN).calculate(List.of(1));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> results.get(LENGTHS))
                .withMessage("no KPI lengths in [rows, even]");
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> results.get(Calculator.<Integer>counting().named("rows")))
                .withMessage("the set has another KPI of the id rows: keep each KPI in a constant");
    }

    /** A calculation of one's own is wrong that gives null, and not the KPI that was asked for. */
    @Test
    void refusesNullResults() {
        Calculator<Ticket, String> absent = Calculator.of(
                Ticket.Sum::new,
                (sum, ticket) -> sum.value += ticket.number(),
                (sum, other) -> sum.value += other.value,
                sum -> sum.value == 0 ? null : "some",
                Ticket.SUM_CODEC);
        for (Calculator<Ticket, ?> calculator : List.of(
                absent,
                KpiSet.of(absent.named("absent")),
                absent.perPeriod(Granularity.DAY, ZoneOffset.UTC, Ticket.CREATED))) {
            assertThatNullPointerException()
                    .isThrownBy(() -> calculator.calculate(List.of()))
                    .withMessage("the result of a state is null");
        }
    }

    @Test
    void refusesEqualIds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KpiSet.of(ROWS, EVEN, EVEN))
                .withMessage(
                        "two KPIs of a set have the id even and the variant own: give one of them another by withId");
        assertThatNullPointerException().isThrownBy(() -> KpiSet.of(Arrays.asList(ROWS, null)));
    }

    /** The definitions of a figure side by side. */
    @Test
    void variantsOfOneKpi() {
        KpiDefinition ofAll = new KpiDefinition("even", "of-all", Unit.FRACTION, Direction.HIGHER, "Even of all.", "");
        Kpi<Integer, Proportion> positive = EVEN.calculator()
                .filtering(number -> number > 0)
                .named(new KpiDefinition(
                        "even", "of-positive", Unit.FRACTION, Direction.HIGHER, "Of positive ones.", ""));
        Kpi<Integer, Proportion> all = EVEN.calculator().named(ofAll);
        Kpi<Integer, Proportion> again = all.withId("even-again");
        assertThat(again.definition())
                .isEqualTo(
                        new KpiDefinition("even-again", "of-all", Unit.FRACTION, Direction.HIGHER, "Even of all.", ""));
        Calculator<Integer, KpiResults> set = KpiSet.of(all, positive, again);
        assertThat(set).asString().contains("even/of-all = share of", "even/of-positive = where", "even-again = share");
        KpiResults results = set.calculate(List.of(-2, 1, 4));
        assertThat(results.get(all)).isEqualTo(Proportion.of(2, 3));
        assertThat(results.get(positive)).isEqualTo(Proportion.of(1, 2));
        assertThat(results.get(again)).isEqualTo(Proportion.of(2, 3));
        assertThat(results)
                .isEqualTo(KpiSet.of(again, positive, all).calculate(List.of(-2, 1, 4)))
                .isNotEqualTo(set.calculate(List.of(-2, 1, 1)))
                .hasToString("{even/of-all=%s, even/of-positive=%s, even-again=%s}"
                        .formatted(Proportion.of(2, 3), Proportion.of(1, 2), Proportion.of(2, 3)));
    }

    @Test
    void emptySet() {
        KpiResults none = KpiSet.<Integer>of(List.of()).calculate(List.of(1, 2));
        assertThat(none.kpis()).isEmpty();
        assertThat(none)
                .isEqualTo(KpiSet.<Integer>of(List.of()).calculate(List.of()))
                .hasToString("{}");
    }

    /** Results are values: of the same ids and results, in any order, of any set. */
    @Test
    void equality() {
        KpiResults results = KpiSet.of(ROWS, EVEN).calculate(List.of(1, 2));
        KpiResults same = KpiSet.of(EVEN, ROWS).calculate(List.of(2, 1));
        assertThat(results).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(results)
                .isNotEqualTo(KpiSet.of(ROWS, EVEN).calculate(List.of(1)))
                .isNotEqualTo(KpiSet.of(ROWS).calculate(List.of(1, 2)))
                .isNotEqualTo("results");
        assertThat(results).hasToString("{rows=2, even=" + Proportion.of(1, 2) + "}");
    }

    @Test
    void definitions() {
        KpiDefinition definition = new KpiDefinition(
                "even", "of-all", Unit.FRACTION, Direction.HIGHER, "Even numbers of all.", "Euclid, Elements VII");
        Kpi<Integer, Proportion> kpi = EVEN.calculator().named(definition);
        assertThat(kpi.definition()).isSameAs(definition);
        assertThat(kpi.id()).isEqualTo("even");
        assertThat(kpi).hasToString("even");
        assertThat(ROWS.definition()).isEqualTo(new KpiDefinition("rows", "own", Unit.NONE, Direction.NONE, "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "First-Response",
                "first response",
                "first_response",
                "-first",
                "first-",
                "a--b",
                "\u00e4"
            })
    void refusesOtherIds(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ROWS.calculator().named(id))
                .withMessage("id must be lower-case words of letters and digits joined by hyphens: '" + id + "'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KpiDefinition("ok", id, Unit.NONE, Direction.NONE, "", ""))
                .withMessage("variant must be lower-case words of letters and digits joined by hyphens: '" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "p90", "first-response-time", "csat-1-5"})
    void acceptsIds(String id) {
        assertThat(ROWS.calculator().named(id).id()).isEqualTo(id);
    }

    /** The state of a set belongs to its definition: other ids, other KPIs or another order are refused. */
    @Test
    void refusesStatesOfOtherSets() {
        byte[] saved = KpiSet.of(ROWS, EVEN).newAccumulator().toByteArray();
        for (Calculator<Integer, KpiResults> other : List.of(
                KpiSet.of(EVEN, ROWS),
                KpiSet.of(ROWS),
                KpiSet.of(ROWS.calculator().named("other"), EVEN))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.fromByteArray(saved))
                    .withMessageContaining("another definition");
        }
        assertThat(KpiSet.of(ROWS, EVEN).fromByteArray(saved).result().get(ROWS))
                .isZero();
    }

    /** Finishing a result and sharing out by KPIs leave the state as it is; filters and groupings are another definition. */
    @Test
    void finishedResultsHaveTheSameState() {
        Calculator<Integer, Long> rows = ROWS.calculator();
        Calculator<Integer, String> finished = rows.andThen(count -> "n = " + count);
        Accumulator<Integer, Long> accumulator = rows.newAccumulator();
        accumulator.addAll(List.of(1, 2, 3));
        assertThat(finished.fromByteArray(accumulator.toByteArray()).result()).isEqualTo("n = 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.filtering(number -> true).fromByteArray(accumulator.toByteArray()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.fromByteArray(new byte[3]))
                .withMessage("a saved state has at least 12 bytes: 3");
    }

    @Test
    void descriptions() {
        assertThat(KpiSet.of(ROWS, EVEN)).hasToString("{rows = count of rows; even = share of (function)}");
        assertThat(Span.between(Ticket.CREATED, Ticket.ANSWERED)
                        .excluding("complaint", Ticket.COMPLAINT.is(true))
                        .openWhere(Ticket.REOPENS.isPresent())
                        .withNegative(NegativeSpans.CLAMP_ZERO)
                        .distribution()
                        .filtering(Ticket.CHANNEL.is("chat"))
                        .groupingBy(Ticket.OWNER)
                        .perPeriod(Granularity.MONTH, ZoneOffset.UTC, Ticket.CREATED))
                .hasToString(
                        "for each MONTH in Z by created: for each owner: where channel is chat: durations of created to"
                                + " answered, excluding complaint where complaint is true, open where reopens is present, negative"
                                + " CLAMP_ZERO");
        assertThat(Scores.of(Ticket.SCORE)
                        .excluding("chat", Ticket.CHANNEL.is("chat"))
                        .bands(10, 0, 7, 9))
                .hasToString("scores of score, excluding chat where channel is chat from [0, 7, 9] to 10");
        assertThat(Span.sumOf(Ticket.TALK, (Ticket ticket) -> ticket.talk())).hasToString("talk + (function)");
        assertThat(Ticket.SUM_OF_NUMBERS.flatMapping((Integer number) -> List.<Ticket>of()))
                .hasToString("of what each row stands for: own state as sum/1");
        assertThat(Calculator.<Ticket>counting().mapping((Ticket ticket) -> ticket))
                .hasToString("of another row for each: count of rows");
    }

    @Test
    void groups() {
        Groups<String, Long> groups = new Groups<>(new TreeMap<>(Map.of("b", 2L, "a", 1L)), 3);
        assertThat(groups.get("a")).isEqualTo(1);
        assertThat(groups.find("b")).contains(2L);
        assertThat(groups.find("c")).isEmpty();
        assertThat(groups.byKey().keySet()).containsExactly("a", "b");
        assertThat(groups.withoutKey()).isEqualTo(3);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> groups.get("c"))
                .withMessage("no group c in [a, b]");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> groups.byKey().put("c", 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Groups<>(new TreeMap<String, Long>(), -1))
                .withMessage("withoutKey must not be negative: -1");
    }

    @Test
    void seriesAreCopies() {
        TreeMap<LocalDate, Long> byStart = new TreeMap<>(Map.of(LocalDate.EPOCH, 1L));
        Series<Long> series = new Series<>(Granularity.DAY, ZoneOffset.UTC, byStart, 0L, 0);
        byStart.clear();
        assertThat(series.byStart()).containsOnlyKeys(LocalDate.EPOCH);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> series.byStart().clear());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series<>(Granularity.DAY, ZoneOffset.UTC, byStart, 0L, -1))
                .withMessage("withoutTime must not be negative: -1");
    }

    /** A row in a year far away must not fill the memory with points. */
    @Test
    void refusesEndlessSeries() {
        Series<Long> days = new Series<>(
                Granularity.DAY,
                ZoneOffset.UTC,
                new TreeMap<>(Map.of(LocalDate.EPOCH, 1L, LocalDate.of(9999, 12, 31), 1L)),
                0L,
                0);
        assertThat(days.at(LocalDate.of(9999, 12, 31))).isEqualTo(1);
        assertThat(new Series<>(
                                Granularity.MONTH,
                                ZoneOffset.UTC,
                                new TreeMap<>(Map.of(LocalDate.EPOCH, 1L, LocalDate.of(9999, 12, 1), 1L)),
                                0L,
                                0)
                        .points())
                .hasSize((9999 - 1970 + 1) * 12);
        assertThatIllegalStateException()
                .isThrownBy(days::points)
                .withMessageContaining("from 1970-01-01 until +10000-01-01");
    }
}
