package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Field;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contacts of the class comment, by day number; and random ones against plain loops. */
class RepeatKpisTest {
    private static final Instant DAY_ZERO = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private static final List<Interaction> CONTACTS = List.of(
            contact("X", "billing", 0),
            contact("X", "billing", 3),
            contact("X", "billing", 9),
            contact("Y", "login", 1),
            contact("Y", "billing", 4),
            contact("Z", "login", 2),
            contact("Z", "login", 10));

    private static final ContactHistory HISTORY = ContactHistory.calculator().calculate(CONTACTS);

    private static Instant day(int day) {
        return DAY_ZERO.plus(Duration.ofDays(day));
    }

    private static Interaction contact(@Nullable String customer, @Nullable String topic, int day) {
        return Interaction.builder(customer + topic + day, day(day))
                .customer(customer)
                .topic(topic)
                .build();
    }

    /** 7 contacts; Z's second is 8 days after the first. */
    @Test
    void backward() {
        assertThat(RepeatKpis.repeatContactRate(HISTORY, WEEK).calculate(CONTACTS))
                .isEqualTo(Proportion.of(2, 7));
        assertThat(RepeatKpis.repeatOfFirstRate(HISTORY, WEEK).calculate(CONTACTS))
                .isEqualTo(Proportion.of(1, 7));
    }

    @Test
    void forward() {
        assertThat(RepeatKpis.followedByRepeatRate(HISTORY, WEEK, day(12)).calculate(CONTACTS))
                .isEqualTo(new Proportion(2, 5, Exclusions.of("immature", 2)));
    }

    @Test
    void customers() {
        assertThat(HISTORY.customersWithRepeat(WEEK)).isEqualTo(Proportion.of(1, 3));
    }

    /** Of the days from 9 on, X and Z made contact; Y did before, and X repeated one of day 3. */
    @Test
    void customersOfTheRows() {
        Kpi<Interaction, Proportion> rate = RepeatKpis.repeatCustomerRate(HISTORY, WEEK);
        assertThat(rate.id()).isEqualTo("repeat-customer-rate");
        assertThat(rate.calculate(CONTACTS)).isEqualTo(Proportion.of(1, 3));
        List<Interaction> late = CONTACTS.stream()
                .filter(row -> !row.openedAt().isBefore(day(9)))
                .toList();
        assertThat(rate.calculate(late)).isEqualTo(Proportion.of(1, 2));
        assertThat(rate.calculate(CONTACTS.subList(6, 7))).isEqualTo(Proportion.of(0, 1));
        assertThat(HISTORY.customersWithRepeat(WEEK)).isEqualTo(Proportion.of(1, 3));
        assertThat(rate.calculate(List.of())).isEqualTo(Proportion.of(0, 0));
        assertThat(rate.calculate(List.of(contact(null, "a", 0), contact("X", null, 0))))
                .isEqualTo(new Proportion(0, 0, Exclusions.of(Map.of("unknown-customer", 1L, "unknown-topic", 1L))));
    }

