package io.github.servicekpi.sla;

import static io.github.servicekpi.service.InteractionFields.AGENT;
import static io.github.servicekpi.service.InteractionFields.CHANNEL;
import static io.github.servicekpi.service.InteractionFields.SEGMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Groups;
import io.github.servicekpi.KpiSet;
import io.github.servicekpi.Table;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.service.InteractionFields;
import io.github.servicekpi.service.Origin;
import io.github.servicekpi.stats.Proportion;
import io.github.servicekpi.testing.DurationLaws;
import io.github.servicekpi.testing.Lengths;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The laws, for every KPI of promises to interactions; what a plain loop counts; and that the parts of agents add up. */
class SlaCalculatorsTest implements DurationLaws<Interaction> {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(BERLIN)
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .build();
    private static final Instant FIRST = Instant.parse("2026-03-26T00:00:00Z");
    private static final Instant AS_OF = FIRST.plus(Duration.ofDays(7));
    private static final Instant CHANGE = FIRST.plus(Duration.ofDays(3));

    private static final SlaPolicy POLICY = SlaPolicy.builder(OFFICE)
            .target(first(240).until(CHANGE))
            .target(first(480).from(CHANGE))
            .target(first(60).where(CHANNEL, "chat"))
            .target(first(120).where(SEGMENT, "vip"))
            .target(first(30).where(CHANNEL, "chat").where(SEGMENT, "vip"))
            .target(SlaTarget.of(SlaMetric.RESOLUTION, Duration.ofHours(9)).where(CHANNEL, "chat"))
            .build();

