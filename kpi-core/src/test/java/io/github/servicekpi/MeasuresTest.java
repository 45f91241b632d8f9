package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.stats.DurationBands;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.stats.ScoreBands;
import io.github.servicekpi.stats.ScoreDistribution;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Measures: what they count, which reason goes first, and what they refuse. */
class MeasuresTest {
    private record Row(@Nullable Integer number, boolean first, boolean second) {}

    private static final Span<Row> SECONDS =
            Span.of(row -> row.number() == null ? null : Duration.ofSeconds(row.number()));
    private static final Scores<Row> SCORES = Scores.of(Row::number);
    private static final Share<Row> POSITIVE =
            Share.of(row -> row.number() == null ? null : (Boolean) (row.number() > 0));

    private static Row row(@Nullable Integer number) {
        return new Row(number, false, false);
    }

    private static final List<Row> ROWS = List.of(
            row(5),
            row(null),
            row(-1),
            new Row(7, true, true),
            new Row(null, true, false),
            new Row(-1, false, true),
            new Row(0, false, true),
            row(0));

    @Test
    void reasonsOfSpans() {
        DurationDistribution result = SECONDS.excluding("first", Row::first)
                .excluding("second", Row::second)
                .openWhere(row -> true)
                .distribution()
                .calculate(ROWS);
        assertThat(result.count()).isEqualTo(2); // 5 and the last 0
        assertThat(result.open()).isEqualTo(1);
        assertThat(result.missing()).isZero();
        assertThat(result.excluded()).isEqualTo(Exclusions.of(Map.of("first", 2L, "second", 2L, "negative-span", 1L)));
        assertThat(SECONDS.excluding("second", Row::second)
                        .excluding("first", Row::first)
                        .distribution()
                        .calculate(ROWS)
                        .excluded())
                .isEqualTo(Exclusions.of(Map.of("second", 3L, "first", 1L, "negative-span", 1L)));
    }

    /** Rules of one name are one reason, and may have the name of a reason that is there anyway. */
    @Test
    void reasonsOfOneName() {
        Span<Row> span = SECONDS.excluding("bad", Row::first).excluding("bad", Row::second);
        assertThat(span.distribution().calculate(ROWS).excluded())
                .isEqualTo(Exclusions.of(Map.of("bad", 4L, "negative-span", 1L)));
        assertThat(SECONDS.excluding(Span.NEGATIVE, Row::first)
                        .distribution()
                        .calculate(ROWS)
                        .excluded())
                .isEqualTo(Exclusions.of(Span.NEGATIVE, 4));
        assertThat(SCORES.excluding(Scores.UNANSWERED, Row::second)
                        .distribution(0, 10)
                        .calculate(ROWS)
                        .excluded())
                .isEqualTo(Exclusions.of(Map.of(Scores.UNANSWERED, 5L, Scores.OUT_OF_SCALE, 1L)));
    }

    @Test
    void openAndMissing() {
        DurationDistribution result =
                SECONDS.openWhere(Row::first).distribution().calculate(ROWS);
        assertThat(result.open()).isEqualTo(1);
        assertThat(result.missing()).isEqualTo(1);
        assertThat(result.excluded()).isEqualTo(Exclusions.of("negative-span", 2));
        assertThat(SECONDS.withNegative(NegativeSpans.CLAMP_ZERO)
                        .distribution()
                        .calculate(ROWS)
                        .countAtMost(Duration.ZERO))
                .isEqualTo(4);
    }

