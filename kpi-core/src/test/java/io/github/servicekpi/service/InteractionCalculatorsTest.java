package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.CHANNEL;
import static io.github.servicekpi.service.InteractionFields.QUEUED_AT;
import static io.github.servicekpi.service.InteractionFields.dimension;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.OverlappingGroups;
import io.github.servicekpi.Table;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;

/** The laws, for every KPI of interactions. */
class InteractionCalculatorsTest implements DurationLaws<Interaction> {
    private static final Instant AS_OF = Instant.parse("2026-03-08T00:00:00Z");
    private static final Instant EARLY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-03-09T00:00:00Z");

    static final List<Kpi<Interaction, ?>> KPIS = List.of(
            VolumeKpis.INTERACTIONS,
            VolumeKpis.OPEN_INTERACTIONS,
            VolumeKpis.RESOLVED_INTERACTIONS,
            VolumeKpis.COMPLAINTS,
            VolumeKpis.DISTINCT_CUSTOMERS,
            ResponseKpis.FIRST_RESPONSE_TIME,
            QueueKpis.SPEED_OF_ANSWER,
            QueueKpis.TIME_TO_ABANDON,
            HandlingKpis.HANDLE_TIME,
            ResolutionKpis.RESOLUTION_TIME,
            ResolutionKpis.FIRST_RESOLUTION_TIME,
            FirstContactKpis.ONE_TOUCH,
            ResolutionKpis.REOPEN_RATE,
            HandlingKpis.TRANSFER_RATE,
            VolumeKpis.COMPLAINT_RATE,
            VolumeKpis.REGISTERED_RATE,
            QueueKpis.ABANDONMENT_RATE);

    @Override
    public Map<String, Calculator<Interaction, ?>> calculators() {
        Map<String, Calculator<Interaction, ?>> all = new LinkedHashMap<>();
        KPIS.forEach(kpi -> all.put(kpi.id(), kpi.calculator()));
        all.put("single reply", FirstContactKpis.SINGLE_REPLY.calculator());
        all.put("single agent", FirstContactKpis.SINGLE_AGENT.calculator());
        all.put("no reply needed", FirstContactKpis.NO_REPLY_NEEDED.calculator());
        all.put(
                "resolved within",
                FirstContactKpis.resolvedWithin(Duration.ofHours(3)).calculator());
        all.put(
                "confirmed",
                FirstContactKpis.confirmedBy(Interaction::registered).calculator());
        all.put("service level", QueueKpis.serviceLevel(Duration.ofHours(1), Duration.ofMinutes(5)));
        all.put(
                "service level of what queued",
                QueueKpis.serviceLevel(
                        WaitStart.QUEUED_ONLY, CHANNEL.is("chat"), Duration.ofHours(1), Duration.ofMinutes(5)));
        all.put(
                "abandonment of what queued",
                QueueKpis.abandonmentRate(WaitStart.QUEUED_ONLY).calculator());
        all.put(
                "abandonment without short",
                QueueKpis.abandonmentRate(Duration.ofHours(1)).calculator());
        all.put(
                "first response survival",
                ResponseKpis.firstResponseSurvival(AS_OF).calculator());
        all.put("resolution survival", ResolutionKpis.resolutionSurvival(AS_OF).calculator());
        all.put("contact history", ContactHistory.calculator());
        ContactHistory history = ContactHistory.calculator().calculate(List.of());
        all.put(
                "repeat customers",
                RepeatKpis.repeatCustomerRate(history, Duration.ofDays(1)).calculator());
        all.put(
                "reopened of ever resolved",
                ResolutionKpis.reopenRate(ResolvedCases.EVER_RESOLVED).calculator());
        all.put("first contacts", FirstContacts.calculator());
        FirstContacts first = new FirstContacts(new TreeMap<>(Map.of("X", LATE, "Y", EARLY)));
        all.put("new contacts", VolumeKpis.newContactRate(first).calculator());
        all.put("new customers", VolumeKpis.newCustomerRate(first, LATE).calculator());
        all.put("heat map", WeekHeatMap.calculator(ZoneId.of("Asia/Kathmandu"), QUEUED_AT));
        all.put(
                "response by tag",
                OverlappingGroups.calculator(ResponseKpis.FIRST_RESPONSE_TIME.calculator(), Interaction::tags));
        all.put("backlog", BacklogKpis.flow(EARLY, LATE).calculator().mapping(CaseHistory::of));
        all.put("all by channel", KpiSet.of(KPIS).groupingBy(CHANNEL));
        all.put("some by mailbox", KpiSet.of(KPIS.subList(0, 6)).groupingBy(dimension("mailbox")));
        return all;
    }

    @Override
    public Arbitrary<Interaction> row() {
        return InteractionArbitraries.interactions();
    }

    @Override
    public Interaction row(Lengths lengths, int number, Random random) {
        return InteractionArbitraries.interaction(lengths, number, random);
    }

    @Override
    public Table<Interaction> table(List<Interaction> rows) {
        return InteractionFields.table(rows, dimension("mailbox"));
    }
}