    private static SlaTarget first(int minutes) {
        return SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofMinutes(minutes));
    }

    @Override
    public Map<String, Calculator<Interaction, ?>> calculators() {
        var first = SlaKpis.firstResponse(POLICY, AS_OF);
        var resolution = SlaKpis.resolution(POLICY, AS_OF);
        Map<String, Calculator<Interaction, ?>> all = new LinkedHashMap<>();
        all.put("first response", first.calculator());
        all.put("resolution", resolution.calculator());
        all.put("both by agent", KpiSet.of(first, resolution).groupingBy(AGENT));
        all.put(
                "promises",
                SlaKpis.promisesKept(Interaction::openedAt, Interaction::queuedAt, Interaction::answeredAt, AS_OF)
                        .calculator());
        all.put(
                "per case",
                SlaAttainment.<Interaction>perCase(
                        "all",
                        row -> List.of(SlaMetric.FIRST_RESPONSE, SlaMetric.RESOLUTION).stream()
                                .flatMap(metric -> POLICY.clock(metric, row).stream())
                                .toList(),
                        AS_OF));
        return all;
    }

    @Override
    public Arbitrary<Interaction> row() {
        return Arbitraries.longs().map(seed -> interaction(new Random(seed)));
    }

    @Override
    public Interaction row(Lengths lengths, int number, Random random) {
        Instant opened = time(random);
        return Interaction.builder("i" + number, opened)
                .agent(random.nextInt(4) == 0 ? null : random.nextBoolean() ? "amy" : "bob")
                .channel(random.nextBoolean() ? "chat" : "email")
                .queuedAt(Lengths.later(opened, lengths.of(number, random)))
                .answeredAt(Lengths.later(opened, lengths.of(number, random)))
                .firstResponseAt(random.nextInt(10) == 0 ? null : Lengths.later(opened, lengths.of(number, random)))
                .resolvedAt(random.nextInt(10) == 0 ? null : Lengths.later(opened, lengths.of(number, random)))
                .build();
    }

    private static Interaction interaction(Random random) {
        return Interaction.builder("i" + random.nextInt(100), time(random))
                .origin(random.nextInt(5) == 0 ? Origin.AGENT : Origin.CUSTOMER)
                .agent(random.nextInt(4) == 0 ? null : random.nextBoolean() ? "amy" : "bob")
                .channel(random.nextInt(4) == 0 ? null : random.nextBoolean() ? "chat" : "email")
                .segment(random.nextInt(4) == 0 ? null : random.nextBoolean() ? "vip" : "regular")
                .queuedAt(maybe(random))
                .answeredAt(maybe(random))
                .abandonedAt(maybe(random))
                .firstResponseAt(maybe(random))
                .resolvedAt(maybe(random))
                .build();
    }

    private static @Nullable Instant maybe(Random random) {
        return random.nextInt(3) == 0 ? null : time(random);
    }

    private static Instant time(Random random) {
        return FIRST.plus(Duration.ofMinutes(random.nextInt(8 * 24 * 60)));
    }

    @Override
    public Table<Interaction> table(List<Interaction> rows) {
        return InteractionFields.table(rows);
    }

    /** The report's rules in a loop: the target by four cases, met by business time. */
    @Property(tries = 200)
    void agreesWithLoop(@ForAll("rows") List<Interaction> rows) {
        long met = 0;
        long breached = 0;
        long pending = 0;
        long closedWithout = 0;
        long negative = 0;
        for (Interaction row : rows) {
            if (row.origin() != Origin.CUSTOMER || row.openedAt().isAfter(AS_OF)) {
                continue;
            }
            boolean chat = "chat".equals(row.channel());
            boolean vip = "vip".equals(row.segment());
            int general = row.openedAt().isBefore(CHANGE) ? 240 : 480;
            Duration target = Duration.ofMinutes(chat && vip ? 30 : chat ? 60 : vip ? 120 : general);
            Instant event = row.firstResponseAt();
            Instant closed =
                    row.resolvedAt() != null ? row.resolvedAt() : row.answeredAt() == null ? row.abandonedAt() : null;
            if (event != null && !event.isAfter(AS_OF)) {
                if (event.isBefore(row.openedAt())) {
                    negative++;
                } else if (OFFICE.between(row.openedAt(), event).compareTo(target) <= 0) {
                    met++;
                } else {
                    breached++;
                }
            } else if (closed != null && !closed.isAfter(AS_OF)) {
                if (OFFICE.between(row.openedAt(), closed).compareTo(target) <= 0) {
                    closedWithout++;
                } else {
                    breached++;
                }
            } else if (OFFICE.between(row.openedAt(), AS_OF).compareTo(target) <= 0) {
                pending++;
            } else {
                breached++;
            }
        }
        SlaAttainment result = SlaKpis.firstResponse(POLICY, AS_OF).calculate(rows);
        Proportion share = result.attainment(AttainmentForm.OF_DECIDED);
        assertThat(share.numerator()).isEqualTo(met);
        assertThat(share.denominator()).isEqualTo(met + breached);
        assertThat(share.excluded().count("pending")).isEqualTo(pending);
        assertThat(share.excluded().count("closed-without")).isEqualTo(closedWithout);
        assertThat(share.excluded().count("negative-span")).isEqualTo(negative);
        assertThat(share.excluded().count("not-customer-initiated"))
                .isEqualTo(rows.stream()
                        .filter(row -> row.origin() != Origin.CUSTOMER)
                        .count());
    }

    /** The parts of the agents and that of no agent add up to the whole, in each form. */
    @Property(tries = 200)
    void partsAddUp(@ForAll("rows") List<Interaction> rows) {
        Calculator<Interaction, SlaAttainment> first =
                SlaKpis.firstResponse(POLICY, AS_OF).calculator();
        Groups<String, SlaAttainment> byAgent = first.groupingBy(AGENT).calculate(rows);
        SlaAttainment sum = first.filtering(AGENT.isPresent().negate()).calculate(rows);
        for (SlaAttainment part : byAgent.byKey().values()) {
            sum = sum.plus(part);
        }
        SlaAttainment whole = first.calculate(rows);
        assertThat(sum).isEqualTo(whole);
        for (AttainmentForm form : AttainmentForm.values()) {
            Proportion shares =
                    first.filtering(AGENT.isPresent().negate()).calculate(rows).attainment(form);
            for (SlaAttainment part : byAgent.byKey().values()) {
                shares = shares.plus(part.attainment(form));
            }
            assertThat(shares).isEqualTo(whole.attainment(form));
        }
    }
}
