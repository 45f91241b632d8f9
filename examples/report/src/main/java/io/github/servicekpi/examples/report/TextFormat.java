package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.rows.Selection;
import io.github.servicekpi.stats.PercentileMethod;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Writes a report for people: tables of aligned text, with rounded values in units. The same report gives the same text. */
final class TextFormat implements ReportFormat {
    /** Groups beside one another, so that a line stays within what a wide terminal shows. */
    private static final int GROUPS_A_TABLE = 6;

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        appendHeader(report, text);
        appendCounts(report, text);
        appendDurations(report, text);
        appendScores(report, text);
        appendLifetimes(report, text);
        report.groups().forEach((column, groups) -> appendGroups(column, groups, text));
        appendRejected(report.rejected(), text);
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void appendHeader(Report report, StringBuilder text) {
        Selection selection = report.context().selection();
        text.append("Customer-service KPIs\n\n");
        text.append("Range  ")
                .append(range(selection))
                .append(", in the zone ")
                .append(selection.zone())
                .append('\n');
        text.append("As of  ")
                .append(
                        report.context().asOf() == null
                                ? "no time in the data"
                                : report.context().asOf())
                .append('\n');
        if (report.context().calendar() != null) {
            text.append("Hours  ").append(report.hours()).append('\n');
        }
        for (Selection.Filter filter : selection.where()) {
            text.append("Where  ")
                    .append(oneLine(filter.column()))
                    .append(" = ")
                    .append(oneLine(filter.value()))
                    .append('\n');
        }
        text.append("Level  ")
                .append(percentOfLevel(report))
                .append(", percentiles ")
                .append(report.statistics().percentiles() == PercentileMethod.HF7 ? "interpolated" : "by nearest rank")
                .append('\n');
    }

    private static String range(Selection selection) {
        if (selection.from() == null && selection.to() == null) {
            return "all dates";
        }
        return (selection.from() == null ? "" : "from " + selection.from())
                + (selection.from() == null || selection.to() == null ? "" : " ")
                + (selection.to() == null ? "" : "to before " + selection.to());
    }

