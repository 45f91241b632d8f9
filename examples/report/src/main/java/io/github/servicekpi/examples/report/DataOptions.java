package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.csv.Excerpt;
import io.github.servicekpi.examples.report.rows.LocalTimes;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.time.WeeklyHours;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what a report is of and what counts: files, time and definitions. */
final class DataOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--interactions",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "calls, chats, tickets: id, opened_at and more columns")
    private @Nullable Path interactions;

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description =
                    "what was written in the interactions, in any order: interaction, at, author and more columns")
    private @Nullable Path messages;

    @Option(
            names = "--surveys",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "survey answers and reviews: kind and more columns")
    private @Nullable Path surveys;

    @Option(
            names = "--customers",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "times as a customer: id, started_on and more columns")
    private @Nullable Path customers;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = OptionTypes.Zone.class,
            description = "zone of dates and of times without an offset; default UTC")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--hours",
            paramLabel = "WINDOWS",
            converter = OptionTypes.Hours.class,
            description = "business time of responses, resolutions and targets, such as"
                    + " \"Mon-Thu 09:00-12:30, Mon-Thu 13:30-18:00, Sat 22:00-02:00\"; default: around the clock")
    private @Nullable WeeklyHours hours;

    @Option(
            names = "--holidays",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "days that are no business time: date")
    private @Nullable Path holidays;

    @Option(
            names = "--sla",
            paramLabel = "FILE",
            converter = OptionTypes.File.class,
            description = "targets of business time for responses and resolutions: metric, target and more columns")
    private @Nullable Path sla;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = OptionTypes.Date.class,
            description = "first day of the report; default: all rows")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = OptionTypes.Date.class,
            description = "first day after the report; default: all rows")
    private @Nullable LocalDate to;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description =
                    "what is later has not happened, such as 2026-04-01T00:00Z; default: the latest time in the files")
    private @Nullable String asOf;

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            converter = OptionTypes.Filter.class,
            description = "only rows with this value, of files that have the column; may be repeated")
    private List<Selection.Filter> where = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "OPTION=VALUE",
            description = {
                "a variant of a definition; may be repeated:",
                "fcr=no-repeat (default), one-touch, single-reply, single-agent, no-reply-needed;",
                "short-abandon=DURATION, such as PT5S: leaves out abandonments up to that wait;",
                "service-level=of-offered (default), of-answered, left-queue, drop-abandoned-within, drop-short;",
                "service-level-threshold=DURATION, PT20S (default);",
                "nps-interval=adjusted-wald (default), wald, score;",
                "proportion-interval=wilson (default), wilson-cc, clopper-pearson, agresti-coull, jeffreys, wald;",
                "survival-interval=log-log (default), log, plain"
            })
    private List<String> set = new ArrayList<>();

    @Nullable
    Path interactions() {
        return interactions;
    }

    @Nullable
    Path messages() {
        return messages;
    }

    @Nullable
    Path surveys() {
        return surveys;
    }

    @Nullable
    Path customers() {
        return customers;
    }

    @Nullable
    Path holidays() {
        return holidays;
    }

    @Nullable
    Path sla() {
        return sla;
    }

    @Nullable
    WeeklyHours hours() {
        return hours;
    }

    /** All files that are given. */
    List<Path> files() {
        return Stream.of(interactions, messages, surveys, customers, holidays, sla)
                .<Path>mapMulti((file, given) -> {
                    if (file != null) {
                        given.accept(file);
                    }
                })
                .toList();
    }

    /** Whether no file has anything to report on, as rules are of something. */
    boolean isWithoutCases() {
        return interactions == null && messages == null && surveys == null && customers == null;
    }

    /** Says that the data are made up, where they are. */
    void sayIfWithoutCases() {
        if (isWithoutCases()) {
            spec.commandLine()
                    .getErr()
                    .println("kpi-report: a report on generated sample data, as no file was named; see --help");
        }
    }

    /** Which rows the report is of. */
    Selection selection() {
        if (from != null && to != null && !from.isBefore(to)) {
            throw wrongUsage("--from must be before --to: %s and %s".formatted(from, to));
        }
        if (messages != null && interactions == null) {
            throw wrongUsage("--messages: " + messages + " needs --interactions with the interactions of the messages");
        }
        return new Selection(zone, from, to, where);
    }

    /** What is later has not happened; null for the latest of all times in the files. */
    @Nullable
    Instant asOf() {
        if (asOf == null) {
            return null;
        }
        Instant instant = new LocalTimes(zone).parse(asOf);
        if (instant == null) {
            throw wrongUsage("--as-of: \"" + asOf + "\" is not a time such as 2026-04-01T00:00Z");
        }
        return instant;
    }

    Variants variants() {
        try {
            return Variants.parse(set);
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** Refuses to look for values of a column that no file has. */
    void requireColumns(InputFiles files) {
        where.forEach(filter -> requireColumn("--where", filter.column(), files));
    }

    void requireColumn(String option, String column, InputFiles files) {
        if (!files.columns().contains(column)) {
            throw wrongUsage("%s: no file has a column \"%s\"; expected one of %s"
                    .formatted(option, column, Excerpt.of(files.columns())));
        }
    }

    ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
