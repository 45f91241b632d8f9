package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.KpiResults;
import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.examples.report.rows.Case;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiRowType;
import io.github.servicekpi.examples.report.rows.KpiVariants;
import io.github.servicekpi.examples.report.rows.MessageRow;
import io.github.servicekpi.examples.report.rows.MessageStore;
import io.github.servicekpi.examples.report.rows.RowType;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.examples.report.sample.SampleData;
import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.sla.SlaMetric;
import io.github.servicekpi.sla.SlaPolicy;
import io.github.servicekpi.sla.SlaTarget;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

    private static final BusinessCalendar OFFICE = BusinessCalendar.builder(ZoneId.of("Europe/Berlin"))
            .hours(WeeklyHours.parse("Mon-Fri 09:00-17:00"))
            .holiday(LocalDate.parse("2026-02-12"))
            .build();

    private static final SlaPolicy SLA = SlaPolicy.builder(OFFICE)
            .target(SlaTarget.of(SlaMetric.FIRST_RESPONSE, Duration.ofHours(4)))
            .target(SlaTarget.of(SlaMetric.NEXT_RESPONSE, Duration.ofHours(1)))
            .target(SlaTarget.of(SlaMetric.RESOLUTION, Duration.ofHours(8)))
            .build();

    @Property(tries = 25)
    void interactionsInParts(@ForAll @IntRange(min = 1, max = 9) int parts, @ForAll long seed) {
        partsAreTheWhole(RowType.interactions(), sampleCases(), parts, seed);
    }

    private static List<Case> sampleCases() {
        MessageStore store = new MessageStore();
        List<Case> cases = new ArrayList<>();
        try (InputFile<Case> interactions = InputFile.open(RowType.interactions(store), SampleData.interactions());
                InputFile<MessageRow> messages = InputFile.open(RowType.messages(store), SampleData.messages())) {
            interactions.readAhead(ALL, AS_OF, rejection -> {}, row -> {});
            messages.readAhead(Selection.ALL, null, rejection -> {}, store::add);
            interactions.forEach(ALL, AS_OF, COLUMNS, rejection -> {}, cases::add);
        }
        assertThat(cases).anyMatch(row -> row.replyCycles().size() > 1);
        return cases;
    }

    @Property(tries = 25)
    void surveysInParts(@ForAll @IntRange(min = 1, max = 9) int parts, @ForAll long seed) {
        partsAreTheWhole(RowType.surveys(), rows(RowType.surveys(), SampleData.surveys()), parts, seed);
    }

    @Property(tries = 25)
    void customersInParts(@ForAll @IntRange(min = 1, max = 9) int parts, @ForAll long seed) {
        partsAreTheWhole(RowType.customers(), rows(RowType.customers(), SampleData.customers()), parts, seed);
    }

    private static <T> List<T> rows(RowType<T> type, CsvSource source) {
        List<T> rows = new ArrayList<>();
        try (InputFile<T> file = InputFile.open(type, source)) {
            file.forEach(ALL, AS_OF, COLUMNS, rejection -> {}, rows::add);
        }
        return rows;
    }

    private static <T> void partsAreTheWhole(KpiRowType<T> type, List<T> rows, int parts, long seed) {
        Accumulator<Case, ContactHistory> history = KpiRowType.history().newAccumulator();
        rows.forEach(row -> {
            if (row instanceof Case contact) {
                history.add(contact);
            }
        });
        KpiContext context = new KpiContext(
                ALL, AS_OF, KpiVariants.DEFAULT, history.result(), OFFICE, SLA, KpiContext.Messages.GIVEN);
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
