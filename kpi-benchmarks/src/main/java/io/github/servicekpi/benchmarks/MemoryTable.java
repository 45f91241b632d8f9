package io.github.servicekpi.benchmarks;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.service.FirstContactKpis;
import io.github.servicekpi.service.HandlingKpis;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionFields;
import io.github.servicekpi.service.QueueKpis;
import io.github.servicekpi.service.RepeatKpis;
import io.github.servicekpi.service.ResolutionKpis;
import io.github.servicekpi.service.ResponseKpis;
import io.github.servicekpi.service.ServiceLevelForm;
import io.github.servicekpi.service.VolumeKpis;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a running total of each KPI of interactions keeps of a row: the heap in use after a collection, with the total less without,
 * for a tenth of the rows and for all. Rows are made as they are added and not kept. Half as many customers as rows, eight topics,
 * 2,000 agents, a tenth abandoned; times and parts of handle time in milliseconds.
 *
 * <p>Counts and shares keep nothing of a row. Exact percentiles need each duration, exact distinct counts each customer, and repeat
 * contacts, through their history, each contact.
 *
 * <pre>{@code
 * java -Xmx8g -cp benchmarks.jar io.github.servicekpi.benchmarks.MemoryTable 10000000
 * }</pre>
 */
public final class MemoryTable {
    private static final int DEFAULT_ROWS = 10_000_000;
    private static final int AGENTS = 2_000;
    private static final int TOPICS = 8;
    private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SHORT = Duration.ofSeconds(5);

    private MemoryTable() {}

    /**
     * Prints the table.
     *
     * @param args the number of rows; default 10,000,000
     */
    public static void main(String[] args) {
        int rows = args.length == 0 ? DEFAULT_ROWS : Integer.parseInt(args[0]);
        System.out.printf(Locale.ROOT, "%-42s %15s %15s %10s%n", "total of", "bytes, tenth", "bytes, all", "bytes/row");
        calculators().forEach((name, calculator) -> {
            long tenth = bytes(calculator, rows / 10);
            long all = bytes(calculator, rows);
            System.out.printf(
                    Locale.ROOT, "%-42s %,15d %,15d %10.2f%n", name, tenth, all, (all - tenth) / (rows * 0.9));
        });
    }

    private static Map<String, Calculator<Interaction, ?>> calculators() {
        Map<String, Calculator<Interaction, ?>> calculators = new LinkedHashMap<>();
        ContactHistory none = ContactHistory.calculator().calculate(List.of());
        List<Kpi<Interaction, ?>> kpis = List.of(
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
                FirstContactKpis.withoutRepeat(none, WEEK, Instant.MAX),
                FirstContactKpis.ONE_TOUCH,
                FirstContactKpis.SINGLE_REPLY,
                FirstContactKpis.SINGLE_AGENT,
                FirstContactKpis.NO_REPLY_NEEDED,
                RepeatKpis.repeatContactRate(none, WEEK),
                ResolutionKpis.REOPEN_RATE,
                HandlingKpis.TRANSFER_RATE,
                VolumeKpis.COMPLAINT_RATE,
                VolumeKpis.REGISTERED_RATE,
                QueueKpis.ABANDONMENT_RATE,
                QueueKpis.abandonmentRate(SHORT),
                QueueKpis.serviceLevel(ServiceLevelForm.OF_OFFERED, Duration.ofSeconds(20), SHORT));
        for (Kpi<Interaction, ?> kpi : kpis) {
            calculators.put(kpi.id() + " (" + kpi.definition().variant() + ")", kpi.calculator());
        }
        calculators.put("first-response-time by agent", byAgent(ResponseKpis.FIRST_RESPONSE_TIME.calculator()));
        calculators.put("interactions by agent", byAgent(VolumeKpis.INTERACTIONS.calculator()));
        calculators.put("history of contacts", ContactHistory.calculator());
        return calculators;
    }

    private static Calculator<Interaction, ?> byAgent(Calculator<Interaction, ?> calculator) {
        return calculator.groupingBy(InteractionFields.AGENT);
    }

    private static long bytes(Calculator<Interaction, ?> calculator, int rows) {
        long before = used();
        Accumulator<Interaction, ?> total = calculator.newAccumulator();
        try {
            SplittableRandom random = new SplittableRandom(42);
            for (int row = 0; row < rows; row++) {
                total.add(interaction(row, rows, random));
            }
            return used() - before;
        } finally {
            Reference.reachabilityFence(total);
        }
    }

    private static Interaction interaction(int row, int rows, SplittableRandom random) {
        Instant opened = Instant.ofEpochMilli(FIRST + random.nextLong(63_072_000_000L));
        Instant answered = opened.plusMillis(random.nextLong(600_000));
        return Interaction.builder("T" + row, opened)
                .customer("C" + random.nextInt(Math.max(1, rows / 2)))
                .topic("topic " + random.nextInt(TOPICS))
                .agent("agent " + random.nextInt(AGENTS))
                .queuedAt(opened)
                .answeredAt(row % 10 == 0 ? null : answered)
                .abandonedAt(row % 10 == 0 ? answered : null)
                .firstResponseAt(answered)
                .resolvedAt(answered.plusMillis(random.nextLong(604_800_000)))
                .talk(Duration.ofMillis(random.nextLong(1_800_000)))
                .agentReplies(random.nextInt(4))
                .customerMessages(random.nextInt(1, 4))
                .agents(random.nextInt(1, 3))
                .reopens(random.nextInt(2))
                .transfers(random.nextInt(2))
                .complaint(random.nextInt(20) == 0)
                .registered(random.nextBoolean())
                .build();
    }

    private static long used() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
