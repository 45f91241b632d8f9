package io.github.servicekpi.workforce;

import io.github.servicekpi.testing.Lengths;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random activities of a few agents within a hundred seconds, any value missing now and then, some ending before they start. */
final class Activity {
    private static final List<PresenceState> STATES = List.of(PresenceState.values());
    private static final Instant ORIGIN = Instant.parse("2026-03-02T10:00:00Z");

    private Activity() {}

    /** The instant so many seconds after the origin. */
    static Instant at(int second) {
        return ORIGIN.plusSeconds(second);
    }

    static Arbitrary<AgentActivity> any() {
        return Arbitraries.longs().map(seed -> of(new Random(seed)));
    }

    /** An activity of one kind of length, by one of several agents. */
    static AgentActivity of(Lengths lengths, int number, Random random) {
        String agent = random.nextInt(10) == 0 ? null : "agent " + random.nextInt(20);
        Instant start = random.nextInt(10) == 0 ? null : at(random.nextInt(100_000) - 50_000);
        Instant end = Lengths.later(start == null ? ORIGIN : start, lengths.of(number, random));
        return random.nextBoolean()
                ? new WorkSegment(agent, "c" + random.nextInt(400), start, random.nextInt(10) == 0 ? null : end)
                : new PresenceSpan(agent, STATES.get(random.nextInt(STATES.size())), start, end);
    }

    private static AgentActivity of(Random random) {
        String agent = random.nextInt(8) == 0 ? null : random.nextBoolean() ? "amy" : "bob";
        int second = random.nextInt(100);
        Instant start = random.nextInt(10) == 0 ? null : at(second);
        Instant end = random.nextInt(10) == 0 ? null : at(second + random.nextInt(25) - 2);
        if (random.nextBoolean()) {
            String contact = random.nextInt(10) == 0 ? null : "c" + random.nextInt(4);
            return new WorkSegment(agent, contact, start, end);
        }
        PresenceState state = STATES.get(random.nextInt(STATES.size()));
        return new PresenceSpan(agent, state, start, end);
    }
}