    private static String percentOfLevel(Report report) {
        return BigDecimal.valueOf(report.statistics().level())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    private static void appendCounts(Report report, StringBuilder text) {
        TextTable table = new TextTable("Counts and rates", "value", "of", percentOfLevel(report) + " interval", "");
        for (Figure figure : report.kpis()) {
            if (figure.type().equals("count")) {
                table.add(figure.id(), value(figure), "", "", notes(figure));
            } else if (figure.type().equals("proportion")) {
                table.add(
                        figure.id(),
                        value(figure),
                        Units.count(figure.count("denominator")),
                        interval(figure, Units.percent(figure.number("low")), Units.percent(figure.number("high"))),
                        notes(figure));
            } else if (figure.type().equals("ratio")) {
                table.add(figure.id(), value(figure), Units.amount(figure.amount("denominator")), "", notes(figure));
            }
        }
        append(table, text);
    }

    private static void appendDurations(Report report, StringBuilder text) {
        TextTable table = new TextTable("Times", "n", "mean", "p50", "p90", "p95", "p99", "max", "open", "missing", "");
        for (Figure figure : report.kpis()) {
            if (figure.type().equals("duration")) {
                List<String> cells = new ArrayList<>(List.of(figure.id(), Units.count(figure.count("count"))));
                for (String statistic : List.of("mean", "p50", "p90", "p95", "p99", "max")) {
                    cells.add(Units.duration(figure.number(statistic)));
                }
                cells.addAll(List.of(
                        Units.count(figure.count("open")), Units.count(figure.count("missing")), notes(figure)));
                table.add(cells.toArray(String[]::new));
            }
        }
        append(table, text);
    }

    private static void appendScores(Report report, StringBuilder text) {
        TextTable table = new TextTable("Scores", "value", "n", percentOfLevel(report) + " interval", "");
        for (Figure figure : report.kpis()) {
            if (figure.type().equals("nps")) {
                table.add(
                        figure.id(),
                        value(figure),
                        Units.count(figure.count("count")),
                        interval(figure, Units.points(figure.number("low")), Units.points(figure.number("high"))),
                        "promoters %s, passives %s, detractors %s"
                                        .formatted(
                                                Units.count(figure.count("promoters")),
                                                Units.count(figure.count("passives")),
                                                Units.count(figure.count("detractors")))
                                + after(", ", notes(figure)));
            } else if (figure.type().equals("rating")) {
                table.add(
                        figure.id(),
                        value(figure),
                        Units.count(figure.count("count")),
                        interval(figure, Units.score(figure.number("low")), Units.score(figure.number("high"))),
                        ratingNotes(figure));
            }
        }
        append(table, text);
    }

    private static void appendLifetimes(Report report, StringBuilder text) {
        TextTable table = new TextTable("Lifetimes", "median", "n", "ended", "");
        for (Figure figure : report.kpis()) {
            if (figure.type().equals("survival")) {
                table.add(
                        figure.id(),
                        value(figure),
                        Units.count(figure.count("count")),
                        Units.count(figure.count("events")),
                        notes(figure));
            }
        }
        append(table, text);
    }

    private static String ratingNotes(Figure figure) {
        Map<?, ?> topBox = figure.parts("topBox");
        StringJoiner notes = new StringJoiner(", ");
        notes.add("top box " + Units.percent(topBox.get("value") instanceof Double share ? share : null));
        if (figure.statistics().containsKey("index")) {
            notes.add("index " + Units.points(figure.number("index")));
        }
        if (isOfSeveralScales(figure)) {
            notes.add("several scales, so no mean");
        }
        return notes + after(", ", notes(figure));
    }

    private static void append(TextTable table, StringBuilder text) {
        if (!table.isEmpty()) {
            text.append('\n');
            table.appendTo(text);
        }
    }

    private static void appendGroups(String column, Map<String, List<Figure>> groups, StringBuilder text) {
        text.append("\nBy ")
                .append(oneLine(column))
                .append(": value, or median of times, and in brackets of how many\n");
        List<String> values = List.copyOf(groups.keySet());
        if (values.isEmpty()) {
            text.append(Units.NO_DATA).append('\n');
        }
        for (int from = 0; from < values.size(); from += GROUPS_A_TABLE) {
            appendGroups(groups, values.subList(from, Math.min(values.size(), from + GROUPS_A_TABLE)), text);
        }
    }

    private static void appendGroups(Map<String, List<Figure>> groups, List<String> values, StringBuilder text) {
        List<String> header = new ArrayList<>(List.of(""));
        values.forEach(value -> header.add(oneLine(value)));
        header.add("");
        TextTable table = new TextTable(header);
        List<Figure> first = groups.getOrDefault(values.get(0), List.of());
        for (int kpi = 0; kpi < first.size(); kpi++) {
            List<String> cells = new ArrayList<>(List.of(first.get(kpi).id()));
            for (String value : values) {
                Figure figure = groups.getOrDefault(value, List.of()).get(kpi);
                cells.add(value(figure) + after(" ", size(figure)));
            }
            cells.add("");
            table.add(cells.toArray(String[]::new));
        }
        append(table, text);
    }

    private static void appendRejected(Map<String, Map<String, Long>> rejected, StringBuilder text) {
        text.append("\nRows that could not be used\n");
        rejected.forEach((file, reasons) -> text.append(file)
                .append(": ")
                .append(
                        reasons.isEmpty()
                                ? "none"
                                : reasons.entrySet().stream()
                                        .map(reason -> reason.getKey() + " " + Units.count(reason.getValue()))
                                        .collect(Collectors.joining(", ")))
                .append('\n'));
    }

    private static String value(Figure figure) {
        return switch (figure.type()) {
            case "count" -> Units.count(figure.count("value"));
            case "proportion", "ratio" -> Units.percent(figure.number("value"));
            case "duration" -> Units.duration(figure.number("p50"));
            case "nps" -> Units.points(figure.number("value"));
            case "rating" -> isOfSeveralScales(figure) ? "no mean" : Units.score(figure.number("mean"));
            case "survival" -> median(figure);
            default -> throw new IllegalStateException("no text for a figure of the type " + figure.type());
        };
    }

    private static String median(Figure survival) {
        if (survival.statistics().get("median") instanceof Long days) {
            return Units.count(days) + " d";
        }
        return survival.count("count") == 0 ? Units.NO_DATA : "not reached";
    }

    private static boolean isOfSeveralScales(Figure rating) {
        return rating.count("count") > 0 && rating.number("mean") == null;
    }

    private static String size(Figure figure) {
        return switch (figure.type()) {
            case "count" -> "";
            case "proportion" -> "(" + Units.count(figure.count("denominator")) + ")";
            case "ratio" -> "(" + Units.amount(figure.amount("denominator")) + ")";
            default -> "(" + Units.count(figure.count("count")) + ")";
        };
    }

    private static String interval(Figure figure, String low, String high) {
        return figure.number("low") == null ? "" : low + " to " + high;
    }

    private static String notes(Figure figure) {
        return figure.excluded().asMap().entrySet().stream()
                .map(reason -> reason.getKey() + " " + Units.count(reason.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String after(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }

    /** A value of a file without what would break the table. */
    private static String oneLine(String value) {
        return value.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