    /** Two contacts about one order, under two topics. */
    @Test
    void issueOfChoice() {
        Field<Interaction, String> order = InteractionFields.dimension("order");
        List<Interaction> contacts = List.of(
                contact("X", "a", 0).toBuilder()
                        .dimension("order", "77")
                        .reopens(0)
                        .resolvedAt(day(0))
                        .build(),
                contact("X", "b", 1).toBuilder()
                        .dimension("order", "77")
                        .reopens(0)
                        .resolvedAt(day(1))
                        .build(),
                contact("X", "b", 2));
        ContactHistory history = ContactHistory.<Interaction>calculator(
                        InteractionFields.CUSTOMER, order, InteractionFields.OPENED_AT)
                .calculate(contacts);
        Exclusions withoutOrder = Exclusions.of("unknown-topic", 1);
        assertThat(RepeatKpis.repeatContactRate(history, order, WEEK).calculate(contacts))
                .isEqualTo(new Proportion(1, 2, withoutOrder));
        assertThat(RepeatKpis.repeatOfFirstRate(history, order, WEEK).calculate(contacts))
                .isEqualTo(new Proportion(1, 2, withoutOrder));
        assertThat(RepeatKpis.followedByRepeatRate(history, order, WEEK, day(20))
                        .calculate(contacts))
                .isEqualTo(new Proportion(1, 2, withoutOrder));
        assertThat(RepeatKpis.repeatCustomerRate(history, order, WEEK).calculate(contacts))
                .isEqualTo(new Proportion(1, 1, withoutOrder));
        assertThat(FirstContactKpis.withoutRepeat(ResolvedCases.RESOLVED_NOW, history, order, WEEK, day(20))
                        .calculate(contacts))
                .isEqualTo(Proportion.of(1, 2));
        assertThat(RepeatKpis.repeatContactRate(history, order, WEEK)
                        .definition()
                        .text())
                .isEqualTo(
                        "Contacts with an earlier one of the same customer about the same order within PT168H before.");

        for (Consumer<ContactHistory> byTopic : List.<Consumer<ContactHistory>>of(
                by -> RepeatKpis.repeatContactRate(by, WEEK),
                by -> RepeatKpis.repeatOfFirstRate(by, WEEK),
                by -> RepeatKpis.followedByRepeatRate(by, WEEK, day(20)),
                by -> RepeatKpis.repeatCustomerRate(by, WEEK),
                by -> FirstContactKpis.withoutRepeat(by, WEEK, day(20)))) {
            byTopic.accept(HISTORY);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> byTopic.accept(history))
                    .withMessage("history must be by topic where no issue is given, but was by order");
        }
    }

    @Test
    void looksBackBeyondItsOwnRows() {
        List<Interaction> late = CONTACTS.subList(2, 3);
        assertThat(RepeatKpis.repeatContactRate(HISTORY, WEEK).calculate(late)).isEqualTo(Proportion.of(1, 1));
    }

    @Test
    void windowIncludesItsEnds() {
        List<Interaction> contacts = List.of(contact("X", "a", 0), contact("X", "a", 7), contact("X", "a", 7));
        ContactHistory history = ContactHistory.calculator().calculate(contacts);
        assertThat(RepeatKpis.repeatContactRate(history, WEEK).calculate(contacts))
                .isEqualTo(Proportion.of(2, 3));
        assertThat(RepeatKpis.repeatContactRate(history, WEEK.minusNanos(1)).calculate(contacts))
                .isEqualTo(Proportion.of(0, 3));
    }

    @Test
    void unknownCustomersAndTopics() {
        List<Interaction> unknown = List.of(contact(null, "a", 0), contact(null, null, 0), contact("X", null, 0));
        Proportion none = new Proportion(0, 0, Exclusions.of(Map.of("unknown-customer", 2L, "unknown-topic", 1L)));
        ContactHistory history = ContactHistory.calculator().calculate(unknown);
        assertThat(RepeatKpis.repeatContactRate(history, WEEK).calculate(unknown))
                .isEqualTo(none);
        assertThat(RepeatKpis.followedByRepeatRate(history, WEEK, day(99)).calculate(unknown))
                .isEqualTo(none);
        assertThat(RepeatKpis.repeatOfFirstRate(history, WEEK).calculate(unknown))
                .isEqualTo(none);
    }

    /** A resolution of which an import says that it will never come is no error, but one whose window is not over. */
    @Test
    void windowsAtTheEndOfTime() {
        List<Interaction> cases = List.of(contact("X", "a", 0).toBuilder()
                .reopens(0)
                .resolvedAt(Instant.MAX)
                .build());
        ContactHistory history = ContactHistory.calculator().calculate(cases);
        assertThat(FirstContactKpis.withoutRepeat(history, WEEK, day(20)).calculate(cases))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("immature", 1)));
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        assertThat(RepeatKpis.repeatContactRate(HISTORY, forEver).calculate(CONTACTS))
                .isEqualTo(Proportion.of(3, 7));
        assertThat(RepeatKpis.repeatOfFirstRate(HISTORY, forEver).calculate(CONTACTS))
                .isEqualTo(Proportion.of(3, 7));
        assertThat(RepeatKpis.followedByRepeatRate(HISTORY, forEver, day(12)).calculate(CONTACTS))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("immature", 7)));
    }

    /** States are of one window and one as-of instant. */
    @Test
    void refusesStatesOfOtherWindows() {
        List<Kpi<Interaction, Proportion>> kpis = List.of(
                RepeatKpis.repeatContactRate(HISTORY, WEEK),
                RepeatKpis.repeatContactRate(HISTORY, WEEK.multipliedBy(2)),
                RepeatKpis.repeatOfFirstRate(HISTORY, WEEK),
                RepeatKpis.followedByRepeatRate(HISTORY, WEEK, day(12)),
                RepeatKpis.followedByRepeatRate(HISTORY, WEEK, day(13)),
                FirstContactKpis.withoutRepeat(HISTORY, WEEK, day(12)),
                FirstContactKpis.withoutRepeat(HISTORY, WEEK.plusDays(1), day(13)));
        for (Kpi<Interaction, Proportion> saved : kpis) {
            byte[] state = saved.calculator().newAccumulator().toByteArray();
            for (Kpi<Interaction, Proportion> opened : kpis) {
                if (opened != saved) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> opened.calculator().fromByteArray(state))
                            .withMessageContaining("the state is of another definition");
                }
            }
        }
    }

    @Test
    void refusesNegativeWindows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatKpis.repeatContactRate(HISTORY, WEEK.negated()))
                .withMessage("window must not be negative: PT-168H");
    }

    /** Eight resolved cases of which only T6 has another contact within seven days, as in the class comment of the KPI. */
    @Test
    void firstContactResolutionWithoutRepeat() {
        List<Interaction> cases = new ArrayList<>();
        for (int t = 1; t <= 8; t++) {
            cases.add(contact("customer " + t, "topic", 0).toBuilder()
                    .reopens(t == 4 || t == 8 ? 1 : 0)
                    .resolvedAt(day(0))
                    .build());
        }
        cases.add(contact("customer 6", "topic", 7));
        ContactHistory history = ContactHistory.calculator().calculate(cases);
        assertThat(FirstContactKpis.withoutRepeat(history, WEEK, day(20)).calculate(cases))
                .isEqualTo(Proportion.of(5, 8));
        assertThat(FirstContactKpis.withoutRepeat(history, WEEK, day(6)).calculate(cases))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("immature", 8)));
    }

    /** A case that was reopened and is open counts once the window after its first resolution is over. */
    @Test
    void withoutRepeatOfWhatWasEverResolved() {
        List<Interaction> cases = List.of(
                contact("X", "a", 0).toBuilder().reopens(0).resolvedAt(day(0)).build(),
                contact("Y", "a", 0).toBuilder()
                        .reopens(1)
                        .firstResolvedAt(day(1))
                        .build(),
                contact("Z", "a", 0).toBuilder().reopens(1).build(),
                contact("V", "a", 0).toBuilder().reopens(0).build());
        ContactHistory history = ContactHistory.calculator().calculate(cases);
        assertThat(FirstContactKpis.withoutRepeat(history, WEEK, day(8)).calculate(cases))
                .isEqualTo(Proportion.of(1, 1));
        assertThat(FirstContactKpis.withoutRepeat(
                                ResolvedCases.EVER_RESOLVED, history, InteractionFields.TOPIC, WEEK, day(8))
                        .calculate(cases))
                .isEqualTo(Proportion.of(1, 3));
        assertThat(FirstContactKpis.withoutRepeat(
                                ResolvedCases.EVER_RESOLVED, history, InteractionFields.TOPIC, WEEK, day(7))
                        .calculate(cases))
                .isEqualTo(new Proportion(1, 2, Exclusions.of("immature", 1)));
    }

    @Provide
    Arbitrary<List<Interaction>> contacts() {
        return Combinators.combine(
                        Arbitraries.of("X", "Y").injectNull(0.1),
                        Arbitraries.of("a", "b").injectNull(0.1),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(0, 20).injectNull(0.3),
                        Arbitraries.integers().between(0, 1).injectNull(0.2))
                .as((customer, topic, opened, resolved, reopens) -> contact(customer, topic, opened).toBuilder()
                        .resolvedAt(resolved == null ? null : day(resolved))
                        .reopens(reopens)
                        .build())
                .list()
                .ofMaxSize(12);
    }

    private static boolean sameIssue(Interaction a, Interaction b) {
        return a.customer() != null
                && a.topic() != null
                && a.customer().equals(b.customer())
                && a.topic().equals(b.topic());
    }

    @Property
    void agreesWithLoops(@ForAll("contacts") List<Interaction> rows) {
        ContactHistory history = ContactHistory.calculator().calculate(rows);
        Instant asOf = day(18);
        long known = rows.stream()
                .filter(row -> row.customer() != null && row.topic() != null)
                .count();
        long repeats = rows.stream()
                .filter(row -> rows.stream()
                        .anyMatch(other -> sameIssue(row, other)
                                && other.openedAt().isBefore(row.openedAt())
                                && !other.openedAt().isBefore(row.openedAt().minus(WEEK))))
                .count();
        Proportion rate = RepeatKpis.repeatContactRate(history, WEEK).calculate(rows);
        assertThat(rate.numerator()).isEqualTo(repeats);
        assertThat(rate.denominator()).isEqualTo(known);

        assertThat(RepeatKpis.repeatCustomerRate(history, WEEK).calculate(rows))
                .isEqualTo(history.customersWithRepeat(WEEK));

        List<Interaction> mature = rows.stream()
                .filter(row -> row.customer() != null && row.topic() != null && row.reopens() != null)
                .filter(row ->
                        row.resolvedAt() != null && !row.resolvedAt().plus(WEEK).isAfter(asOf))
                .toList();
        long resolved = mature.stream()
                .filter(row -> Objects.equals(row.reopens(), 0))
                .filter(row -> rows.stream()
                        .noneMatch(other -> sameIssue(row, other)
                                && other.openedAt().isAfter(row.openedAt())
                                && !other.openedAt().isAfter(row.resolvedAt().plus(WEEK))))
                .count();
        Proportion first = FirstContactKpis.withoutRepeat(history, WEEK, asOf).calculate(rows);
        assertThat(first.numerator()).isEqualTo(resolved);
        assertThat(first.denominator()).isEqualTo(mature.size());
    }

    @Property(tries = 100)
    void mergesThroughBytes(@ForAll("contacts") List<Interaction> rows, @ForAll("contacts") List<Interaction> others) {
        var calculator = ContactHistory.calculator();
        Accumulator<Interaction, ContactHistory> first = calculator.newAccumulator();
        first.addAll(rows);
        Accumulator<Interaction, ContactHistory> second = calculator.newAccumulator();
        second.addAll(others);
        first = calculator.fromByteArray(first.toByteArray());
        first.merge(calculator.fromByteArray(second.toByteArray()));
        List<Interaction> all = new ArrayList<>(others);
        all.addAll(rows);
        assertThat(first.result()).isEqualTo(calculator.calculate(all)).hasSameHashCodeAs(calculator.calculate(all));
    }
}
