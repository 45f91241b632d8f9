package io.github.servicekpi.examples.report.differential;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The report by the contract. */
final class Oracle {
    private static final Comparator<String> BY_CODE_POINT = (one, two) -> java.util.Arrays.compare(
            one.codePoints().toArray(), two.codePoints().toArray());

    private final Settings settings;
    private final Rules rules;
    private final Inputs inputs;
    private final Map<FileType, List<Cells>> selected = new EnumMap<>(FileType.class);

    /**
     * Reads the files.
     *
     * @param texts of the files given
     * @param bugs mistakes to make
     */
    Oracle(Map<FileType, String> texts, Settings settings, Set<PlantedBug> bugs) {
        this.settings = settings;
        TimeText times = new TimeText(settings.zone(), bugs);
        inputs = Inputs.read(texts, times, bugs);
        rules = new Rules(
                settings,
                settings.asOf() == null ? latest() : times.instant(settings.asOf()),
                times,
                new BusinessTime(settings.hours(), inputs.holidays(), times),
                inputs.targets(),
                bugs);
        inputs.files().forEach((type, file) -> selected.put(type, new Selected(type, inputs, rules).inRange()));
    }

    /** The latest of all time columns. */
    private @Nullable Instant latest() {
        Instant latest = null;
        for (FileType type : inputs.files().keySet()) {
            for (Cells cells : inputs.files().get(type).rows()) {
                for (String column : type.times()) {
                    Instant time = type.time(cells, column);
                    if (time != null && (latest == null || time.isAfter(latest))) {
                        latest = time;
                    }
                }
            }
        }
        return latest;
    }

    Map<String, @Nullable Object> report() {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("zone", settings.zone().getId());
        report.put("from", settings.from() == null ? null : settings.from().toString());
        report.put("to", settings.to() == null ? null : settings.to().toString());
        report.put("asOf", rules.asOf() == null ? null : rules.asOf().toString());
        report.put("level", settings.level());
        report.put("kpis", kpis(null, ""));
        if (!settings.by().isEmpty()) {
            Map<String, @Nullable Object> groups = new LinkedHashMap<>();
            for (String column : settings.by()) {
                Map<String, @Nullable Object> byValue = new LinkedHashMap<>();
                groupsOf(column).forEach(value -> byValue.put(value, kpis(column, value)));
                groups.put(column, byValue);
            }
            report.put("groups", groups);
        }
        Map<String, @Nullable Object> rejected = new LinkedHashMap<>();
        inputs.files().forEach((type, file) -> rejected.put(type.id(), file.rejected()));
        report.put("rejected", rejected);
        return report;
    }

    private Set<String> groupsOf(String column) {
        Set<String> groups = new TreeSet<>(BY_CODE_POINT);
        selected.forEach((type, rows) -> {
            if (type.isOfCases()) {
                rows.forEach(cells -> groups.addAll(cells.values(column, type == FileType.INTERACTIONS)));
            }
        });
        return groups;
    }

    /** The KPIs of all selected rows, or of those of a group. */
    private Map<String, Object> kpis(@Nullable String column, String group) {
        Map<FileType, List<Cells>> rows = new EnumMap<>(FileType.class);
        selected.forEach((type, all) -> rows.put(
                type,
                column == null || !type.isOfCases()
                        ? all
                        : all.stream()
                                .filter(cells -> cells.values(column, type == FileType.INTERACTIONS)
                                        .contains(group))
                                .toList()));
        Map<String, Object> kpis = new LinkedHashMap<>();
        if (rows.containsKey(FileType.INTERACTIONS)) {
            List<Ticket> tickets = Inputs.read(rows.get(FileType.INTERACTIONS), Ticket::read);
            List<Cells> kept = new Selected(FileType.INTERACTIONS, inputs, rules).kept();
            List<Ticket> history =
                    rules.has(PlantedBug.REPEATS_OF_THE_GROUP_ALONE) ? tickets : Inputs.read(kept, Ticket::read);
            List<Message> messages = rows.containsKey(FileType.MESSAGES)
                    ? Inputs.read(rows.get(FileType.MESSAGES), Message::read)
                    : null;
            kpis.putAll(Catalogue.ofInteractions(rules, tickets, messages, history));
        }
        if (rows.containsKey(FileType.SURVEYS)) {
            kpis.putAll(Catalogue.ofSurveys(rules, Inputs.read(rows.get(FileType.SURVEYS), Answer::read)));
        }
        if (rows.containsKey(FileType.CUSTOMERS)) {
            kpis.putAll(Catalogue.ofCustomers(rules, Inputs.read(rows.get(FileType.CUSTOMERS), Lifetime::read)));
        }
        return kpis;
    }

    /** The rejected rows of all files, as in the file of {@code --rejects}. */
    List<List<String>> rejects() {
        List<List<String>> rejects = new ArrayList<>();
        rejects.add(List.of("file", "line", "column", "value", "reason"));
        inputs.files()
                .forEach((type, file) -> file.rejects()
                        .forEach(reject -> rejects.add(List.of(
                                type.id(),
                                String.valueOf(reject.line()),
                                reject.column(),
                                reject.value(),
                                reject.reason()))));
        return rejects;
    }
}
