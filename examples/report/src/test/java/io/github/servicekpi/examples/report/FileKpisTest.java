package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.Calculator;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiVariants;
import io.github.servicekpi.examples.report.rows.RowType;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.examples.report.sample.SampleData;
import io.github.servicekpi.service.ContactHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A file in parts, merged, is the whole file. */
class FileKpisTest {
    private static final List<String> COLUMNS = List.of("channel", "tags", "region");
    private static final Selection ALL =
            new Selection(ZoneId.of("UTC"), LocalDate.parse("2026-01-01"), LocalDate.parse("2026-04-01"), List.of());
    private static final Instant AS_OF = Instant.parse("2026-04-01T00:00:00Z");

    @Property(tries = 25)
    void interactionsInParts(@ForAll @IntRange(min = 1, max = 9) int parts, @ForAll long seed) {
        partsAreTheWhole(RowType.interactions(), SampleData.interactions(), parts, seed);
    }

    @Property(tries = 25)
    void surveysInParts(@ForAll @IntRange(min = 1, max = 9) int parts, @ForAll long seed) {
        partsAreTheWhole(RowType.surveys(), SampleData.surveys(), parts, seed);
    }

    @Property(tries = 25)
    void customersInParts(@ForAll @IntRange(min = 1, max = 9) int parts, @ForAll long seed) {
        partsAreTheWhole(RowType.customers(), SampleData.customers(), parts, seed);
    }

    private static <T> void partsAreTheWhole(RowType<T> type, CsvSource source, int parts, long seed) {
        List<T> rows = new ArrayList<>();
        try (InputFile<T> file = InputFile.open(type, source)) {
            file.forEach(ALL, null, COLUMNS, rejection -> {}, rows::add);
        }
        Optional<Accumulator<T, ContactHistory>> history = type.history().map(Calculator::newAccumulator);
        history.ifPresent(contacts -> contacts.addAll(rows));
        KpiContext context = new KpiContext(
                ALL,
                AS_OF,
                KpiVariants.DEFAULT,
                history.map(Accumulator::result)
                        .orElseGet(() -> ContactHistory.calculator().calculate(List.of())));
        FileKpis<T> kpis = new FileKpis<>(type, context, COLUMNS);
        Random random = new Random(seed);
        List<Accumulator<T, KpiResults>> accumulators = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            accumulators.add(kpis.newAccumulator());
        }
        rows.forEach(row -> accumulators.get(random.nextInt(parts)).add(row));
        Accumulator<T, KpiResults> merged = kpis.newAccumulator();
        accumulators.forEach(merged::merge);

        Accumulator<T, KpiResults> whole = kpis.newAccumulator();
        whole.addAll(rows);
        assertThat(merged.result()).isEqualTo(whole.result());
        assertThat(kpis.total(merged.result())).isNotEqualTo(kpis.none());
    }
}
