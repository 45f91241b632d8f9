package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The history of contacts itself; the shares made with it are tested where they are. */
class ContactHistoryTest {
    /** A user's own row. */
    private record Call(
            @Nullable String who,
            @Nullable String about,
            @Nullable Instant at) {}

    private static final Calculator<Call, ContactHistory> CALCULATOR =
            ContactHistory.calculator(Call::who, Call::about, Call::at);
    private static final Duration DAY = Duration.ofDays(1);

    private static Instant day(long number) {
        return Instant.EPOCH.plus(Duration.ofDays(number));
    }

    private static Call call(String who, String about, long day) {
        return new Call(who, about, day(day));
    }

    private static ContactHistory history(Call... calls) {
        return CALCULATOR.calculate(List.of(calls));
    }

    @Test
    void asksForOneIssueOfOneCustomer() {
        ContactHistory history = history(call("X", "a", 5), call("X", "a", 3), call("X", "b", 4), call("Y", "a", 4));
        assertThat(history.hasContactBefore("X", "a", day(5), DAY.multipliedBy(2)))
                .isTrue();
        assertThat(history.hasContactBefore("X", "a", day(5), DAY)).isFalse();
        assertThat(history.hasContactBefore("X", "a", day(3), DAY.multipliedBy(9)))
                .isFalse();
        assertThat(history.hasContactBefore("Z", "a", day(9), DAY.multipliedBy(9)))
                .isFalse();
        assertThat(history.hasContactBetween("X", "a", day(3), day(5))).isTrue();
        assertThat(history.hasContactBetween("X", "a", day(3), day(5).minusNanos(1)))
                .isFalse();
        assertThat(history.hasContactBetween("X", "a", day(5), day(9))).isFalse();
        assertThat(history.firstContact("X", "a")).isEqualTo(day(3));
        assertThat(history.firstContact("X", "c")).isNull();
    }

    @Test
    void nobodyHasNoHistory() {
        ContactHistory history = history(
                call("X", "a", 1), new Call(null, "a", day(0)), new Call("X", null, day(0)), new Call("X", "a", null));
        assertThat(history.customersWithRepeat(DAY))
                .isEqualTo(new Proportion(
                        0, 1, Exclusions.of(Map.of("unknown-customer", 1L, "unknown-topic", 1L, "unknown-time", 1L))));
        assertThat(history).isNotEqualTo(history(call("X", "a", 1)));
        assertThat(history.hasContactBefore(null, "a", day(9), DAY.multipliedBy(9)))
                .isFalse();
        assertThat(history.hasContactBetween("X", null, day(0), day(9))).isFalse();
        assertThat(history.firstContact(null, null)).isNull();
    }

    /** As many contacts at one instant as an import without times may have: each question is still a search, not a walk. */
    @Test
    void manyContactsAtOneInstant() {
        List<Call> calls = new ArrayList<>(Collections.nCopies(200_000, call("X", "a", 1)));
        calls.add(call("X", "a", 2));
        ContactHistory history = CALCULATOR.calculate(calls);
        assertThat(calls)
                .filteredOn(call -> history.hasContactBetween("X", "a", day(1), day(2)))
                .hasSize(200_001);
        assertThat(history.hasContactBetween("X", "a", Instant.MAX, Instant.MAX))
                .isFalse();
    }

    /** "For ever" is a window too, and so is one at the ends of time. */
    @Test
    void windowsWithoutEnd() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        ContactHistory history = history(
                call("X", "a", 1), call("X", "a", 9), new Call("Y", "a", Instant.MIN), new Call("Y", "a", Instant.MAX));
        assertThat(history.hasContactBefore("X", "a", day(9), forEver)).isTrue();
        assertThat(history.hasContactBefore("Y", "a", Instant.MAX, forEver)).isTrue();
        assertThat(history.customersWithRepeat(forEver)).isEqualTo(Proportion.of(2, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.customersWithRepeat(DAY.negated()))
                .withMessage("window must not be negative: PT-24H");
    }

