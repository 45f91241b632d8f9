package io.github.servicekpi.sla;

import static io.github.servicekpi.sla.SlaState.BREACHED_CLOSED;
import static io.github.servicekpi.sla.SlaState.BREACHED_OPEN;
import static io.github.servicekpi.sla.SlaState.CLOSED_WITHOUT;
import static io.github.servicekpi.sla.SlaState.MET;
import static io.github.servicekpi.sla.SlaState.NEGATIVE_SPAN;
import static io.github.servicekpi.sla.SlaState.NOT_APPLICABLE;
import static io.github.servicekpi.sla.SlaState.PAUSED;
import static io.github.servicekpi.sla.SlaState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deadlines and states of single clocks, in the opening hours Monday to Friday 09:00 to 17:00 UTC. */
class SlaClockTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    /** A Friday. */
    private static final Instant CREATED = Instant.parse("2026-03-06T16:30:00Z");

    private static final SlaClock TWO_HOURS = SlaClock.of(CREATED, Duration.ofHours(2), OFFICE);

    private static Instant monday(String time) {
        return Instant.parse("2026-03-09T" + time + "Z");
    }

    private static Instant friday(String time) {
        return Instant.parse("2026-03-06T" + time + "Z");
    }

    private static Pause pause(Instant start, @Nullable Instant end) {
        return new Pause(start, end);
    }

    /** Due time of the SLA example in the catalogue of definitions: Friday 16:30 and two hours are Monday 10:30. */
    @Test
    void dueAcrossWeekend() {
        assertThat(TWO_HOURS.dueAt()).contains(monday("10:30:00"));
        assertThat(TWO_HOURS.usedBy(monday("10:00:00"))).isEqualTo(Duration.ofMinutes(90));
        assertThat(TWO_HOURS.usedBy(friday("12:00:00"))).isEqualTo(Duration.ZERO);
        assertThat(TWO_HOURS.targetAt(CREATED)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void states() {
        assertThat(TWO_HOURS.state(friday("16:29:59"))).isEqualTo(NOT_APPLICABLE);
        assertThat(TWO_HOURS.state(CREATED)).isEqualTo(PENDING);
        assertThat(TWO_HOURS.state(monday("10:30:00"))).isEqualTo(PENDING);
        assertThat(TWO_HOURS.state(monday("10:30:00.000000001"))).isEqualTo(BREACHED_OPEN);
        Instant end = monday("16:00:00");
        assertThat(TWO_HOURS.metAt(CREATED).state(end)).isEqualTo(MET);
        assertThat(TWO_HOURS.metAt(monday("10:30:00")).state(end)).isEqualTo(MET);
        assertThat(TWO_HOURS.metAt(monday("10:30:00.000000001")).state(end)).isEqualTo(BREACHED_CLOSED);
        assertThat(TWO_HOURS.metAt(CREATED.minusNanos(1)).state(end)).isEqualTo(NEGATIVE_SPAN);
        assertThat(TWO_HOURS.closedAt(monday("10:30:00")).state(end)).isEqualTo(CLOSED_WITHOUT);
        assertThat(TWO_HOURS.closedAt(monday("10:30:01")).state(end)).isEqualTo(BREACHED_CLOSED);
        assertThat(TWO_HOURS.closedAt(friday("09:00:00")).state(end)).isEqualTo(CLOSED_WITHOUT);
    }

    /** The event decides, whether the case was closed before it or after. */
    @Test
    void eventGoesBeforeClosing() {
        SlaClock clock = TWO_HOURS.metAt(monday("12:00:00")).closedAt(monday("09:30:00"));
        assertThat(clock.state(monday("16:00:00"))).isEqualTo(BREACHED_CLOSED);
        assertThat(clock.state(monday("11:00:00"))).isEqualTo(CLOSED_WITHOUT);
        assertThat(clock.state(monday("09:20:00"))).isEqualTo(PENDING);
    }

    /** A target used up as the office closes is due then, and no more time passes until it opens. */
    @Test
    void dueAtClosing() {
        SlaClock clock = SlaClock.of(CREATED, Duration.ofMinutes(30), OFFICE);
        assertThat(clock.dueAt()).contains(friday("17:00:00"));
        assertThat(clock.state(monday("09:00:00"))).isEqualTo(PENDING);
        assertThat(clock.metAt(monday("09:00:00")).state(monday("16:00:00"))).isEqualTo(MET);
        assertThat(clock.metAt(monday("09:00:00.001")).state(monday("16:00:00")))
                .isEqualTo(BREACHED_CLOSED);
    }

    @Test
    void zeroTarget() {
        SlaClock clock = SlaClock.of(CREATED, Duration.ZERO, OFFICE);
        assertThat(clock.dueAt()).contains(CREATED);
        assertThat(clock.metAt(CREATED).state(CREATED)).isEqualTo(MET);
        assertThat(clock.pausedDuring(List.of(pause(CREATED, null))).dueAt()).contains(CREATED);
    }

    @Test
    void pausesExtendTheDeadline() {
        SlaClock clock = TWO_HOURS.pausedDuring(List.of(pause(friday("16:40:00"), monday("09:15:00"))));
        assertThat(clock.dueAt()).contains(monday("11:05:00"));
        assertThat(clock.usedBy(monday("10:15:00"))).isEqualTo(Duration.ofMinutes(70));
        assertThat(clock.state(friday("16:40:00"))).isEqualTo(PAUSED);
        assertThat(clock.state(monday("09:14:59"))).isEqualTo(PAUSED);
        assertThat(clock.state(monday("09:15:00"))).isEqualTo(PENDING);
        assertThat(clock.state(monday("11:05:01"))).isEqualTo(BREACHED_OPEN);
        assertThat(clock.metAt(monday("11:05:00")).state(monday("16:00:00"))).isEqualTo(MET);
    }

    /** A pause outside the opening hours takes no time from the clock, so none is added to it. */
    @Test
    void pauseOutsideOpeningHours() {
        SlaClock clock = TWO_HOURS.pausedDuring(
                List.of(pause(friday("17:00:00"), monday("09:00:00")), pause(friday("20:00:00"), friday("21:00:00"))));
        assertThat(clock.dueAt()).contains(monday("10:30:00"));
        assertThat(clock.pauses()).containsExactly(pause(friday("17:00:00"), monday("09:00:00")));
    }

    @Test
    void pauseWithoutEnd() {
        SlaClock early = TWO_HOURS.pausedDuring(List.of(pause(monday("10:00:00"), null)));
        assertThat(early.dueAt()).isEmpty();
        assertThat(early.state(monday("16:00:00"))).isEqualTo(PAUSED);
        assertThat(early.usedBy(monday("16:00:00"))).isEqualTo(Duration.ofMinutes(90));
        SlaClock late = TWO_HOURS.pausedDuring(List.of(pause(monday("11:00:00"), null)));
        assertThat(late.dueAt()).contains(monday("10:30:00"));
        assertThat(late.state(monday("16:00:00"))).isEqualTo(BREACHED_OPEN);
        SlaClock before = TWO_HOURS.pausedDuring(List.of(pause(friday("09:00:00"), friday("10:00:00"))));
        assertThat(before.dueAt()).contains(monday("10:30:00"));
    }

    /** Each moment of overlapping pauses counts once, in whatever order they are given. */
    @Test
    void overlappingPauses() {
        Pause first = pause(monday("09:00:00"), monday("09:30:00"));
        Pause inside = pause(monday("09:10:00"), monday("09:20:00"));
        Pause across = pause(monday("09:20:00"), monday("09:45:00"));
        Pause meeting = pause(monday("09:45:00"), monday("10:00:00"));
        Pause endless = pause(monday("12:00:00"), null);
        Pause within = pause(monday("13:00:00"), monday("14:00:00"));
        SlaClock clock = TWO_HOURS.pausedDuring(List.of(within, endless, meeting, across, inside, first));
        assertThat(clock.pauses()).containsExactly(pause(monday("09:00:00"), monday("10:00:00")), endless);
        assertThat(clock.dueAt()).contains(monday("11:30:00"));
    }

    @Test
    void neverOpenForSoLong() {
        SlaClock clock = SlaClock.of(CREATED, Duration.ofDays(5_000_000), OFFICE);
        assertThat(clock.dueAt()).isEmpty();
        assertThat(clock.state(monday("09:00:00"))).isEqualTo(PENDING);
    }

    @Test
    void promises() {
        SlaClock promise = SlaClock.promise(CREATED, monday("08:00:00"));
        assertThat(promise.dueAt()).contains(monday("08:00:00"));
        assertThat(promise.state(monday("08:00:00"))).isEqualTo(PENDING);
        assertThat(promise.state(monday("08:00:01"))).isEqualTo(BREACHED_OPEN);
        assertThat(promise.metAt(monday("08:00:00")).state(monday("09:00:00"))).isEqualTo(MET);
        assertThat(promise.metAt(monday("08:00:01")).state(monday("09:00:00"))).isEqualTo(BREACHED_CLOSED);
        assertThat(SlaClock.promise(CREATED, friday("09:00:00")).state(monday("09:00:00")))
                .isEqualTo(NEGATIVE_SPAN);
    }

    /** A pause puts a promise for ever off to the last of all instants, as there is none after it. */
    @Test
    void promiseForEver() {
        Pause pause = new Pause(friday("17:00:00"), monday("08:00:00"));
        assertThat(SlaClock.promise(CREATED, Instant.MAX)
                        .pausedDuring(List.of(pause))
                        .dueAt())
                .contains(Instant.MAX);
        assertThat(SlaClock.promise(CREATED, Instant.MAX.minusSeconds(3600))
                        .pausedDuring(List.of(pause))
                        .dueAt())
                .contains(Instant.MAX);
    }

    /** From eight hours to one while two hours are used: continued it is too late at once, begun anew it is not. */
    @Test
    void tighterTarget() {
        SlaClock eight = SlaClock.of(CREATED, Duration.ofHours(8), OFFICE);
        Instant at = monday("10:30:00");
        SlaClock continued = eight.retargetedAt(at, Duration.ofHours(1), OFFICE, TargetChange.CONTINUE);
        assertThat(continued.dueAt()).contains(at);
        assertThat(continued.state(at.minusNanos(1))).isEqualTo(PENDING);
        assertThat(continued.state(at)).isEqualTo(BREACHED_OPEN);
        assertThat(continued.usedBy(monday("11:00:00"))).isEqualTo(Duration.ofMinutes(150));
        assertThat(continued.targetAt(at)).isEqualTo(Duration.ofHours(1));
        assertThat(continued.targetAt(at.minusNanos(1))).isEqualTo(Duration.ofHours(8));
        SlaClock restarted = eight.retargetedAt(at, Duration.ofHours(1), OFFICE, TargetChange.RESTART);
        assertThat(restarted.dueAt()).contains(monday("11:30:00"));
        assertThat(restarted.usedBy(monday("11:00:00"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(restarted.state(monday("11:30:00"))).isEqualTo(PENDING);
        assertThat(eight.retargetedAt(at, Duration.ofHours(1), OFFICE, TargetChange.KEEP))
                .isEqualTo(eight);
    }

    /** From two hours to eight: what was too late before the change stays so. */
    @Test
    void looserTarget() {
        for (TargetChange change : List.of(TargetChange.CONTINUE, TargetChange.RESTART)) {
            SlaClock late = TWO_HOURS.retargetedAt(monday("10:31:00"), Duration.ofHours(8), OFFICE, change);
            assertThat(late.state(monday("12:00:00"))).as("%s", change).isEqualTo(BREACHED_OPEN);
            assertThat(late.dueAt()).as("%s", change).contains(monday("10:30:00"));
        }
        SlaClock continued =
                TWO_HOURS.retargetedAt(monday("10:30:00"), Duration.ofHours(8), OFFICE, TargetChange.CONTINUE);
        assertThat(continued.dueAt()).contains(monday("16:30:00"));
        assertThat(continued.state(monday("16:30:00"))).isEqualTo(PENDING);
        assertThat(continued.metAt(monday("10:00:00")).state(monday("16:45:00")))
                .isEqualTo(MET);
        SlaClock twice = continued.retargetedAt(monday("11:30:00"), Duration.ofHours(1), OFFICE, TargetChange.RESTART);
        assertThat(twice.dueAt()).contains(monday("12:30:00"));
        assertThat(twice.usedBy(monday("11:00:00"))).isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaClock.of(CREATED, Duration.ofHours(-1), OFFICE))
                .withMessage("target must not be negative: PT-1H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO_HOURS.retargetedAt(CREATED, Duration.ofHours(-1), OFFICE, TargetChange.CONTINUE))
                .withMessage("target must not be negative: PT-1H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TWO_HOURS.retargetedAt(CREATED, Duration.ofHours(1), OFFICE, TargetChange.CONTINUE))
                .withMessage("at must be after the start of the clock and other changes, 2026-03-06T16:30:00Z,"
                        + " but was 2026-03-06T16:30:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pause(monday("09:00:00"), CREATED))
                .withMessage("a pause must not end before it starts, but was from 2026-03-09T09:00:00Z to"
                        + " 2026-03-06T16:30:00Z");
    }

    @Test
    void valuesAreEqualByWhatTheySay() {
        SlaClock other = SlaClock.of(CREATED, Duration.ofHours(2), OFFICE);
        assertThat(other).isEqualTo(TWO_HOURS).hasSameHashCodeAs(TWO_HOURS).hasToString(TWO_HOURS.toString());
        assertThat(other.metAt(CREATED)).isNotEqualTo(TWO_HOURS);
        assertThat(other.closedAt(CREATED)).isNotEqualTo(TWO_HOURS);
        assertThat(other.pausedDuring(List.of(pause(CREATED, null)))).isNotEqualTo(TWO_HOURS);
        assertThat(SlaClock.of(CREATED, Duration.ofHours(3), OFFICE)).isNotEqualTo(TWO_HOURS);
        assertThat(TWO_HOURS).isNotEqualTo("a clock");
        assertThat(TWO_HOURS.startedAt()).isEqualTo(CREATED);
        assertThat(TWO_HOURS.metAt()).isEmpty();
        assertThat(TWO_HOURS.closedAt(CREATED).closedAt()).contains(CREATED);
    }
}
