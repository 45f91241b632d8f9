package io.github.servicekpi.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Every KPI of interactions against loops over records that know nothing of the engine. */
class InteractionOracleTest {

    @Provide
    Arbitrary<List<Interaction>> rows() {
        return InteractionArbitraries.interactions().list().ofMaxSize(60);
    }

    private static boolean abandoned(Interaction row) {
        return row.abandonedAt() != null && row.answeredAt() == null;
    }

    private static boolean open(Interaction row) {
        return row.resolvedAt() == null && !abandoned(row);
    }

    private static Instant waitBegan(Interaction row) {
        return row.queuedAt() == null ? row.openedAt() : row.queuedAt();
    }

    private static @Nullable Duration between(Instant start, @Nullable Instant end) {
        return end == null ? null : Duration.between(start, end);
    }

    private static @Nullable Duration handling(Interaction row) {
        Duration sum = null;
        for (Duration part : new @Nullable Duration[] {row.talk(), row.hold(), row.wrap()}) {
            if (part != null) {
                sum = sum == null ? part : sum.plus(part);
            }
        }
        return sum;
    }

    private static @Nullable Instant firstResolution(Interaction row) {
        if (row.firstResolvedAt() != null) {
            return row.firstResolvedAt();
        }
        return row.reopens() != null && row.reopens() > 0 ? null : row.resolvedAt();
    }

    @Property
    void counts(@ForAll("rows") List<Interaction> rows) {
        assertThat(VolumeKpis.INTERACTIONS.calculate(rows)).isEqualTo(rows.size());
        assertThat(VolumeKpis.OPEN_INTERACTIONS.calculate(rows))
                .isEqualTo(rows.stream().filter(InteractionOracleTest::open).count());
        assertThat(VolumeKpis.RESOLVED_INTERACTIONS.calculate(rows))
                .isEqualTo(rows.stream().filter(row -> row.resolvedAt() != null).count());
        assertThat(VolumeKpis.COMPLAINTS.calculate(rows))
                .isEqualTo(rows.stream()
                        .filter(row -> Boolean.TRUE.equals(row.complaint()))
                        .count());
        assertThat(VolumeKpis.DISTINCT_CUSTOMERS.calculate(rows))
                .isEqualTo(rows.stream()
                        .map(Interaction::customer)
                        .filter(customer -> customer != null)
                        .distinct()
                        .count());
    }

    @Property
    void durations(@ForAll("rows") List<Interaction> rows) {
        List<Interaction> fromCustomers =
                rows.stream().filter(row -> row.origin() == Origin.CUSTOMER).toList();
        compare(
                ResponseKpis.FIRST_RESPONSE_TIME,
                rows,
                fromCustomers,
                row -> between(row.openedAt(), row.firstResponseAt()),
                Exclusions.of("not-customer-initiated", rows.size() - fromCustomers.size()));
        compare(
                QueueKpis.SPEED_OF_ANSWER,
                rows,
                rows,
                row -> between(waitBegan(row), row.answeredAt()),
                Exclusions.none());
        compare(
                QueueKpis.TIME_TO_ABANDON,
                rows,
                rows,
                row -> abandoned(row) ? between(waitBegan(row), row.abandonedAt()) : null,
                Exclusions.none());
        compare(
                HandlingKpis.HANDLE_TIME,
                rows,
                rows.stream().filter(row -> !abandoned(row)).toList(),
                InteractionOracleTest::handling,
                Exclusions.none());
        compare(
                ResolutionKpis.RESOLUTION_TIME,
                rows,
                rows,
                row -> between(row.openedAt(), row.resolvedAt()),
                Exclusions.none());
        compare(
                ResolutionKpis.FIRST_RESOLUTION_TIME,
                rows,
                rows,
                row -> between(row.openedAt(), firstResolution(row)),
                Exclusions.none());
    }

    private static void compare(
            Kpi<Interaction, DurationDistribution> kpi,
            List<Interaction> rows,
            List<Interaction> population,
            Function<Interaction, @Nullable Duration> length,
            Exclusions otherExclusions) {
        List<Duration> lengths = new ArrayList<>();
        long missing = 0;
        long open = 0;
        long negative = 0;
        for (Interaction row : population) {
            Duration one = length.apply(row);
            if (one == null && open(row)) {
                open++;
            } else if (one == null) {
                missing++;
            } else if (one.isNegative()) {
                negative++;
            } else {
                lengths.add(one);
            }
        }
        lengths.sort(null);
        DurationDistribution result = kpi.calculate(rows);
        assertThat(result.count()).as(kpi.id()).isEqualTo(lengths.size());
        assertThat(result.missing()).as(kpi.id()).isEqualTo(missing);
        assertThat(result.open()).as(kpi.id()).isEqualTo(open);
        assertThat(result.excluded())
                .as(kpi.id())
                .isEqualTo(otherExclusions.plus(Exclusions.of("negative-span", negative)));
        if (lengths.isEmpty()) {
            assertThat(result.meanSeconds()).as(kpi.id()).isEmpty();
            assertThat(result.percentile(50)).as(kpi.id()).isEmpty();
            return;
        }
        for (int percent = 1; percent <= 100; percent++) {
            int rank = (percent * lengths.size() + 99) / 100;
            assertThat(result.percentile(percent))
                    .as("%s p%d", kpi.id(), percent)
                    .contains(lengths.get(rank - 1));
        }
        BigDecimal sum = lengths.stream()
                .map(one -> BigDecimal.valueOf(one.toSeconds()).add(BigDecimal.valueOf(one.toNanosPart(), 9)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(result.meanSeconds())
                .as(kpi.id())
                .hasValue(sum.divide(BigDecimal.valueOf(lengths.size()), new MathContext(60))
                        .doubleValue());
    }

    @Property
    void shares(@ForAll("rows") List<Interaction> rows) {
        compare(
                ResolutionKpis.REOPEN_RATE,
                rows,
                row -> row.resolvedAt() != null,
                row -> Optional.ofNullable(row.reopens()).map(n -> n > 0),
                "unknown-reopens");
        compare(
                HandlingKpis.TRANSFER_RATE,
                rows,
                row -> !abandoned(row),
                row -> Optional.ofNullable(row.transfers()).map(n -> n > 0),
                "unknown-transfers");
        compare(
                VolumeKpis.COMPLAINT_RATE,
                rows,
                row -> true,
                row -> Optional.ofNullable(row.complaint()),
                "unknown-complaint");
        compare(
                VolumeKpis.REGISTERED_RATE,
                rows,
                row -> true,
                row -> Optional.ofNullable(row.registered()),
                "unknown-registered");
        compare(
                QueueKpis.ABANDONMENT_RATE,
                rows,
                row -> row.answeredAt() != null || row.abandonedAt() != null,
                row -> Optional.of(row.answeredAt() == null),
                "unknown");
    }

    private static void compare(
            Kpi<Interaction, Proportion> kpi,
            List<Interaction> rows,
            Predicate<Interaction> population,
            Function<Interaction, Optional<Boolean>> property,
            String unknownReason) {
        List<Optional<Boolean>> known =
                rows.stream().filter(population).map(property).toList();
        long unknown = known.stream().filter(Optional::isEmpty).count();
        long yes = known.stream().filter(one -> one.orElse(false)).count();
        assertThat(kpi.calculate(rows))
                .as(kpi.id())
                .isEqualTo(new Proportion(yes, known.size() - unknown, Exclusions.of(unknownReason, unknown)));
    }
}
