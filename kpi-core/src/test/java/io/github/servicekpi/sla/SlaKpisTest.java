package io.github.servicekpi.sla;

import static io.github.servicekpi.sla.AttainmentForm.OF_ALL;
import static io.github.servicekpi.sla.AttainmentForm.OF_CLOSED;
import static io.github.servicekpi.sla.AttainmentForm.OF_DECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.conversation.Conversation;
import io.github.servicekpi.conversation.ConversationEvent.Message;
import io.github.servicekpi.conversation.ConversationEvent.Reopened;
import io.github.servicekpi.conversation.ConversationEvent.Resolved;
import io.github.servicekpi.conversation.ConversationPolicy;
import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionBuilder;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The example of the class comments, and what is left out of it. */
class SlaKpisTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    /** A Friday. */
    private static final Instant CREATED = Instant.parse("2026-03-06T16:30:00Z");

    private static final Instant IN_TIME = Instant.parse("2026-03-09T10:30:00Z");
    private static final Instant LATE = Instant.parse("2026-03-09T10:31:00Z");
    private static final Instant AS_OF = Instant.parse("2026-03-09T12:00:00Z");

    private static final SlaPolicy POLICY = SlaPolicy.builder(OFFICE)
            .target(SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofHours(2)))
            .target(SlaTarget.of(SlaMetric.RESOLUTION, Duration.ofHours(2)))
            .build();

    private static InteractionBuilder builder() {
        return Interaction.builder("c", CREATED);
    }

    /** Of ten cases seven met, one late and closed, one late and open, one pending: the SLA example of the catalogue. */
    private static List<Interaction> tenCases() {
        List<Interaction> cases = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            cases.add(builder().firstResponseAt(IN_TIME).resolvedAt(IN_TIME).build());
        }
        cases.add(builder().firstResponseAt(LATE).resolvedAt(LATE).build());
        cases.add(builder().build());
        cases.add(Interaction.builder("c", AS_OF.minusSeconds(60)).build());
        return cases;
    }

    @Test
    void threeForms() {
        for (SlaAttainment result : List.of(
                SlaKpis.firstResponse(POLICY, AS_OF).calculate(tenCases()),
                SlaKpis.resolution(POLICY, AS_OF).calculate(tenCases()))) {
            assertThat(result.attainment(OF_DECIDED)).isEqualTo(new Proportion(7, 9, Exclusions.of("pending", 1)));
            assertThat(result.attainment(OF_DECIDED).value()).hasValue(7.0 / 9); // 77.78 %
            assertThat(result.attainment(OF_CLOSED))
                    .isEqualTo(new Proportion(7, 8, Exclusions.of(Map.of("breached-open", 1L, "pending", 1L))));
            assertThat(result.attainment(OF_CLOSED).value()).hasValue(0.875);
            assertThat(result.attainment(OF_ALL)).isEqualTo(Proportion.of(7, 10));
            assertThat(result.attainment(OF_ALL).value()).hasValue(0.7);
        }
    }

    @Test
    void exclusions() {
        List<Interaction> cases = List.of(
                builder().resolvedAt(IN_TIME).build(),
                builder().firstResponseAt(CREATED.minusSeconds(1)).build(),
                builder().firstResponseAt(IN_TIME).origin(Origin.CAMPAIGN).build(),
                builder().abandonedAt(LATE).build());
        assertThat(SlaKpis.firstResponse(POLICY, AS_OF).calculate(cases).attainment(OF_DECIDED))
                .isEqualTo(new Proportion(
                        0,
                        1,
                        Exclusions.of(
                                Map.of("closed-without", 1L, "negative-span", 1L, "not-customer-initiated", 1L))));
        SlaPolicy none = SlaPolicy.builder(OFFICE).build();
        assertThat(SlaKpis.firstResponse(none, AS_OF).calculate(cases).attainment(OF_DECIDED))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("not-applicable", 4)));
        assertThat(SlaKpis.resolution(none, AS_OF).calculate(cases).attainment(OF_ALL))
                .isEqualTo(new Proportion(0, 0, Exclusions.of("not-applicable", 4)));
        assertThat(SlaKpis.resolution(none, AS_OF)
                        .calculate(List.of())
                        .attainment(OF_DECIDED)
                        .value())
                .isEmpty();
    }

    /** A case that was open when the report of Monday was made is closed in that of Tuesday; the target is the same. */
    @Test
    void asOf() {
        List<Interaction> one = List.of(builder().firstResponseAt(LATE).build());
        assertThat(SlaKpis.firstResponse(POLICY, IN_TIME).calculate(one).count(SlaState.PENDING))
                .isOne();
        assertThat(SlaKpis.firstResponse(POLICY, LATE).calculate(one).count(SlaState.BREACHED_CLOSED))
                .isOne();
        assertThat(SlaKpis.firstResponse(POLICY, LATE.minusSeconds(1))
                        .calculate(one)
                        .count(SlaState.BREACHED_OPEN))
                .isOne();
    }

    /**
     * Two hours on Monday from 09:00: the customer writes at 09:00 and is answered; writes at 10:00 and is answered in time,
     * at 11:00 and is answered too late; writes at 14:00, and the case is resolved without an answer at 14:30; writes at 15:00
     * and waits. The first cycle is that of the first response.
     */
    @Test
    void nextResponses() {
        Instant nine = Instant.parse("2026-03-09T09:00:00Z");
        IntFunction<Instant> at = minutes -> nine.plusSeconds(60L * minutes);
        Conversation talk = Conversation.of(
                "c",
                List.of(
                        Message.ofCustomer(nine),
                        Message.ofAgent(at.apply(30), "amy"),
                        Message.ofCustomer(at.apply(60)),
                        Message.ofAgent(at.apply(90), "amy"),
                        Message.ofCustomer(at.apply(120)),
                        Message.ofAgent(at.apply(241), "bob"),
                        Message.ofCustomer(at.apply(300)),
                        Resolved.byAgent(at.apply(330), "bob"),
                        new Reopened(at.apply(350)),
                        Message.ofCustomer(at.apply(360))));
        SlaPolicy policy = SlaPolicy.builder(OFFICE)
                .target(SlaTarget.of(SlaMetric.NEXT_RESPONSE, Duration.ofHours(2)))
                .build();
        List<ReplyCycle> cycles = talk.replyCycles(ConversationPolicy.DEFAULT);
        assertThat(SlaKpis.nextResponse(policy, at.apply(480)).calculate(cycles))
                .isEqualTo(new SlaAttainment(
                        new TreeMap<>(Map.of(
                                SlaState.MET,
                                1L,
                                SlaState.BREACHED_CLOSED,
                                1L,
                                SlaState.CLOSED_WITHOUT,
                                1L,
                                SlaState.PENDING,
                                1L)),
                        Exclusions.none()));
        assertThat(policy.clock(cycles.get(0))).isEmpty();
        Instant tuesday = Instant.parse("2026-03-10T09:00:01Z");
        assertThat(SlaKpis.nextResponse(policy, tuesday).calculate(cycles).count(SlaState.BREACHED_OPEN))
                .isOne();
        assertThat(SlaAttainment.<Conversation>perCase(
                                "next responses",
                                conversation -> conversation.replyCycles(ConversationPolicy.DEFAULT).stream()
                                        .flatMap(cycle -> policy.clock(cycle).stream())
                                        .toList(),
                                tuesday)
                        .calculate(List.of(talk))
                        .attainment(OF_DECIDED))
                .isEqualTo(Proportion.of(0, 1));
    }

    /** A cycle that nothing closed is over with its case. */
    @Test
    void cyclesOfCasesThatAreOver() {
        Interaction row = builder().resolvedAt(LATE).build();
        ReplyCycle cycle = new ReplyCycle(row, CREATED, null, null, ReplyCycle.State.UNANSWERED, null, 1, null);
        SlaPolicy policy = SlaPolicy.builder(OFFICE)
                .target(SlaTarget.of(SlaMetric.NEXT_RESPONSE, Duration.ofHours(2)))
                .build();
        assertThat(policy.clock(cycle).map(clock -> clock.state(AS_OF))).contains(SlaState.BREACHED_CLOSED);
    }

    private record CallBack(
            @Nullable Instant askedAt,
            @Nullable Instant dueAt,
            @Nullable Instant calledAt) {}

    @Test
    void promises() {
        List<CallBack> calls = List.of(
                new CallBack(CREATED, IN_TIME, IN_TIME),
                new CallBack(CREATED, IN_TIME, LATE),
                new CallBack(CREATED, IN_TIME, null),
                new CallBack(CREATED, AS_OF, null),
                new CallBack(CREATED, null, null),
                new CallBack(null, AS_OF, null));
        SlaAttainment kept = SlaKpis.promisesKept(CallBack::askedAt, CallBack::dueAt, CallBack::calledAt, AS_OF)
                .calculate(calls);
        assertThat(kept.attainment(OF_DECIDED))
                .isEqualTo(new Proportion(1, 3, Exclusions.of(Map.of("pending", 1L, "not-applicable", 2L))));
    }

    /** Three promises about one case and one about another: by promise 2 of 3, by case 1 of 2. */
    @Test
    void perCase() {
        SlaClock clock = SlaClock.of(CREATED, Duration.ofHours(2), OFFICE);
        List<List<SlaClock>> cases = List.of(
                List.of(clock.metAt(IN_TIME), clock.metAt(LATE), SlaClock.of(AS_OF, Duration.ofHours(1), OFFICE)),
                List.of(clock.metAt(IN_TIME)),
                List.of());
        assertThat(SlaAttainment.<List<SlaClock>>perCase("next responses", row -> row, AS_OF)
                        .calculate(cases)
                        .attainment(OF_DECIDED))
                .isEqualTo(new Proportion(1, 2, Exclusions.of("not-applicable", 1)));
        assertThat(SlaAttainment.<SlaClock>calculator("next response", row -> row, AS_OF)
                        .<List<SlaClock>>flatMapping(row -> row)
                        .calculate(cases)
                        .attainment(OF_DECIDED))
                .isEqualTo(new Proportion(2, 3, Exclusions.of("pending", 1)));
    }

    @Test
    void worstState() {
        assertThat(SlaState.of(List.of())).isEqualTo(SlaState.NOT_APPLICABLE);
        assertThat(SlaState.of(List.of(SlaState.BREACHED_CLOSED, SlaState.BREACHED_OPEN, SlaState.MET)))
                .isEqualTo(SlaState.BREACHED_OPEN);
        assertThat(SlaState.of(List.of(SlaState.MET, SlaState.PENDING))).isEqualTo(SlaState.PENDING);
        assertThat(SlaState.of(List.of(SlaState.CLOSED_WITHOUT, SlaState.MET))).isEqualTo(SlaState.MET);
        assertThat(SlaState.CLOSED_WITHOUT.reason()).isEqualTo("closed-without");
    }

    @Test
    void counts() {
        SlaAttainment a = new SlaAttainment(
                new TreeMap<>(Map.of(SlaState.MET, 2L, SlaState.PENDING, 0L)), Exclusions.of("other", 1));
        SlaAttainment b =
                new SlaAttainment(new TreeMap<>(Map.of(SlaState.MET, 1L, SlaState.PAUSED, 1L)), Exclusions.none());
        assertThat(a.counts()).containsOnlyKeys(SlaState.MET);
        assertThat(a.plus(b))
                .isEqualTo(new SlaAttainment(
                        new TreeMap<>(Map.of(SlaState.MET, 3L, SlaState.PAUSED, 1L)), Exclusions.of("other", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlaAttainment(new TreeMap<>(Map.of(SlaState.MET, -1L)), Exclusions.none()))
                .withMessage("count of MET must not be negative, but was -1");
    }

    private record Call(
            Instant askedAt, Instant dueAt, @Nullable Instant calledAt) {}

    /** As the comment of the calculator does it. */
    @Test
    void promisesOfOtherRows() {
        Instant now = AS_OF;
        Calculator<Call, SlaAttainment> callBacks = SlaAttainment.calculator(
                "callback",
                call -> SlaClock.promise(call.askedAt(), call.dueAt()).metAt(call.calledAt()),
                now);
        Instant asked = now.minusSeconds(7200);
        assertThat(callBacks
                        .calculate(List.of(
                                new Call(asked, now.minusSeconds(60), now.minusSeconds(90)),
                                new Call(asked, now.minusSeconds(60), null)))
                        .counts())
                .isEqualTo(Map.of(SlaState.MET, 1L, SlaState.BREACHED_OPEN, 1L));
    }

    @Test
    void refusesStatesOfOtherPolicies() {
        byte[] saved =
                SlaKpis.resolution(POLICY, AS_OF).calculator().newAccumulator().toByteArray();
        SlaPolicy other = SlaPolicy.builder(OFFICE)
                .target(SlaTarget.of(SlaMetric.RESOLUTION, Duration.ofHours(3)))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SlaKpis.resolution(other, AS_OF).calculator().fromByteArray(saved))
                .withMessageContaining("another definition");
        assertThat(SlaKpis.resolution(POLICY, AS_OF)
                        .calculator()
                        .fromByteArray(saved)
                        .result()
                        .counts())
                .isEmpty();
    }
}
