package io.github.servicekpi.retention;

import static io.github.servicekpi.retention.Lifetimes.END;
import static io.github.servicekpi.retention.Lifetimes.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SavedStatesTest {
    private static final Calculator<CustomerLifetime, Churn> CHURN = Churn.calculator(START, END);
    private static final Calculator<CustomerLifetime, RevenueRetention> REVENUE =
            RevenueRetention.calculator(START, END);
    private static final Calculator<CustomerLifetime, KaplanMeier> SURVIVAL =
            Survival.ofLifetimes(END).calculator();

    private static final CustomerLifetime ANN = Lifetimes.of("ann", "2026-03-02", "2026-03-05")
            .monthlyValue(new BigDecimal(7))
            .build();

    @Provide
    Arbitrary<List<CustomerLifetime>> rows() {
        return Lifetimes.any().list().ofMaxSize(30);
    }

    private static byte[] save(Calculator<CustomerLifetime, ?> calculator, List<CustomerLifetime> rows) {
        Accumulator<CustomerLifetime, ?> accumulator = calculator.newAccumulator();
        accumulator.addAll(rows);
        return accumulator.toByteArray();
    }

    /** The same rows in any order give the same bytes. */
    @Property
    void bytesDoNotDependOnTheOrder(@ForAll("rows") List<CustomerLifetime> rows) {
        List<CustomerLifetime> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);

        for (Calculator<CustomerLifetime, ?> calculator : List.of(CHURN, REVENUE, SURVIVAL)) {
            assertThat(save(calculator, reversed)).isEqualTo(save(calculator, rows));
        }
    }

    /** An id beyond what the text format of Java takes at once, at three bytes a character. */
    @Test
    void longIds() {
        String id = "\u20AC".repeat(50_000);
        List<CustomerLifetime> rows = List.of(
                Lifetimes.of(id, "2026-01-01", null).build(),
                Lifetimes.of(id + "x", "2026-01-01", "2026-03-05").build());
        Accumulator<CustomerLifetime, Churn> reopened = CHURN.fromByteArray(save(CHURN, rows));
        reopened.addAll(rows);

        assertThat(reopened.result()).isEqualTo(CHURN.calculate(rows));
    }

    @Test
    void statesOfOtherPeriodsAreRefused() {
        byte[] churn = save(Churn.calculator(START, END), List.of(ANN));
        byte[] revenue = save(RevenueRetention.calculator(START, END), List.of(ANN));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Churn.calculator(START, END.plusDays(1)).fromByteArray(churn))
                .withMessageContaining("another definition");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RevenueRetention.calculator(START, END.plusDays(1)).fromByteArray(revenue))
                .withMessageContaining("another definition");
    }

    /** A byte, counted from the end, becomes another. */
    private static void assertRefused(
            Calculator<CustomerLifetime, ?> calculator, byte[] saved, int fromEnd, int value, String message) {
        byte[] damaged = saved.clone();
        damaged[saved.length - fromEnd] = (byte) value;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> calculator.fromByteArray(damaged))
                .withMessageContaining(message);
    }

    /** The state ends with the text, whether there is more of it, the number of spans, and two days. */
    @Test
    void damagedChurn() {
        byte[] saved = save(CHURN, List.of(ANN));

        assertRefused(CHURN, saved, 1, 12, "the number of a day must be from 2 to 11, but was 12");
        assertRefused(CHURN, saved, 1, 1, "the number of a day must be from 2 to 11, but was 1");
        assertRefused(CHURN, saved, 8, 255, "the number of a day must be from 0 to 11, but was -16777215");
        assertRefused(CHURN, saved, 9, 0, "spans must be from 1 to 10, but were 0");
        assertRefused(CHURN, saved, 9, 11, "spans must be from 1 to 10, but were 11");
        assertRefused(CHURN, saved, 9, 2, "EOFException");
    }

    @Test
    void damagedCounts() {
        byte[] saved = save(
                CHURN, List.of(Lifetimes.of("bob", "2026-03-02", "2026-03-01").build()));

        assertRefused(CHURN, saved, 4, 255, "a count must not be negative: -16777216");
        assertRefused(CHURN, saved, 12, 255, "a count must not be negative");
        byte[] twice = save(
                CHURN,
                List.of(ANN, Lifetimes.of("anm", "2026-03-02", "2026-03-05").build()));
        byte[] damaged = twice.clone();
        damaged[indexOf(twice, 'm')] = 'n';
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHURN.fromByteArray(damaged))
                .withMessageContaining("a customer occurs twice: ann");
    }

    private static int indexOf(byte[] bytes, char letter) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(letter);
    }

    /**
     * The state ends with an amount (kind, scale, length, digits), one of nothing, and whether it was a customer
     * before.
     */
    @Test
    void damagedAmounts() {
        CustomerLifetime paying = Lifetimes.of("ann", "2026-03-01", "2026-03-05")
                .monthlyValue(new BigDecimal(7))
                .build();
        byte[] saved = save(REVENUE, List.of(paying));

        assertRefused(REVENUE, saved, 6, 3, "unknown kind of amount: 3");
        assertRefused(REVENUE, saved, 5, 51, "no amount has 1 bytes and scale 51");
        assertRefused(REVENUE, saved, 5, -51, "no amount has 1 bytes and scale -51");
        assertRefused(REVENUE, saved, 4, 0, "no amount has 0 bytes and scale 0");
        assertRefused(REVENUE, saved, 4, 65, "no amount has 65 bytes and scale 0");
        assertRefused(REVENUE, saved, 3, -7, "an amount must not be negative: -7");
    }

    /** The state ends with two times, each with three counts. */
    @Test
    void damagedSurvival() {
        byte[] saved = save(
                SURVIVAL, List.of(ANN, Lifetimes.of("bob", "2026-03-02", null).build()));

        assertRefused(SURVIVAL, saved, 25, 3, "times must ascend from 0, but 3 is before 3");
        assertRefused(SURVIVAL, saved, 57, 200, "the state");
        assertRefused(SURVIVAL, saved, 64, 255, "times must ascend from 0, but -1 is before");
        assertRefused(SURVIVAL, saved, 8, 255, "a count must not be negative");
    }

    /** Whatever byte is damaged, the state is read or refused, and nothing else happens. */
    @Property
    void anyDamage(@ForAll("rows") List<CustomerLifetime> rows, @ForAll byte value, @ForAll int position) {
        for (Calculator<CustomerLifetime, ?> calculator : List.of(CHURN, REVENUE, SURVIVAL)) {
            byte[] saved = save(calculator, rows);
            byte[] damaged = Arrays.copyOf(saved, saved.length);
            damaged[Math.floorMod(position, saved.length)] = value;
            try {
                calculator.fromByteArray(damaged);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("state");
            }
        }
    }
}
