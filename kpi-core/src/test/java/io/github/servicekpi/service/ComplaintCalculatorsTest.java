package io.github.servicekpi.service;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Table;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jspecify.annotations.Nullable;

/** The laws, for every KPI of complaints. */
class ComplaintCalculatorsTest implements DurationLaws<Complaint> {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2028-12-31T23:59:59.999999999Z");
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneOffset.UTC)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();

    @Override
    public Map<String, Calculator<Complaint, ?>> calculators() {
        Map<String, Calculator<Complaint, ?>> all = new LinkedHashMap<>();
        all.put(
                "flow",
                ComplaintKpis.flow(START, START.plus(Duration.ofDays(20))).calculator());
        all.put("upheld", ComplaintKpis.UPHELD_RATE.calculator());
        all.put("fully upheld", ComplaintKpis.FULLY_UPHELD_RATE.calculator());
        all.put("resolution time", ComplaintKpis.RESOLUTION_TIME.calculator());
        all.put(
                "business days",
                ComplaintKpis.resolutionDays(DayCount.businessDays(OFFICE)).calculator());
        for (ClosureLimits limits : ClosureLimits.values()) {
            all.put("closure " + limits, ComplaintKpis.closure(limits, OFFICE).calculator());
        }
        all.put("repeat complainants", ComplaintKpis.REPEAT_COMPLAINANTS.calculator());
        all.put(
                "flow by category",
                ComplaintKpis.flow(START, START.plus(Duration.ofDays(20)))
                        .calculator()
                        .groupingBy(ComplaintFields.CATEGORY));
        return all;
    }

    @Override
    public Arbitrary<Complaint> row() {
        return Arbitraries.longs().map(seed -> complaint(new Random(seed)));
    }

    @Override
    public Complaint row(Lengths lengths, int number, Random random) {
        Instant received = time(random);
        return Complaint.builder("c" + number, received)
                .acknowledgedAt(maybe(random, later(received, lengths.of(number, random))))
                .closedAt(maybe(random, later(received, lengths.of(number, random))))
                .redressedAt(maybe(random, later(received, lengths.of(number, random))))
                .outcome(maybe(random, List.of(ComplaintOutcome.values()).get(random.nextInt(3))))
                .customer(maybe(random, "X" + random.nextInt(90)))
                .category(maybe(random, random.nextBoolean() ? "billing" : "delivery"))
                .build();
    }

    /** Business days are counted one by one, so the longest length is some years. */
    private static Instant later(Instant received, Duration length) {
        Instant later = Lengths.later(received, length);
        return later.isAfter(LAST) ? LAST : later;
    }

    private static Complaint complaint(Random random) {
        return Complaint.builder("c" + random.nextInt(50), time(random))
                .acknowledgedAt(maybe(random, time(random)))
                .closedAt(maybe(random, time(random)))
                .redressedAt(maybe(random, time(random)))
                .outcome(maybe(random, List.of(ComplaintOutcome.values()).get(random.nextInt(3))))
                .customer(maybe(random, "X" + random.nextInt(9)))
                .category(maybe(random, random.nextBoolean() ? "billing" : "delivery"))
                .build();
    }

    private static Instant time(Random random) {
        return START.plus(Duration.ofHours(random.nextInt(24 * 90)));
    }

    private static <V> @Nullable V maybe(Random random, V value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    @Override
    public Table<Complaint> table(List<Complaint> rows) {
        return ComplaintFields.table(rows);
    }
}
