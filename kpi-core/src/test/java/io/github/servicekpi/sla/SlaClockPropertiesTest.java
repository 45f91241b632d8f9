package io.github.servicekpi.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Random clocks against one that walks minute by minute. */
class SlaClockPropertiesTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-12:00, Mon-Fri 13:00-17:00"))
            .build();

    /** A Monday. */
    private static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");

    private static final int DAY = 24 * 60;
    private static final int LIMIT = 14 * DAY;
    private static final int NEVER = Integer.MAX_VALUE;

    private static Instant at(int minute) {
        return FIRST.plusSeconds(60L * minute);
    }

    private static @Nullable Instant atOrNull(int minute) {
        return minute == NEVER ? null : at(minute);
    }

    private static boolean isOpen(int minute) {
        int ofDay = minute % DAY;
        return minute / DAY % 7 < 5 && ofDay >= 9 * 60 && ofDay < 17 * 60 && ofDay / 60 != 12;
    }

    /** A target from a minute on. */
    private record Term(int from, int target, TargetChange change) {}

    /** What a clock is made of, in minutes. */
    private record Draft(List<Term> terms, List<int[]> pauses, int met, int closed) {

        static Draft random(Random random) {
            int start = random.nextInt(6 * DAY);
            List<Term> terms = new ArrayList<>();
            terms.add(new Term(start, random.nextInt(900), TargetChange.RESTART));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                int from = terms.get(terms.size() - 1).from() + 1 + random.nextInt(2 * DAY);
                TargetChange change = random.nextBoolean() ? TargetChange.CONTINUE : TargetChange.RESTART;
                terms.add(new Term(from, random.nextInt(900), change));
            }
            List<int[]> pauses = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                int from = start - DAY / 2 + random.nextInt(4 * DAY);
                pauses.add(new int[] {from, random.nextInt(8) == 0 ? NEVER : from + random.nextInt(DAY)});
            }
            int met = random.nextBoolean() ? NEVER : start - 20 + random.nextInt(5 * DAY);
            int closed = random.nextBoolean() ? NEVER : start - 20 + random.nextInt(5 * DAY);
            return new Draft(terms, pauses, met, closed);
        }

        int start() {
            return terms.get(0).from();
        }

        SlaClock clock() {
            SlaClock clock =
                    SlaClock.of(at(start()), Duration.ofMinutes(terms.get(0).target()), OFFICE);
            for (Term term : terms.subList(1, terms.size())) {
                clock = clock.retargetedAt(at(term.from()), Duration.ofMinutes(term.target()), OFFICE, term.change());
            }
            return clock.pausedDuring(pauses.stream()
                            .map(pause -> new Pause(at(pause[0]), atOrNull(pause[1])))
                            .toList())
                    .metAt(atOrNull(met))
                    .closedAt(atOrNull(closed));
        }

        boolean isPaused(int minute) {
            return pauses.stream().anyMatch(pause -> pause[0] <= minute && minute < pause[1]);
        }
    }

    /** The clock, a minute at a time. */
    private static final class Walk {
        final int[] used = new int[LIMIT];
        final boolean[] isUp = new boolean[LIMIT];
        int due = NEVER;

        Walk(Draft draft) {
            List<Term> terms = draft.terms();
            int term = 0;
            int soFar = 0;
            boolean up = false;
            for (int minute = draft.start(); minute < LIMIT; minute++) {
                up |= soFar > terms.get(term).target();
                if (term + 1 < terms.size() && terms.get(term + 1).from() == minute) {
                    term++;
                    soFar = terms.get(term).change() == TargetChange.RESTART ? 0 : soFar;
                    due = up ? due : NEVER;
                }
                if (due == NEVER && soFar >= terms.get(term).target()) {
                    due = minute;
                }
                up |= soFar > terms.get(term).target();
                used[minute] = soFar;
                isUp[minute] = up;
                soFar += isOpen(minute) && !draft.isPaused(minute) ? 1 : 0;
            }
        }
    }

    @Property
    void agreesWithWalk(@ForAll Random random) {
        Draft draft = Draft.random(random);
        SlaClock clock = draft.clock();
        Walk walk = new Walk(draft);
        for (int minute = draft.start(); minute < LIMIT; minute += 1 + random.nextInt(200)) {
            assertThat(clock.usedBy(at(minute))).isEqualTo(Duration.ofMinutes(walk.used[minute]));
            assertThat(clock.state(at(minute))).as("minute %s", minute).isEqualTo(state(draft, walk, minute));
        }
        if (walk.due != NEVER) {
            assertThat(clock.dueAt()).contains(at(walk.due));
        } else {
            assertThat(clock.dueAt().filter(due -> due.isBefore(at(LIMIT - 1)))).isEmpty();
        }
    }

    private static SlaState state(Draft draft, Walk walk, int asOf) {
        if (draft.met() <= asOf) {
            if (draft.met() < draft.start()) {
                return SlaState.NEGATIVE_SPAN;
            }
            return walk.isUp[draft.met()] ? SlaState.BREACHED_CLOSED : SlaState.MET;
        }
        if (draft.closed() <= asOf) {
            return draft.closed() >= draft.start() && walk.isUp[draft.closed()]
                    ? SlaState.BREACHED_CLOSED
                    : SlaState.CLOSED_WITHOUT;
        }
        if (walk.isUp[asOf]) {
            return SlaState.BREACHED_OPEN;
        }
        return draft.isPaused(asOf) ? SlaState.PAUSED : SlaState.PENDING;
    }

    /** No pause outside the opening hours moves the deadline. */
    @Property
    void pausesOutsideOpeningHours(@ForAll Random random) {
        int start = random.nextInt(6 * DAY);
        SlaClock clock = SlaClock.of(at(start), Duration.ofMinutes(1 + random.nextInt(900)), OFFICE);
        List<Pause> pauses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int from = random.nextInt(LIMIT);
            int to = from;
            while (!isOpen(to) && to < LIMIT && random.nextInt(200) > 0) {
                to++;
            }
            pauses.add(new Pause(at(from), at(to)));
        }
        assertThat(clock.pausedDuring(pauses).dueAt()).isEqualTo(clock.dueAt());
    }
}
