package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.csv.CsvSource;
import io.github.servicekpi.examples.report.rows.Case;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.MessageRow;
import io.github.servicekpi.examples.report.rows.MessageStore;
import io.github.servicekpi.examples.report.rows.RowType;
import io.github.servicekpi.examples.report.sample.SampleData;
import io.github.servicekpi.retention.CustomerLifetime;
import io.github.servicekpi.sla.SlaTarget;
import io.github.servicekpi.survey.SurveyResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files of a report, in the order of the report; those that are not given are null. */
final class InputFiles implements AutoCloseable {
    private final List<InputFile<?>> all = new ArrayList<>();
    private final @Nullable InputFile<Case> interactions;
    private final @Nullable MessageStore messageStore;
    private final @Nullable InputFile<MessageRow> messages;
    private final @Nullable InputFile<SurveyResponse> surveys;
    private final @Nullable InputFile<CustomerLifetime> customers;
    private final @Nullable InputFile<LocalDate> holidays;
    private final @Nullable InputFile<SlaTarget> sla;

    /**
     * Opens the files that options name, or sample data where they name no cases.
     *
     * @param sources how a file is read
     */
    InputFiles(DataOptions options, Function<Path, CsvSource> sources) {
        boolean sample = options.isWithoutCases();
        Function<@Nullable Path, @Nullable CsvSource> given = path -> path == null ? null : sources.apply(path);
        messageStore = sample || options.messages() != null ? new MessageStore() : null;
        try {
            interactions = open(
                    messageStore == null ? RowType.interactions() : RowType.interactions(messageStore),
                    sample ? SampleData.interactions() : given.apply(options.interactions()));
            messages = messageStore == null
                    ? null
                    : open(
                            RowType.messages(messageStore),
                            sample ? SampleData.messages() : given.apply(options.messages()));
            surveys = open(RowType.surveys(), sample ? SampleData.surveys() : given.apply(options.surveys()));
            customers = open(RowType.customers(), sample ? SampleData.customers() : given.apply(options.customers()));
            holidays = open(RowType.holidays(), given.apply(options.holidays()));
            sla = open(RowType.sla(), sample && options.sla() == null ? SampleData.sla() : given.apply(options.sla()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T> @Nullable InputFile<T> open(RowType<T> type, @Nullable CsvSource source) {
        if (source == null) {
            return null;
        }
        InputFile<T> file = InputFile.open(type, source);
        all.add(file);
        return file;
    }

    List<InputFile<?>> all() {
        return all;
    }

    @Nullable
    InputFile<Case> interactions() {
        return interactions;
    }

    @Nullable
    InputFile<MessageRow> messages() {
        return messages;
    }

    /** Where messages wait for their interactions; null without a file of them. */
    @Nullable
    MessageStore messageStore() {
        return messageStore;
    }

    @Nullable
    InputFile<SurveyResponse> surveys() {
        return surveys;
    }

    @Nullable
    InputFile<CustomerLifetime> customers() {
        return customers;
    }

    @Nullable
    InputFile<LocalDate> holidays() {
        return holidays;
    }

    @Nullable
    InputFile<SlaTarget> sla() {
        return sla;
    }

    /** The columns that any file has. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        all.forEach(file -> columns.addAll(file.header()));
        return columns;
    }

    @Override
    public void close() {
        all.forEach(InputFile::close);
    }
}
