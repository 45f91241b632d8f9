package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The example of the class comment, and random rows against loops. */
class OverlappingGroupsTest {
    private record Case(List<String> tags) {}

    private static final Calculator<Case, OverlappingGroups<String, Long>> BY_TAG =
            OverlappingGroups.calculator(Calculator.<Case>counting(), Case::tags);

    private static Case tagged(String... tags) {
        return new Case(Arrays.asList(tags));
    }

    /** The rows of the groups are 4, all rows are 4, one of them without a tag. */
    @Test
    void rowsAddUpToMoreThanAll() {
        OverlappingGroups<String, Long> byTag =
                BY_TAG.calculate(List.of(tagged("billing"), tagged("urgent", "billing"), tagged("urgent"), tagged()));
        assertThat(byTag).isEqualTo(new OverlappingGroups<>(new TreeMap<>(Map.of("billing", 2L, "urgent", 2L)), 4L, 1));
        assertThat(byTag.get("billing")).isEqualTo(2);
        assertThat(byTag.find("urgent")).contains(2L);
        assertThat(byTag.find("other")).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> byTag.get("other"))
                .withMessage("no group other in [billing, urgent]");
    }

    @Test
    void keyTwiceCountsOnce() {
        assertThat(BY_TAG.calculate(List.of(tagged("a", "a"))).get("a")).isOne();
    }

    /** As a grouping leaves out rows of the key null: X in a group and in none would be counted twice. */
    @Test
    void nullIsNoKey() {
        assertThat(BY_TAG.calculate(List.of(tagged("a", null), tagged((String) null), tagged())))
                .isEqualTo(new OverlappingGroups<>(new TreeMap<>(Map.of("a", 1L)), 3L, 2));
        assertThatNullPointerException()
                .isThrownBy(() -> BY_TAG.calculate(List.of(new Case(null))))
                .withMessage("the keys of a row are null");
    }

    /** A million names of keys help nobody. */
    @Test
    void namesTheFirstKeysOnly() {
        List<Integer> numbers = IntStream.range(0, 1000).boxed().toList();
        String few = "no group -5 in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
        for (int size : new int[] {10, 11, 1000}) {
            String message = few + (size == 10 ? "" : " and " + (size - 10) + " more");
            Groups<Integer, Long> groups = Calculator.<Integer>counting()
                    .groupingBy((Integer number) -> number)
                    .calculate(numbers.subList(0, size));
            OverlappingGroups<Integer, Long> overlapping =
                    new OverlappingGroups<>(groups.byKey(), (long) size, groups.withoutKey());
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> groups.get(-5))
                    .withMessage(message);
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> overlapping.get(-5))
                    .withMessage(message);
        }
    }

    @Test
    void noRows() {
        assertThat(BY_TAG.calculate(List.of())).isEqualTo(new OverlappingGroups<>(new TreeMap<String, Long>(), 0L, 0));
    }

    @Test
    void refusesNegativeCounts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OverlappingGroups<>(new TreeMap<String, Long>(), 0L, -1))
                .withMessage("withoutKey must not be negative: -1");
    }

    @Property
    void agreesWithLoops(
            @ForAll @Size(max = 20)
                    List<@Size(max = 4) List<@CharRange(from = 'a', to = 'c') @StringLength(1) String>> rows) {
        OverlappingGroups<String, Long> byTag =
                BY_TAG.calculate(rows.stream().map(Case::new).toList());
        for (String tag : List.of("a", "b", "c")) {
            assertThat(byTag.find(tag).orElse(0L))
                    .isEqualTo(rows.stream().filter(row -> row.contains(tag)).count());
        }
        assertThat(byTag.all()).isEqualTo(rows.size());
        assertThat(byTag.withoutKey())
                .isEqualTo(rows.stream().filter(List::isEmpty).count());
    }
}
