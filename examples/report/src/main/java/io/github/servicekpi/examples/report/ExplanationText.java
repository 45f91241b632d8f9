package io.github.servicekpi.examples.report;

import io.github.servicekpi.conversation.ReplyCycle;
import io.github.servicekpi.examples.report.csv.Excerpt;
import io.github.servicekpi.examples.report.rows.Case;
import io.github.servicekpi.examples.report.rows.Found;
import io.github.servicekpi.examples.report.rows.MessageRow;
import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.sla.SlaClock;
import io.github.servicekpi.time.BusinessCalendar;
import io.github.servicekpi.time.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation for people. */
final class ExplanationText {
    /** More parts of a span than anybody reads. */
    private static final int MOST_PARTS = 50;

    private final Explanation explanation;
    private final ZoneId zone;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Explanation explanation) {
        this.explanation = explanation;
        this.zone = explanation.context().selection().zone();
    }

    @Override
    public String toString() {
        text.setLength(0);
        text.append("Case ").append(Excerpt.of(explanation.id())).append('\n');
        text.append("\nAs of  ")
                .append(
                        explanation.context().asOf() == null
                                ? "no time in the data"
                                : explanation.context().asOf())
                .append(", in the zone ")
                .append(zone)
                .append("\nHours  ")
                .append(explanation.hours())
                .append('\n');
        explanation.rows().forEach(this::appendRow);
        appendMessages();
        explanation.known().map(Found::row).ifPresent(known -> {
            appendCycles(known.replyCycles());
            appendTimes(known);
        });
        appendPromises();
        appendFigures();
        return text.toString();
    }

    private void appendRow(Found<Case> row) {
        text.append("\nLine ").append(row.line()).append(" of the interactions: ");
        text.append(row.rejection() != null ? cannotBeUsed(row) : inTheReport(row))
                .append('\n');
        row.cells()
                .forEach((column, cell) -> text.append("  ")
                        .append(Excerpt.of(column))
                        .append(": ")
                        .append(Excerpt.of(cell))
                        .append('\n'));
    }

    private static String cannotBeUsed(Found<?> row) {
        var rejection = row.rejection();
        return rejection == null
                ? ""
                : "cannot be used, " + rejection.reason().id()
                        + (rejection.column().isEmpty() ? "" : " in " + rejection.column()) + ": \""
                        + Excerpt.of(rejection.value()) + "\"";
    }

    private String inTheReport(Found<Case> row) {
        Selection selection = explanation.context().selection();
        if (row.leftOut() == null) {
            return "in the report";
        }
        return "not in the report, as "
                + switch (row.leftOut()) {
                    case LATER_THAN_AS_OF -> "it was opened after the as-of instant";
                    case OUTSIDE_THE_RANGE ->
                        "it was not opened in the range from "
                                + (selection.from() == null ? "the beginning" : selection.from()) + " to before "
                                + (selection.to() == null ? "the end" : selection.to());
                    case WITHOUT_THE_VALUE ->
                        "it is not one where "
                                + selection.where().stream()
                                        .map(filter -> Excerpt.of(filter.column()) + " = " + Excerpt.of(filter.value()))
                                        .collect(Collectors.joining(" and "));
                };
    }

    private void appendMessages() {
        TextTable table = new TextTable("Messages, as they happened", "line", "author", "visibility", "event", "");
        for (Found<MessageRow> message : explanation.messages()) {
            table.add(
                    message.row() == null
                            ? cell(message, "at")
                            : time(message.row().event().at()),
                    Long.toString(message.line()),
                    cell(message, "author"),
                    cell(message, "visibility"),
                    cell(message, "event"),
                    message.isCounted() ? cell(message, "text") : whyNot(message));
        }
        append(table);
    }

    private static String cell(Found<?> row, String column) {
        return Excerpt.of(row.cells().getOrDefault(column, ""));
    }

    private static String whyNot(Found<MessageRow> message) {
        if (message.rejection() != null) {
            return cannotBeUsed(message);
        }
        return message.leftOut() == Found.LeftOut.WITHOUT_THE_VALUE
                ? "left out by --where"
                : message.leftOut() == null ? "of a case that does not count" : "after the as-of instant";
    }

    private void appendCycles(List<ReplyCycle> cycles) {
        TextTable table = new TextTable("Reply cycles", "until", "time", "");
        for (ReplyCycle cycle : cycles) {
            Instant end = cycle.repliedAt() != null ? cycle.repliedAt() : cycle.closedAt();
            table.add(
                    time(cycle.startedAt()),
                    end == null ? "" : time(end),
                    cycle.response() == null ? "" : duration(cycle.response()),
                    switch (cycle.state()) {
                                case ANSWERED -> "answered";
                                case ABOVE_LIMIT -> "answered too late to count";
                                case OPEN -> "the customer waits";
                                case UNANSWERED -> "missing: closed without an answer";
                            }
                            + (cycle.repliesBefore() > 0 ? ", after the first reply" : ""));
        }
        append(table);
    }

    /** The spans of the case and what of them is business time. */
    private void appendTimes(Case known) {
        Interaction row = known.interaction();
        Map<Times, String> times = new LinkedHashMap<>(); // which are often the same
        add(
                "first response" + (known.events().isEmpty() ? "" : " in the messages"),
                row.openedAt(),
                row.firstResponseAt(),
                times);
        add("first resolution", row.openedAt(), row.firstResolvedAt(), times);
        add("last resolution", row.openedAt(), row.resolvedAt(), times);
        known.replyCycles().forEach(cycle -> add("reply", cycle.startedAt(), cycle.repliedAt(), times));
        times.forEach((span, what) -> appendTime(what, span.start(), span.end()));
    }

    private record Times(Instant start, Instant end) {}

    private static void add(String what, Instant start, @Nullable Instant end, Map<Times, String> times) {
        if (end != null) {
            times.merge(new Times(start, end), what, (one, other) -> one + " and " + other);
        }
    }

    private void appendTime(String what, Instant start, Instant end) {
        BusinessCalendar calendar = explanation.context().calendar();
        text.append("\nTo the ")
                .append(what)
                .append(", ")
                .append(time(start))
                .append(" to ")
                .append(time(end));
        if (calendar == null || end.isBefore(start)) {
            text.append(": ")
                    .append(duration(Duration.between(start, end)))
                    .append(end.isBefore(start) ? ", negative\n" : ", all of it counted\n");
            return;
        }
        BusinessTime time = calendar.explain(start, end);
        text.append(": ").append(duration(time.total())).append(" of business time\n");
        TextTable table = new TextTable("  from", "to", "time", "");
        List<BusinessTime.Part> parts = time.parts();
        for (BusinessTime.Part part : parts.subList(0, Math.min(MOST_PARTS, parts.size()))) {
            table.add(
                    "  " + time(part.startInclusive()),
                    time(part.endExclusive()),
                    duration(part.duration()),
                    (part.reason().isCounted() ? "counted: " : "skipped: ") + words(part.reason()));
        }
        table.appendTo(text);
        if (parts.size() > MOST_PARTS) {
            text.append("  and ").append(Units.count(parts.size() - MOST_PARTS)).append(" more parts\n");
        }
    }

    private void appendPromises() {
        TextTable table = new TextTable("Promises", "target", "due", "used", "");
        Instant asOf = explanation.context().asOf();
        for (Explanation.Promise promise : explanation.promises()) {
            if (asOf != null) {
                SlaClock clock = promise.clock();
                Instant until = clock.metAt().or(clock::closedAt).orElse(asOf);
                table.add(
                        words(promise.metric()) + " from " + time(clock.startedAt()),
                        clock.targetAt(clock.startedAt()).toString(),
                        clock.dueAt().map(this::time).orElse("never"),
                        duration(clock.usedBy(until)),
                        words(clock.state(asOf)));
            }
        }
        append(table);
    }

    private void appendFigures() {
        TextTable table = new TextTable("KPIs", "");
        explanation.figures().forEach(figure -> table.add(figure.id(), verdict(figure)));
        append(table);
    }

    private static String verdict(Figure figure) {
        List<String> parts = new ArrayList<>();
        switch (figure.type()) {
            case "count" -> parts.add(figure.count("value") > 0 ? "counted" : "not counted");
            case "proportion" -> addShare(figure, parts);
            default -> addDuration(figure, parts);
        }
        figure.excluded().asMap().forEach((reason, count) -> parts.add("excluded: " + reason + times(count)));
        return parts.isEmpty() ? "not among those that it is of" : String.join(", ", parts);
    }

    private static void addShare(Figure figure, List<String> parts) {
        long yes = figure.count("numerator");
        long no = figure.count("denominator") - yes;
        if (yes > 0) {
            parts.add("counted, yes" + times(yes));
        }
        if (no > 0) {
            parts.add("counted, no" + times(no));
        }
    }

    private static void addDuration(Figure figure, List<String> parts) {
        if (figure.count("count") > 0) {
            parts.add("counted, " + Units.duration(figure.number("mean"))
                    + (figure.count("count") > 1 ? " on average" : "") + times(figure.count("count")));
        }
        if (figure.count("open") > 0) {
            parts.add("open" + times(figure.count("open")));
        }
        if (figure.count("missing") > 0) {
            parts.add("missing" + times(figure.count("missing")));
        }
    }

    private static String times(long count) {
        return count == 1 ? "" : " (" + Units.count(count) + " times)";
    }

    private void append(TextTable table) {
        if (!table.isEmpty()) {
            text.append('\n');
            table.appendTo(text);
        }
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In local time, with the offset, as a local time may occur twice. */
    private String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(zone).toOffsetDateTime());
    }

    private static String duration(Duration duration) {
        return Units.duration(duration.getSeconds() + duration.getNano() / 1e9);
    }
}
