package io.github.servicekpi.examples.report;

import io.github.servicekpi.Accumulator;
import io.github.servicekpi.examples.report.csv.UnusableFileException;
import io.github.servicekpi.examples.report.rows.Case;
import io.github.servicekpi.examples.report.rows.InputFile;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiRowType;
import io.github.servicekpi.examples.report.rows.KpiVariants;
import io.github.servicekpi.examples.report.rows.MessageRow;
import io.github.servicekpi.examples.report.rows.MessageStore;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.service.ContactHistory;
import io.github.servicekpi.sla.SlaPolicy;
import io.github.servicekpi.sla.SlaPolicyBuilder;
import io.github.servicekpi.sla.SlaTarget;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.BusinessCalendarBuilder;
import io.github.servicekpi.time.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has to be read before the cases can be counted: what business time is and what was promised, the latest time where no
 * as-of instant is given, the history of contacts, and the messages, which may come in any order. Messages are read once and wait
 * in a {@link MessageStore}; everything else is read again for the cases.
 *
 * @param selection which rows
 * @param asOf what is later has not happened; null for the latest of all times in the files
 * @param hours of business; null around the clock
 * @param variants of the definitions
 */
record ReadingAhead(
        Selection selection,
        @Nullable Instant asOf,
        @Nullable WeeklyHours hours,
        KpiVariants variants) {

    /** Reads; interactions and messages that cannot be used are named now, others when they are read again. */
    KpiContext read(InputFiles files, Reporter.Rejects rejects) {
        BusinessCalendar calendar = calendar(files.holidays());
        SlaPolicy sla = files.sla() == null ? null : policy(files.sla(), calendar);
        Accumulator<Case, ContactHistory> history = KpiRowType.history().newAccumulator();
        Instant latest = null;
        InputFile<Case> interactions = files.interactions();
        if (interactions != null) {
            try (OtherThread<Case> adding = new OtherThread<>(history::add)) {
                latest = interactions.readAhead(selection, asOf, rejects.of(interactions), adding);
            }
            latest = later(latest, readMessages(files, interactions, calendar, rejects));
        }
        if (asOf == null) {
            latest = later(latest, latest(files.surveys()));
            latest = later(latest, latest(files.customers()));
        }
        return new KpiContext(
                selection,
                asOf == null ? latest : asOf,
                variants,
                history.result(),
                calendar,
                sla,
                files.messages() == null ? KpiContext.Messages.NONE : KpiContext.Messages.GIVEN);
    }

    /** Such as {@code Mon-Fri 09:00-17:00, but for holidays}. */
    String hoursInWords(InputFiles files) {
        return (hours == null ? "around the clock" : hours.toString())
                + (files.holidays() == null ? "" : ", but for holidays");
    }

    private @Nullable Instant readMessages(
            InputFiles files,
            InputFile<Case> interactions,
            @Nullable BusinessCalendar calendar,
            Reporter.Rejects rejects) {
        InputFile<MessageRow> messages = files.messages();
        MessageStore store = files.messageStore();
        if (messages == null || store == null) {
            return null;
        }
        if (calendar != null) {
            store.during(calendar);
        }
        return messages.readAhead(ofMessages(interactions), null, rejects.of(messages), store::add);
    }

    /** Which messages count: a column of the interactions says which of those, and their messages come with them. */
    Selection ofMessages(InputFile<Case> interactions) {
        List<Selection.Filter> where = selection.where().stream()
                .filter(filter -> !interactions.header().contains(filter.column()))
                .toList();
        return new Selection(selection.zone(), null, null, where);
    }

    private @Nullable BusinessCalendar calendar(@Nullable InputFile<LocalDate> holidays) {
        if (hours == null && holidays == null) {
            return null;
        }
        BusinessCalendarBuilder calendar = BusinessCalendar.builder(selection.zone())
                .hours(Objects.requireNonNullElse(hours, WeeklyHours.AROUND_THE_CLOCK));
        if (holidays == null) {
            return calendar.build();
        }
        Set<LocalDate> dates = new HashSet<>();
        readRules(holidays, dates::add);
        try {
            return calendar.holidays(dates).build();
        } catch (IllegalArgumentException e) { // whose message has all the dates
            throw new UnusableFileException(
                    holidays.name() + ": closes every day of --hours; expected days without a holiday", e);
        }
    }

    private SlaPolicy policy(InputFile<SlaTarget> sla, @Nullable BusinessCalendar calendar) {
        SlaPolicyBuilder policy = SlaPolicy.builder(
                calendar != null
                        ? calendar
                        : BusinessCalendar.builder(selection.zone())
                                .hours(WeeklyHours.AROUND_THE_CLOCK)
                                .build());
        Set<List<Object>> covered = new LinkedHashSet<>();
        readRules(sla, target -> {
            // Of several rows for the same cases the first one counts, as of several rows of one id.
            if (covered.add(List.of(target.metric(), target.conditions()))) {
                policy.target(target);
            }
        });
        return policy.build();
    }

    /** Reads rows that are the same whatever the report is of. */
    private static <T> void readRules(InputFile<T> file, Consumer<T> rows) {
        file.readAhead(Selection.ALL, null, rejection -> {}, rows);
    }

    private @Nullable Instant latest(@Nullable InputFile<?> file) {
        return file == null ? null : file.readAhead(selection, null, rejection -> {}, row -> {});
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
}
