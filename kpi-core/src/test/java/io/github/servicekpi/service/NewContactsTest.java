package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Share;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Contacts of new and of returning customers: the examples of the comments, and random contacts against loops. */
class NewContactsTest {
    private static Instant day(int day) {
        return Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofDays(day));
    }

    private static Interaction contact(@Nullable String customer, int day) {
        return Interaction.builder("c", day(day)).customer(customer).build();
    }

    private static final List<Interaction> CONTACTS =
            List.of(contact("X", 5), contact("X", 1), contact("Y", 3), contact(null, 2));

    @Test
    void example() {
        FirstContacts first = FirstContacts.calculator().calculate(CONTACTS);
        assertThat(first).isEqualTo(new FirstContacts(new TreeMap<>(Map.of("X", day(1), "Y", day(3)))));
        Proportion rate = VolumeKpis.newContactRate(first).calculate(CONTACTS);
        assertThat(rate).isEqualTo(new Proportion(2, 3, Exclusions.of("unknown-customer", 1)));
        assertThat(rate.complement().numerator()).isOne();
        List<Interaction> period = List.of(contact("X", 5), contact("Y", 3), contact("Y", 4), contact(null, 4));
        assertThat(VolumeKpis.newCustomerRate(first, day(3)).calculate(period))
                .isEqualTo(new Proportion(1, 2, Exclusions.of("unknown-customer", 1)));
    }

    /** A share of anything else that has no name was opened as a new-contact rate. */
    @Test
    void refusesStatesOfOtherShares() {
        byte[] other = Share.<Interaction>where(row -> true)
                .excluding(
                        "unknown-customer",
                        InteractionFields.CUSTOMER.isPresent().negate())
                .proportion()
                .newAccumulator()
                .toByteArray();
        Calculator<Interaction, Proportion> rate = VolumeKpis.newContactRate(
                        FirstContacts.calculator().calculate(CONTACTS))
                .calculator();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rate.fromByteArray(other))
                .withMessageContaining("the state is of another definition");
    }

    /** Who is not in the history has no contact before. */
    @Test
    void customersOutsideTheHistory() {
        FirstContacts none = FirstContacts.calculator().calculate(List.of());
        assertThat(none.of("X")).isEmpty();
        assertThat(VolumeKpis.newContactRate(none).calculate(CONTACTS).numerator())
                .isEqualTo(3);
        assertThat(VolumeKpis.newCustomerRate(none, day(0)).calculate(CONTACTS))
                .isEqualTo(new Proportion(2, 2, Exclusions.of("unknown-customer", 1)));
    }

    @Test
    void refusesDamagedStates() {
        Calculator<Interaction, FirstContacts> calculator = FirstContacts.calculator();
        var accumulator = calculator.newAccumulator();
        accumulator.add(contact("X", 1));
        byte[] saved = accumulator.toByteArray();
        saved[saved.length - 4] = 127; // the nanoseconds
        saved[saved.length - 12] = 127; // the seconds
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculator.fromByteArray(saved))
                .withStackTraceContaining("not an instant");
    }

    @Provide
    Arbitrary<List<Interaction>> contacts() {
        return Combinators.combine(
                        Arbitraries.of("X", "Y", "Z").injectNull(0.2),
                        Arbitraries.integers().between(0, 5))
                .as(NewContactsTest::contact)
                .list()
                .ofMaxSize(12);
    }

    @Property
    void agreesWithLoops(@ForAll("contacts") List<Interaction> contacts) {
        FirstContacts first = FirstContacts.calculator().calculate(contacts);
        List<Interaction> known =
                contacts.stream().filter(row -> row.customer() != null).toList();
        long fresh = known.stream()
                .filter(row -> known.stream()
                        .filter(other -> Objects.equals(row.customer(), other.customer()))
                        .noneMatch(other -> other.openedAt().isBefore(row.openedAt())))
                .count();
        assertThat(VolumeKpis.newContactRate(first).calculate(contacts))
                .isEqualTo(new Proportion(
                        fresh, known.size(), Exclusions.of("unknown-customer", contacts.size() - known.size())));
        List<Interaction> period = contacts.stream()
                .filter(row -> !row.openedAt().isBefore(day(2)))
                .toList();
        Proportion customers = VolumeKpis.newCustomerRate(first, day(2)).calculate(period);
        assertThat(customers.denominator())
                .isEqualTo(period.stream()
                        .map(Interaction::customer)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count());
        assertThat(customers.numerator())
                .isEqualTo(period.stream()
                        .map(Interaction::customer)
                        .filter(Objects::nonNull)
                        .distinct()
                        .filter(customer -> known.stream()
                                .filter(row -> customer.equals(row.customer()))
                                .noneMatch(row -> row.openedAt().isBefore(day(2))))
                        .count());
    }
}
