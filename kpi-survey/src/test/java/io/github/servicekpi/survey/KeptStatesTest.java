package io.github.servicekpi.survey;

import static io.github.servicekpi.Granularity.MONTH;
import static io.github.servicekpi.Granularity.QUARTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.Test;

/** The bytes of kept responses. */
class KeptStatesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    @Test
    void statesOfOtherRulesAreRefused() {
        List<Calculator<SurveyResponse, KeptResponses>> rules = List.of(
                KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER),
                KeptResponses.calculator(Keep.FIRST, OnePer.CUSTOMER),
                KeptResponses.calculator(Keep.LATEST, OnePer.INTERACTION),
                KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER, MONTH, BERLIN),
                KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER, QUARTER, BERLIN),
                KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER, MONTH, ZoneId.of("UTC")));
        for (int i = 0; i < rules.size(); i++) {
            for (int j = 0; j < rules.size(); j++) {
                Calculator<SurveyResponse, KeptResponses> reader = rules.get(i);
                byte[] state = rules.get(j).newAccumulator().toByteArray();
                if (i != j) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> reader.fromByteArray(state))
                            .withMessageContaining("another definition");
                }
            }
        }
    }

    /** Bytes that are not what was saved are refused, or make a state that works. */
    @Property(tries = 400)
    void damagedStates(@ForAll("rows") List<SurveyResponse> rows, @ForAll Random random) {
        Calculator<SurveyResponse, KeptResponses> calculator =
                KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER, MONTH, BERLIN);
        Accumulator<SurveyResponse, KeptResponses> accumulator = calculator.newAccumulator();
        accumulator.addAll(rows);
        byte[] bytes = accumulator.toByteArray();
        bytes[12 + random.nextInt(bytes.length - 12)] ^= (byte) (1 << random.nextInt(8));
        Accumulator<SurveyResponse, KeptResponses> reopened;
        try {
            reopened = calculator.fromByteArray(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("is damaged");
            refused.incrementAndGet();
            return;
        }
        accepted.incrementAndGet();
        KeptResponses result = reopened.result();
        assertThat(calculator.fromByteArray(reopened.toByteArray()).result()).isEqualTo(result);
    }

    @AfterProperty
    void someWereRefusedAndSomeWorked() {
        if (refused.get() + accepted.get() > 0) {
            assertThat(refused).hasPositiveValue();
            assertThat(accepted).hasPositiveValue();
        }
    }

    @Test
    void textsThatCannotBeSaved() {
        Map<String, String> messages = Map.of(
                "x".repeat((1 << 20) + 1),
                "a text of 1048577 bytes in a response",
                "half \ud83d",
                "a text with half a surrogate pair cannot be saved");
        messages.forEach((comment, message) -> {
            Calculator<SurveyResponse, KeptResponses> calculator =
                    KeptResponses.calculator(Keep.LATEST, OnePer.CUSTOMER);
            Accumulator<SurveyResponse, KeptResponses> accumulator = calculator.newAccumulator();
            accumulator.add(
                    SurveyResponse.builder(SurveyKind.NPS).comment(comment).build());
            assertThatIllegalStateException()
                    .isThrownBy(accumulator::toByteArray)
                    .withMessageContaining(message);
        });
    }

    /** Every attribute comes back from bytes, and has its part in the order. */
    @Property
    void bytesAndOrder(@ForAll("row") SurveyResponse one, @ForAll("row") SurveyResponse other) {
        Calculator<SurveyResponse, KeptResponses> calculator = KeptResponses.calculator(Keep.ALL, OnePer.CUSTOMER);
        Accumulator<SurveyResponse, KeptResponses> accumulator = calculator.newAccumulator();
        accumulator.addAll(List.of(one, other));
        assertThat(calculator.fromByteArray(accumulator.toByteArray()).result().responses())
                .containsExactlyInAnyOrder(one, other);
        assertThat(ResponseOrder.ALL.compare(one, other) == 0).isEqualTo(one.equals(other));
        assertThat(ResponseOrder.ALL.compare(one, one)).isZero();
    }

    @Provide
    Arbitrary<SurveyResponse> row() {
        return SurveyArbitraries.responses();
    }

    @Provide
    Arbitrary<List<SurveyResponse>> rows() {
        return row().list().ofMaxSize(40);
    }
}