    @Test
    void within() {
        DurationBands bands = SECONDS.excluding("first", Row::first)
                .openWhere(row -> true)
                .within(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(6))
                .calculate(ROWS);
        assertThat(bands)
                .isEqualTo(new DurationBands(
                        List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(6)),
                        List.of(2L, 1L, 0L, 0L),
                        0,
                        1,
                        Exclusions.of(Map.of("first", 2L, "negative-span", 2L))));
    }

    @Test
    void shares() {
        assertThat(POSITIVE.excluding("second", Row::second).proportion().calculate(ROWS))
                .isEqualTo(new Proportion(1, 3, Exclusions.of(Map.of("second", 3L, "unknown", 2L))));
        assertThat(POSITIVE.withUnknownAs("no-number").proportion().calculate(ROWS))
                .isEqualTo(new Proportion(2, 6, Exclusions.of("no-number", 2)));
        assertThat(Share.where(Row::first).proportion().calculate(ROWS)).isEqualTo(Proportion.of(2, 8));
    }

    @Test
    void scores() {
        assertThat(SCORES.distribution(0, 7).calculate(ROWS))
                .isEqualTo(ScoreDistribution.of(
                        0,
                        List.of(2L, 0L, 0L, 0L, 0L, 1L, 0L, 1L),
                        Exclusions.of(Map.of("unanswered", 2L, "score-out-of-scale", 2L))));
        assertThat(SCORES.distribution(1, 5).calculate(ROWS).excluded().count(Scores.OUT_OF_SCALE))
                .isEqualTo(5);
        assertThat(SCORES.bands(7, 0, 1, 6).calculate(ROWS))
                .isEqualTo(new ScoreBands(
                        List.of(2L, 1L, 1L), Exclusions.of(Map.of("unanswered", 2L, "score-out-of-scale", 2L))));
        assertThat(SCORES.bands(6, 5, 6).calculate(ROWS).counts()).containsExactly(1L, 0L);
        assertThat(Scores.<Integer>of(number -> number)
                        .distribution(0, Scores.HIGHEST)
                        .calculate(List.of(0, 126, 127, -1, 255, 256, Integer.MIN_VALUE))
                        .excluded())
                .isEqualTo(Exclusions.of(Scores.OUT_OF_SCALE, 5));
    }

    @Test
    void refusesOtherScales() {
        for (int[] scale : new int[][] {{-1, 10}, {0, 127}, {5, 5}, {5, 4}, {127, 128}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SCORES.distribution(scale[0], scale[1]))
                    .withMessage("a scale must lie within 0 and 126 and ascend: " + scale[0] + " to " + scale[1]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCORES.bands(10))
                .withMessage("at least one band is needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCORES.bands(10, 0, 7, 7))
                .withMessage("lowerBounds must ascend: [0, 7, 7]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCORES.bands(10, 0, 11))
                .withMessage("lowerBounds must not exceed highest 10: [0, 11]");
        assertThatIllegalArgumentException().isThrownBy(() -> SCORES.bands(10, -1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> SCORES.bands(127, 0, 5));
    }

    @Test
    void refusesOtherLimits() {
        assertThatIllegalArgumentException()
                .isThrownBy(SECONDS::within)
                .withMessage("from 1 to 100 limits that are not negative are needed: []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECONDS.within(Duration.ofNanos(-1)))
                .withMessage("from 1 to 100 limits that are not negative are needed: [PT-0.000000001S]");
        Duration[] many = IntStream.range(0, 101).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
        assertThatIllegalArgumentException().isThrownBy(() -> SECONDS.within(many));
        assertThat(SECONDS.within(Arrays.copyOf(many, 100))
                        .calculate(ROWS)
                        .counts()
                        .subList(0, 7))
                .containsExactly(2L, 0L, 0L, 0L, 0L, 1L, 0L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECONDS.within(Duration.ofSeconds(2), Duration.ofSeconds(2)))
                .withMessage("limits must ascend: [PT2S, PT2S]");
    }

    @Test
    void refusesBlankReasonsAndEmptySums() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECONDS.excluding(" ", Row::first))
                .withMessage("the reason of an exclusion must not be blank: ' '");
        assertThatIllegalArgumentException().isThrownBy(Span::<Row>sumOf).withMessage("a sum needs at least one part");
    }

    @Test
    void manyRules() {
        Span<Integer> span = Span.of(number -> number < 0 ? null : Duration.ofSeconds(number));
        Scores<Integer> scores = Scores.of(number -> number);
        Share<Integer> share = Share.of(number -> true);
        for (int rule = 0; rule < 120; rule++) {
            int excluded = rule;
            span = span.excluding("r" + rule, number -> number == excluded);
            scores = scores.excluding("r" + rule, number -> number == excluded);
            share = share.excluding("r" + rule, number -> number == excluded);
        }
        List<Integer> numbers = IntStream.range(-1, 122).boxed().toList();
        DurationDistribution durations = span.distribution().calculate(numbers);
        assertThat(durations.count()).isEqualTo(2); // 120 and 121
        assertThat(durations.missing()).isEqualTo(1);
        assertThat(Collections.nCopies(120, 1L))
                .containsExactlyElementsOf(durations.excluded().asMap().values());
        DurationBands bands = span.within(Duration.ofMinutes(2)).calculate(numbers);
        assertThat(bands.counts()).containsExactly(1L, 1L);
        assertThat(bands.excluded()).isEqualTo(durations.excluded());
        assertThat(scores.distribution(0, 126).calculate(numbers).count()).isEqualTo(2);
        assertThat(share.proportion().calculate(numbers)).isEqualTo(new Proportion(3, 3, durations.excluded()));
        Span<Integer> tooManyOfSpan = span.excluding("more", number -> true);
        Scores<Integer> tooManyOfScores = scores.excluding("more", number -> true);
        Share<Integer> tooManyOfShare = share.excluding("more", number -> true);
        String message = "at most 120 exclusion rules are possible: 121";
        assertThatIllegalArgumentException()
                .isThrownBy(tooManyOfSpan::distribution)
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tooManyOfScores.distribution(0, 10))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(tooManyOfShare::proportion)
                .withMessage(message);
    }

    /** A row may stand for any number of rows, more than a chunk too. */
    @Test
    void flatMapping() {
        Calculator<Integer, Long> sum = Ticket.SUM_OF_NUMBERS.flatMapping((Integer n) -> IntStream.range(0, n)
                .mapToObj(number -> new Ticket(number, null, null, null, null, null, null, null, null, List.of()))
                .toList());
        List<Integer> sizes = List.of(0, 5000, 1, 0, 33, 2, 3000);
        long expected = sizes.stream().mapToLong(n -> (long) n * (n - 1) / 2).sum();
        assertThat(sum.calculate(sizes)).isEqualTo(expected);
        assertThat(sum.groupingBy((Integer n) -> n % 2 == 0).calculate(sizes).byKey())
                .isEqualTo(Map.of(true, 5000L * 4999 / 2 + 1 + 3000L * 2999 / 2, false, 33L * 32 / 2));
        assertThat(Ticket.SUM_OF_NUMBERS
                        .groupingBy((Ticket ticket) -> ticket.number() % 3)
                        .flatMapping((Integer n) -> IntStream.range(0, n)
                                .mapToObj(number ->
                                        new Ticket(number, null, null, null, null, null, null, null, null, List.of()))
                                .toList())
                        .calculate(sizes)
                        .byKey()
                        .values()
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(expected);
    }
}
