package io.github.servicekpi.sla;

import static io.github.servicekpi.service.InteractionFields.CHANNEL;
import static io.github.servicekpi.service.InteractionFields.SEGMENT;
import static io.github.servicekpi.service.InteractionFields.dimension;
import static io.github.servicekpi.sla.SlaMetric.FIRST_RESPONSE;
import static io.github.servicekpi.sla.SlaMetric.NEXT_RESPONSE;
import static io.github.servicekpi.sla.SlaMetric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.Field;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionBuilder;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Which target applies to which case at which time. */
class SlaPolicyTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();
    private static final BusinessCalendar BERLIN = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();
    private static final Field<Interaction, String> PRIORITY = dimension("priority");

    private static final SlaTarget ANY = SlaTarget.of(FIRST_RESPONSE, Duration.ofHours(8));
    private static final SlaTarget CHAT = target(60).where(CHANNEL, "chat");
    private static final SlaTarget VIP = target(120).where(SEGMENT, "vip");
    private static final SlaTarget CHAT_VIP = target(30).where(SEGMENT, "vip").where(CHANNEL, "chat");

    /** A Monday at noon. */
    private static final Instant OPENED = Instant.parse("2026-03-02T12:00:00Z");

    private static final Interaction CHAT_OF_VIP =
            Interaction.builder("c", OPENED).channel("chat").segment("vip").build();

    private static SlaTarget target(int minutes) {
        return SlaTarget.of(FIRST_RESPONSE, Duration.ofMinutes(minutes));
    }

    private static SlaPolicyBuilder policy(SlaTarget... targets) {
        SlaPolicyBuilder builder = SlaPolicy.builder(OFFICE);
        for (SlaTarget target : targets) {
            builder.target(target);
        }
        return builder;
    }

    private static InteractionBuilder builder() {
        return Interaction.builder("c", OPENED);
    }

    /** Channel and segment, channel, segment, neither. */
    @Test
    void mostSpecificTarget() {
        SlaPolicy policy = policy(ANY, VIP, CHAT_VIP, CHAT).build();
        assertThat(policy.target(FIRST_RESPONSE, CHAT_OF_VIP, OPENED)).contains(CHAT_VIP);
        assertThat(policy.target(
                        FIRST_RESPONSE,
                        builder().channel("chat").segment("regular").build(),
                        OPENED))
                .contains(CHAT);
        assertThat(policy.target(FIRST_RESPONSE, builder().channel("chat").build(), OPENED))
                .contains(CHAT);
        assertThat(policy.target(
                        FIRST_RESPONSE,
                        builder().channel("email").segment("vip").build(),
                        OPENED))
                .contains(VIP);
        assertThat(policy.target(FIRST_RESPONSE, builder().segment("vip").build(), OPENED))
                .contains(VIP);
        assertThat(policy.target(FIRST_RESPONSE, builder().build(), OPENED)).contains(ANY);
        assertThat(policy.target(RESOLUTION, CHAT_OF_VIP, OPENED)).isEmpty();
        assertThat(policy(VIP, CHAT).build().target(FIRST_RESPONSE, CHAT_OF_VIP, OPENED))
                .contains(CHAT);
        assertThat(policy(VIP, CHAT).precedence(SEGMENT, CHANNEL).build().target(FIRST_RESPONSE, CHAT_OF_VIP, OPENED))
                .contains(VIP);
    }

    /** More conditions go before a stronger one. */
    @Test
    void otherDimensions() {
        SlaTarget urgent = target(5).where(PRIORITY, "urgent");
        SlaTarget urgentVip = target(4).where(PRIORITY, "urgent").where(SEGMENT, "vip");
        Interaction row =
                CHAT_OF_VIP.toBuilder().dimension("priority", "urgent").build();
        assertThat(policy(CHAT, urgentVip).build().target(FIRST_RESPONSE, row, OPENED))
                .contains(urgentVip);
        assertThat(policy(CHAT, urgent).build().target(FIRST_RESPONSE, row, OPENED))
                .contains(CHAT);
        assertThat(policy(CHAT, urgent).precedence(PRIORITY, CHANNEL).build().target(FIRST_RESPONSE, row, OPENED))
                .contains(urgent);
    }

    @Test
    void refusesAmbiguousTargets() {
        SlaTarget urgent = target(5).where(PRIORITY, "urgent");
        SlaTarget team = target(6).where(dimension("team"), "first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(urgent, team).build())
                .withMessageContaining("[priority]")
                .withMessageContaining("[team]")
                .withMessageContaining("[channel, segment]");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> policy(CHAT, target(10).where(CHANNEL, "chat")).build())
                .withMessage("two targets are for the same cases from the same instant on:"
                        + " FIRST_RESPONSE within PT1H where channel is chat;"
                        + " FIRST_RESPONSE within PT10M where channel is chat");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy().precedence(CHANNEL, CHANNEL))
                .withMessage("a dimension has one place in the precedence: [channel, channel]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHAT.where(CHANNEL, "email"))
                .withMessage("a target has one value of channel, but both 'chat' and 'email' were given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> target(-1))
                .withMessage("the time of a target must not be negative: PT-1M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ANY.from(OPENED).until(OPENED))
                .withMessage("a target must come into force before it ends, but was in force from 2026-03-02T12:00:00Z"
                        + " until 2026-03-02T12:00:00Z");
    }

    /** What was promised stays promised when a new policy comes, unless the policy says otherwise. */
    @Test
    void targetsInForce() {
        SlaTarget before = target(60).until(OPENED);
        SlaTarget since = target(120).from(OPENED);
        SlaTarget later = target(180).from(OPENED.plusSeconds(1800));
        SlaPolicy policy = policy(later, before, since).build();
        assertThat(policy.target(FIRST_RESPONSE, CHAT_OF_VIP, OPENED.minusNanos(1)))
                .contains(before);
        assertThat(policy.target(FIRST_RESPONSE, CHAT_OF_VIP, OPENED)).contains(since);
        assertThat(policy.target(FIRST_RESPONSE, CHAT_OF_VIP, OPENED.plusSeconds(1800)))
                .contains(later);
        assertThat(policy(before).build().target(FIRST_RESPONSE, CHAT_OF_VIP, OPENED))
                .isEmpty();
        assertThat(policy(before).build().clock(FIRST_RESPONSE, CHAT_OF_VIP)).isEmpty();

        Instant noon = OPENED;
        assertThat(policy.clock(FIRST_RESPONSE, CHAT_OF_VIP).flatMap(SlaClock::dueAt))
                .contains(noon.plusSeconds(7200));
        assertThat(policy(since, later)
                        .onChange(TargetChange.CONTINUE)
                        .build()
                        .clock(FIRST_RESPONSE, CHAT_OF_VIP)
                        .flatMap(SlaClock::dueAt))
                .contains(noon.plusSeconds(10800));
        assertThat(policy(since, later)
                        .onChange(TargetChange.RESTART)
                        .build()
                        .clock(FIRST_RESPONSE, CHAT_OF_VIP)
                        .flatMap(SlaClock::dueAt))
                .contains(noon.plusSeconds(1800 + 10800));
        SlaTarget withdrawn = since.until(OPENED.plusSeconds(60));
        assertThat(policy(withdrawn)
                        .onChange(TargetChange.RESTART)
                        .build()
                        .clock(FIRST_RESPONSE, CHAT_OF_VIP)
                        .flatMap(SlaClock::dueAt))
                .as("a target that ends stays promised to those who have it")
                .contains(noon.plusSeconds(7200));
    }

    /** 12:00 in London is 13:00 in Berlin, where the office closes at 16:00 UTC. */
    @Test
    void ownCalendar() {
        SlaPolicy policy = policy(ANY.during(BERLIN)).build();
        assertThat(policy.clock(FIRST_RESPONSE, CHAT_OF_VIP).flatMap(SlaClock::dueAt))
                .contains(Instant.parse("2026-03-03T12:00:00Z"));
        assertThat(policy.calendar()).isEqualTo(OFFICE);
        assertThat(policy.targets()).containsExactly(ANY.during(BERLIN));
    }

    @Test
    void clocksOfCases() {
        Instant responded = OPENED.plusSeconds(60);
        Instant resolved = OPENED.plusSeconds(120);
        SlaPolicy policy =
                policy(ANY, SlaTarget.of(RESOLUTION, Duration.ofHours(16))).build();
        Interaction row =
                builder().firstResponseAt(responded).resolvedAt(resolved).build();
        SlaClock started = SlaClock.of(OPENED, Duration.ofHours(8), OFFICE);
        assertThat(policy.clock(FIRST_RESPONSE, row))
                .contains(started.metAt(responded).closedAt(resolved));
        assertThat(policy.clock(RESOLUTION, row))
                .contains(SlaClock.of(OPENED, Duration.ofHours(16), OFFICE)
                        .metAt(resolved)
                        .closedAt(resolved));
        assertThat(policy.clock(FIRST_RESPONSE, builder().abandonedAt(responded).build()))
                .contains(started.closedAt(responded));
        assertThat(policy.clock(
                        FIRST_RESPONSE,
                        builder().abandonedAt(responded).answeredAt(OPENED).build()))
                .contains(started);
        Interaction ofAgent = builder().origin(Origin.AGENT).build();
        assertThat(policy.clock(FIRST_RESPONSE, ofAgent)).isEmpty();
        assertThat(policy.clock(RESOLUTION, ofAgent)).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.clock(NEXT_RESPONSE, row))
                .withMessage("a case may have many next responses: ask for the clocks of its reply cycles");
    }

    @Test
    void values() {
        SlaTarget full = CHAT.from(OPENED).until(OPENED.plusSeconds(1)).during(BERLIN);
        assertThat(full)
                .isEqualTo(target(60)
                        .during(BERLIN)
                        .until(OPENED.plusSeconds(1))
                        .from(OPENED)
                        .where(CHANNEL, "chat"))
                .hasSameHashCodeAs(
                        CHAT.from(OPENED).until(OPENED.plusSeconds(1)).during(BERLIN))
                .hasToString("FIRST_RESPONSE within PT1H where channel is chat from 2026-03-02T12:00:00Z until"
                        + " 2026-03-02T12:00:01Z during " + BERLIN)
                .isNotEqualTo(CHAT.from(OPENED).until(OPENED.plusSeconds(1)))
                .isNotEqualTo(CHAT.from(OPENED).during(BERLIN))
                .isNotEqualTo(CHAT.until(OPENED.plusSeconds(1)).during(BERLIN))
                .isNotEqualTo(CHAT);
        assertThat(CHAT)
                .isNotEqualTo(target(60))
                .isNotEqualTo(target(61).where(CHANNEL, "chat"))
                .isNotEqualTo(SlaTarget.of(RESOLUTION, Duration.ofHours(1)).where(CHANNEL, "chat"))
                .isNotEqualTo("a target");
        assertThat(CHAT.conditions()).hasToString("{channel=chat}");
        SlaPolicy policy = policy(ANY, CHAT).build();
        assertThat(policy)
                .isEqualTo(policy(ANY, CHAT).build())
                .hasSameHashCodeAs(policy(ANY, CHAT).build())
                .isNotEqualTo(policy(ANY).build())
                .isNotEqualTo(policy(ANY, CHAT).precedence(CHANNEL).build())
                .isNotEqualTo(policy(ANY, CHAT).onChange(TargetChange.RESTART).build())
                .isNotEqualTo(SlaPolicy.builder(BERLIN).target(ANY).target(CHAT).build())
                .isNotEqualTo("a policy");
    }

    /** So that states saved under one of two equal policies are accepted by the other. */
    @Test
    void orderOfConditions() {
        SlaPolicy one = policy(ANY.where(CHANNEL, "chat").where(SEGMENT, "vip")).build();
        SlaPolicy other =
                policy(ANY.where(SEGMENT, "vip").where(CHANNEL, "chat")).build();
        byte[] saved =
                SlaKpis.firstResponse(one, OPENED).calculator().newAccumulator().toByteArray();

        assertThat(other).isEqualTo(one).hasToString(one.toString());
        assertThat(SlaKpis.firstResponse(other, OPENED)
                        .calculator()
                        .fromByteArray(saved)
                        .result()
                        .counts())
                .isEmpty();
    }
}
