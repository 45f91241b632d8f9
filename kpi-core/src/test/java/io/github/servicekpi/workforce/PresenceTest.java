package io.github.servicekpi.workforce;

import static io.github.servicekpi.workforce.PresenceState.AVAILABLE;
import static io.github.servicekpi.workforce.PresenceState.AWAY;
import static io.github.servicekpi.workforce.PresenceState.BUSY;
import static io.github.servicekpi.workforce.PresenceState.OFFLINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static PresenceSpan in(PresenceState state, String agent, String from, String to) {
        return new PresenceSpan(agent, state, at(from), to == null ? null : at(to));
    }

    private static Presence morning(PresenceSpan... spans) {
        return Presence.calculator(at("08:00"), at("12:00")).calculate(List.of(spans));
    }

    /** The example of the definition, worked out by hand. */
    @Test
    void conflictingStatesCountApart() {
        Presence presence = morning(
                in(AVAILABLE, "amy", "08:00", "09:00"),
                in(BUSY, "amy", "09:00", "11:30"),
                in(AWAY, "amy", "11:30", null),
                in(AVAILABLE, "amy", "11:00", "11:15"));

        assertThat(presence.in(AVAILABLE)).isEqualTo(Duration.ofMinutes(60));
        assertThat(presence.in(BUSY)).isEqualTo(Duration.ofMinutes(135));
        assertThat(presence.in(AWAY)).isEqualTo(Duration.ofMinutes(30));
        assertThat(presence.in(OFFLINE)).isZero();
        assertThat(presence.conflicting()).isEqualTo(Duration.ofMinutes(15));
        assertThat(presence.online()).isEqualTo(Duration.ofMinutes(225));
        assertThat(presence.occupancy().orElseThrow()).isEqualTo(135.0 / 195);
        assertThat(presence.agents()).isEqualTo(1);
    }

    @Test
    void oneStateToldTwiceIsNoConflict() {
        Presence presence = morning(in(BUSY, "amy", "08:00", "10:00"), in(BUSY, "amy", "09:00", "11:00"));

        assertThat(presence.in(BUSY)).isEqualTo(Duration.ofHours(3));
        assertThat(presence.conflicting()).isZero();
    }

    @Test
    void spansAreCutToTheRange() {
        Presence presence = morning(
                in(BUSY, "amy", "07:00", "08:30"),
                in(AVAILABLE, "bob", "11:45", "13:00"),
                in(BUSY, "cem", "06:00", "08:00"),
                in(BUSY, "dea", "12:00", null));

        assertThat(presence.in(BUSY)).isEqualTo(Duration.ofMinutes(30));
        assertThat(presence.in(AVAILABLE)).isEqualTo(Duration.ofMinutes(15));
        assertThat(presence.agents()).isEqualTo(2);
    }

    @Test
    void agentsDoNotConflictWithEachOther() {
        Presence presence = morning(in(BUSY, "amy", "08:00", "09:00"), in(AVAILABLE, "bob", "08:00", "09:00"));

        assertThat(presence.conflicting()).isZero();
        assertThat(presence.occupancy().orElseThrow()).isEqualTo(0.5);
    }

    @Test
    void anAgentOnlyInConflictWasThere() {
        Presence presence = morning(in(BUSY, "amy", "08:00", "09:00"), in(AWAY, "amy", "08:00", "09:00"));

        assertThat(presence.agents()).isEqualTo(1);
        assertThat(presence.online()).isZero();
        assertThat(presence.conflicting()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void countsWhatItLeavesOutByReason() {
        Presence presence = morning(
                new PresenceSpan(null, BUSY, at("08:00"), at("09:00")),
                new PresenceSpan("amy", BUSY, null, at("09:00")),
                in(BUSY, "amy", "09:00", "08:00"));

        assertThat(presence.excluded().asMap())
                .isEqualTo(Map.of("unknown-agent", 1L, "unknown-start", 1L, "negative-span", 1L));
    }

    @Test
    void returnsNoOccupancyWithoutSpans() {
        assertThat(morning().occupancy()).isEmpty();
        assertThat(morning().byState())
                .hasSize(4)
                .allSatisfy((state, time) -> assertThat(time).isZero());
    }

    @Test
    void refusesAnEmptyRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presence.calculator(at("08:00"), at("08:00")))
                .withMessage("startInclusive must be before endExclusive, but they were 2026-03-02T08:00:00Z and"
                        + " 2026-03-02T08:00:00Z");
    }

    @Test
    void refusesNegativeTimes() {
        Duration negative = Duration.ofSeconds(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Presence(Map.of(BUSY, negative), Duration.ZERO, 0, Exclusions.none()))
                .withMessage("the time BUSY must not be negative, but was PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Presence(Map.of(), negative, 0, Exclusions.none()))
                .withMessage("conflicting and agents must not be negative, but were PT-1S and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Presence(Map.of(), Duration.ZERO, -1, Exclusions.none()))
                .withMessage("conflicting and agents must not be negative, but were PT0S and -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Occupancy(negative, Duration.ZERO, Exclusions.none()))
                .withMessage("busy and idle must not be negative, but were PT-1S and PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Occupancy(Duration.ZERO, negative, Exclusions.none()))
                .withMessage("busy and idle must not be negative, but were PT0S and PT-1S");
    }

    private static Occupancy occupancy(Concurrency concurrency, AgentActivity... activities) {
        return Occupancy.calculator(concurrency, at("08:00"), at("12:00")).calculate(List.of(activities));
    }

    /** Two chats at once and ten idle minutes: 75 % by the union, 80 % by the sum; worked out by hand. */
    @Test
    void occupancyOfTwoChatsAtOnce() {
        AgentActivity[] activities = {
            new WorkSegment("amy", "a", at("10:00"), at("10:20")),
            new WorkSegment("amy", "b", at("10:10"), at("10:30")),
            in(AVAILABLE, "amy", "10:00", "10:40")
        };

        assertThat(occupancy(Concurrency.UNION, activities).value().orElseThrow())
                .isEqualTo(0.75);
        assertThat(occupancy(Concurrency.SHARED, activities).value().orElseThrow())
                .isEqualTo(0.75);
        assertThat(occupancy(Concurrency.SUM, activities).value().orElseThrow()).isEqualTo(0.8);
        assertThat(occupancy(Concurrency.UNION, activities).idle()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void workOutsideOfAvailableTimeIsBusyAndNotTakenFromIdle() {
        Occupancy occupancy = occupancy(
                Concurrency.UNION,
                new WorkSegment("amy", "a", at("07:30"), at("08:30")),
                in(AVAILABLE, "amy", "08:15", "09:15"),
                new WorkSegment("bob", "b", at("11:30"), null),
                in(BUSY, "bob", "11:00", null));

        assertThat(occupancy.busy()).isEqualTo(Duration.ofMinutes(60));
        assertThat(occupancy.idle()).isEqualTo(Duration.ofMinutes(45));
        assertThat(occupancy.value().orElseThrow()).isCloseTo(60.0 / 105, within(1e-15));
    }

    @Test
    void returnsNoOccupancyWithoutActivities() {
        assertThat(occupancy(Concurrency.UNION).value()).isEmpty();
    }
}
