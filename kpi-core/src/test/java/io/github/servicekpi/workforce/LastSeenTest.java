package io.github.servicekpi.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastSeenTest {
    private record Signal(String agent, Instant at, String source) {}

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static Optional<LastSeen> at10(Signal... signals) {
        return LastSeen.calculator(Signal::at, Signal::source, at("10:00")).calculate(List.of(signals));
    }

    /** The example of the definition. */
    @Test
    void latestSignalUpToTheInstant() {
        Optional<LastSeen> seen = at10(
                new Signal("amy", at("08:00"), "login"),
                new Signal("amy", at("09:12"), "message"),
                new Signal("amy", at("09:12"), "heartbeat"),
                new Signal("amy", at("11:00"), "heartbeat"));

        assertThat(seen).contains(new LastSeen(at("09:12"), "heartbeat"));
        assertThat(seen.orElseThrow().age(at("10:00"))).isEqualTo(Duration.ofMinutes(48));
    }

    @Test
    void aSignalAtTheInstantCounts() {
        assertThat(at10(new Signal("amy", at("10:00"), "login"))).contains(new LastSeen(at("10:00"), "login"));
    }

    @Test
    void returnsEmptyForNever() {
        assertThat(at10(
                        new Signal("amy", null, "login"),
                        new Signal("amy", at("09:00"), null),
                        new Signal("amy", at("10:01"), "login")))
                .isEmpty();
    }
}
