package io.github.servicekpi.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcurrentWorkTest {
    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }

    private static WorkSegment work(String agent, String contact, String from, String to) {
        return new WorkSegment(agent, contact, at(from), at(to));
    }

    private static ConcurrentWork of(WorkSegment... segments) {
        return ConcurrentWork.calculator().calculate(List.of(segments));
    }

    /** Two chats of one agent, 10:00 to 10:20 and 10:10 to 10:30; the numbers are worked out by hand. */
    @Test
    void twoChatsAtOnce() {
        ConcurrentWork chats = of(work("amy", "a", "10:00", "10:20"), work("amy", "b", "10:10", "10:30"));

        assertThat(chats.contacts()).isEqualTo(2);
        assertThat(chats.total(Concurrency.SUM)).isEqualTo(Duration.ofMinutes(40));
        assertThat(chats.mean(Concurrency.SUM)).contains(Duration.ofMinutes(20));
        assertThat(chats.total(Concurrency.UNION)).isEqualTo(Duration.ofMinutes(30));
        assertThat(chats.total(Concurrency.SHARED)).isEqualTo(Duration.ofMinutes(30));
        assertThat(chats.mean(Concurrency.SHARED)).contains(Duration.ofMinutes(15));
        assertThat(chats.elapsed().max()).contains(Duration.ofMinutes(20));
        assertThat(chats.shared())
                .isEqualTo(DurationDistribution.of(List.of(Duration.ofMinutes(15), Duration.ofMinutes(15))));
    }

    @Test
    void thirdsAreRoundedOnceToTheNanosecond() {
        Instant start = at("10:00");
        Instant end = start.plusNanos(10);
        ConcurrentWork three = of(
                new WorkSegment("amy", "a", start, end),
                new WorkSegment("amy", "b", start, end),
                new WorkSegment("amy", "c", start, end.plusNanos(1)));

        // 10 / 3 ns twice, and 10 / 3 + 1; the union is 11 ns, whatever the roundings say.
        assertThat(three.shared())
                .isEqualTo(DurationDistribution.of(
                        List.of(Duration.ofNanos(3), Duration.ofNanos(3), Duration.ofNanos(4))));
        assertThat(three.total(Concurrency.SHARED)).isEqualTo(Duration.ofNanos(11));
    }

    @Test
    void sharesOfSeveralNumbersOfContactsAreRoundedTogether() {
        Instant start = at("10:00");
        // a is alone for 1 ns, one of two for 1 ns and one of three for 1 ns: 11 / 6 = 1.83 ns, not 1 + 0 + 0.
        ConcurrentWork work = of(
                new WorkSegment("amy", "a", start, start.plusNanos(3)),
                new WorkSegment("amy", "b", start.plusNanos(1), start.plusNanos(3)),
                new WorkSegment("amy", "c", start.plusNanos(2), start.plusNanos(3)));

        assertThat(work.shared())
                .isEqualTo(DurationDistribution.of(
                        List.of(Duration.ofNanos(2), Duration.ofNanos(1), Duration.ofNanos(0))));
    }

    @Test
    void segmentsOfOneContactThatOverlapCountOnce() {
        ConcurrentWork work = of(
                work("amy", "a", "10:00", "10:20"),
                work("amy", "a", "10:10", "10:30"),
                work("amy", "a", "10:30", "10:40"));

        assertThat(work.contacts()).isEqualTo(1);
        assertThat(work.total(Concurrency.SUM)).isEqualTo(Duration.ofMinutes(40));
        assertThat(work.total(Concurrency.UNION)).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void agentsOnOneContactAddUp() {
        ConcurrentWork transferred = of(work("amy", "a", "10:00", "10:20"), work("bob", "a", "10:10", "10:30"));

        assertThat(transferred.contacts()).isEqualTo(1);
        for (Concurrency concurrency : Concurrency.values()) {
            assertThat(transferred.mean(concurrency)).as("%s", concurrency).contains(Duration.ofMinutes(40));
        }
    }

    @Test
    void countsContactsWithoutLength() {
        ConcurrentWork work = of(work("amy", "a", "10:00", "10:00"), work("amy", "b", "10:00", "10:30"));

        assertThat(work.contacts()).isEqualTo(2);
        assertThat(work.mean(Concurrency.SHARED)).contains(Duration.ofMinutes(15));
        assertThat(work.shared().min()).contains(Duration.ZERO);
    }

    @Test
    void countsWhatItLeavesOutByReason() {
        ConcurrentWork work = of(
                new WorkSegment(null, "a", at("10:00"), at("10:20")),
                new WorkSegment("amy", null, at("10:00"), at("10:20")),
                new WorkSegment("amy", "a", null, at("10:20")),
                new WorkSegment("amy", "a", at("10:00"), null),
                new WorkSegment("amy", "a", at("10:00"), null),
                work("amy", "a", "10:20", "10:00"));

        assertThat(work.excluded().asMap())
                .isEqualTo(Map.of(
                        "unknown-agent", 1L,
                        "unknown-contact", 1L,
                        "unknown-start", 1L,
                        "unfinished", 2L,
                        "negative-span", 1L));
        assertThat(work.contacts()).isZero();
    }

    @Test
    void returnsNoMeanWithoutContacts() {
        ConcurrentWork none = of();

        for (Concurrency concurrency : Concurrency.values()) {
            assertThat(none.total(concurrency)).isZero();
            assertThat(none.mean(concurrency)).isEmpty();
        }
    }

    /** One reason a segment, the first in the order of the class comment. */
    @Test
    void firstReasonCounts() {
        Instant nine = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(ConcurrentWork.calculator()
                        .calculate(List.of(
                                new WorkSegment(null, null, null, nine),
                                new WorkSegment("amy", null, null, null),
                                new WorkSegment("amy", null, nine, nine.minusSeconds(1)),
                                new WorkSegment("amy", null, nine, null)))
                        .excluded())
                .isEqualTo(Exclusions.of(Map.of(
                        "unknown-agent", 1L,
                        "unknown-start", 1L,
                        "negative-span", 1L,
                        "unknown-contact", 1L)));
    }
}