    /** Contacts at the same instant are not repeats of each other; the window includes its end. */
    @Test
    void customersWithRepeat() {
        assertThat(history().customersWithRepeat(DAY)).isEqualTo(Proportion.of(0, 0));
        ContactHistory history = history(
                call("same", "a", 1),
                call("same", "a", 1),
                call("next", "a", 1),
                call("next", "a", 1),
                call("next", "a", 2),
                call("other issue", "a", 1),
                call("other issue", "b", 2),
                call("second issue", "a", 1),
                call("second issue", "b", 5),
                call("second issue", "b", 6),
                call("late", "a", 1),
                call("late", "a", 3));
        assertThat(history.customersWithRepeat(DAY)).isEqualTo(Proportion.of(2, 5));
        assertThat(history.customersWithRepeat(DAY.minusNanos(1))).isEqualTo(Proportion.of(0, 5));
        assertThat(history.customersWithRepeat(DAY.multipliedBy(2))).isEqualTo(Proportion.of(3, 5));
    }

    @Test
    void equality() {
        ContactHistory history = history(call("X", "a", 1), call("X", "a", 2));
        assertThat(history)
                .isEqualTo(history(call("X", "a", 2), call("X", "a", 1)))
                .hasSameHashCodeAs(history(call("X", "a", 2), call("X", "a", 1)))
                .isNotEqualTo(history(call("X", "a", 1)))
                .isNotEqualTo(history(call("X", "b", 1), call("X", "b", 2)))
                .isNotEqualTo(history(call("X", "a", 1), call("X", "a", 2), call("Y", "a", 2)))
                .isNotEqualTo("history");
        assertThat(history).hasToString("ContactHistory[2 contacts of 1 customers]");
    }

    private static byte[] saved(Call... calls) {
        Accumulator<Call, ContactHistory> accumulator = CALCULATOR.newAccumulator();
        accumulator.addAll(List.of(calls));
        return accumulator.toByteArray();
    }

    @Test
    void bytes() {
        Call[] calls = {
            call("X", "\u4E16".repeat(30_000), 1),
            call("", "a", 2),
            new Call("\uD83D\uDE00", " ", Instant.MAX),
            new Call(null, "a", day(0)),
            new Call("X", null, day(0)),
            new Call("X", "a", null)
        };
        assertThat(CALCULATOR.fromByteArray(saved(calls)).result()).isEqualTo(history(calls));
        Accumulator<Call, ContactHistory> tooLong = CALCULATOR.newAccumulator();
        tooLong.add(call("x".repeat((1 << 20) + 1), "a", 1));
        assertThatIllegalStateException()
                .isThrownBy(tooLong::toByteArray)
                .withMessageContaining("a customer or topic of 1048577 bytes");
    }

    /** As a question mark it would be that of another customer. */
    @Test
    void refusesHalfSurrogatePairs() {
        Accumulator<Call, ContactHistory> accumulator = CALCULATOR.newAccumulator();
        accumulator.addAll(List.of(call("a\uD83D", "a", 1), call("a?", "a", 1)));
        assertThat(accumulator.result().customersWithRepeat(DAY).denominator()).isEqualTo(2);
        assertThatIllegalStateException()
                .isThrownBy(accumulator::toByteArray)
                .withMessageContaining("half a surrogate pair");
    }

    /** One contact of X about a: the length of X is at 17, its code at 35, its time at 43. */
    @Test
    void refusesDamagedBytes() {
        byte[] saved = saved(call("X", "a", 1));
        for (int length = 13; length < saved.length; length++) {
            byte[] cut = Arrays.copyOf(saved, length);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CALCULATOR.fromByteArray(cut))
                    .withMessageContaining("is damaged");
        }
        byte[] noLength = saved.clone();
        noLength[17] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.fromByteArray(noLength))
                .withMessageContaining("a customer or topic of -16777215 bytes");
        byte[] noCustomer = saved.clone();
        noCustomer[38] = 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.fromByteArray(noCustomer))
                .withMessageContaining("no customer or topic 1 of 1");
        byte[] twice = saved(call("X", "a", 1), call("Y", "a", 1));
        twice[26] = 'X';
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.fromByteArray(twice))
                .withMessageContaining("a customer or topic twice: X");
        byte[] noTime = saved.clone();
        noTime[43] = 127;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALCULATOR.fromByteArray(noTime))
                .withMessageContaining("not an instant");
    }
}
