package io.github.servicekpi.examples.report.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** Small random files: few values, so that they meet; times on a coarse grid; all that can be wrong with a cell. */
final class RandomTables {
    private static final List<String> CLOCK = List.of(
            "12:00",
            "12:00:05",
            "12:00:20",
            "12:01",
            "13:00",
            "11:00",
            "01:30",
            "01:45",
            "02:00",
            "02:15",
            "02:30",
            "03:00",
            "00:00",
            "00:30",
            "23:30",
            "12:00:05.000000001",
            "12:00:20.5");

    private static final List<String> EDGES = List.of(
            "00:00", "01:30", "02:00", "02:15", "02:30", "03:00", "09:00", "11:00", "12:00", "13:00", "17:00", "23:30");

    private static final List<String> BAD_TIMES = List.of(
            "{+0} 12:00",
            "{+0}",
            "{+0}T24:00",
            "{+0}T12:60",
            "{+0}T12:00z",
            "{+0}T12:00+5:45",
            "2026-02-30T12:00",
            "x",
            " {+0}T12:00",
            "{+0}T12:00:00.");

    private RandomTables() {}

    private static Arbitrary<String> times(int missing, List<Integer> days) {
        Arbitrary<String> good = Combinators.combine(
                        Arbitraries.of(days),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just("12:00")),
                                Tuple.of(4, Arbitraries.of("12:00:05", "12:00:20", "13:00")),
                                Tuple.of(3, Arbitraries.of(CLOCK))),
                        Arbitraries.frequency(
                                Tuple.of(20, ""), Tuple.of(2, "Z"), Tuple.of(1, "+05:45"), Tuple.of(1, "-04:00")))
                .as((day, clock, offset) -> "{" + (day < 0 ? "" : "+") + day + "}T" + clock + offset);
        return cells(missing, good, BAD_TIMES);
    }

    private static Arbitrary<String> cells(int missing, Arbitrary<String> good, List<String> bad) {
        return Arbitraries.frequencyOf(
                Tuple.of(missing, Arbitraries.just("")),
                Tuple.of(100 - missing, good),
                Tuple.of(bad.isEmpty() ? 0 : 1, Arbitraries.of(bad.isEmpty() ? List.of("") : bad)));
    }

    private static Arbitrary<String> cells(int missing, List<String> good, String... bad) {
        return cells(missing, Arbitraries.of(good), List.of(bad));
    }

    private static Arbitrary<String> counts() {
        return cells(25, List.of("0", "1", "0", "2", "007"), "-1", "1.0", "x", " 1", "+1");
    }

    private static Arbitrary<String> seconds() {
        return cells(40, List.of("0", "10", "5.5", "60", "0.1", "0.000000001"), "-1", "1e3", "x", ".5", "PT5S");
    }

    static Arbitrary<Table> interactions() {
        List<Integer> opening = List.of(0, 0, 0, 0, 0, 0, 0, 1, 2, 7, 7, 7, 8, -7, -7, -1, 14, 15);
        List<Integer> later = List.of(0, 0, 0, 0, 0, 0, 1, 1, 2, 7, 8, 14);
        Map<String, Arbitrary<String>> columns = new LinkedHashMap<>();
        columns.put(
                "id",
                cells(1, Arbitraries.frequency(Tuple.of(20, "#"), Tuple.of(1, "1"), Tuple.of(1, " ")), List.of()));
        columns.put("opened_at", times(1, opening));
        columns.put("customer", cells(15, List.of("a", "b", "A")));
        columns.put("agent", cells(30, List.of("amy", "bob")));
        columns.put("team", cells(50, List.of("one")));
        columns.put("channel", cells(20, List.of("phone", "e-mail", "\uD83D\uDE00", "\uFF5E")));
        columns.put("segment", cells(50, List.of("vip")));
        columns.put("topic", cells(15, List.of("t", "u, \"v\"\nw")));
        columns.put("tags", cells(40, List.of("x", "x; y ", ";y;;x", " ", "x y")));
        columns.put("origin", cells(50, List.of("customer", "agent", "campaign"), "bot", "Agent"));
        columns.put("queued_at", times(60, later));
        columns.put("answered_at", times(50, later));
        columns.put("abandoned_at", times(55, later));
        columns.put("first_response_at", times(40, later));
        columns.put("first_resolved_at", times(60, later));
        columns.put("resolved_at", times(40, later));
        columns.put("talk_s", seconds());
        columns.put("hold_s", seconds());
        columns.put("wrap_s", seconds());
        columns.put("agent_replies", counts());
        columns.put("customer_messages", counts());
        columns.put("agents", counts());
        columns.put("reopens", counts());
        columns.put("transfers", counts());
        columns.put("complaint", cells(30, List.of("false", "true"), "TRUE", "1"));
        columns.put("registered", cells(30, List.of("false", "true"), "yes"));
        columns.put("region", cells(20, List.of("north", " north", "S\u00FCd")));
        return table(columns, 12, "id", "opened_at");
    }

    static Arbitrary<Table> messages() {
        List<Integer> days = List.of(0, 0, 0, 0, 0, 1, 1, 2, 7, -1);
        Map<String, Arbitrary<String>> columns = new LinkedHashMap<>();
        columns.put("interaction", cells(1, List.of("1", "2", "3", "1", "2", "4", "5", "6", "12", " ", "1 ")));
        columns.put("at", times(1, days));
        columns.put(
                "author",
                cells(
                        1,
                        List.of("customer", "agent", "customer", "agent", "bot", "automation", "system"),
                        "Agent",
                        "human"));
        columns.put("visibility", cells(50, List.of("public", "internal"), "private"));
        columns.put(
                "event",
                cells(50, List.of("message", "message", "resolved", "reopened", "assigned", "handoff"), "closed"));
        columns.put("agent", cells(50, List.of("amy", "bob")));
        columns.put("text", cells(50, List.of("hello", "good, \"bye\"\n")));
        columns.put("mailbox", cells(20, List.of("m", "n")));
        return table(columns, 25, "interaction", "at", "author");
    }

    static Arbitrary<Table> holidays() {
        Map<String, Arbitrary<String>> columns = new LinkedHashMap<>();
        columns.put(
                "date",
                cells(2, List.of("{+0}", "{+1}", "{+2}", "{+7}", "{-1}", "{+30}"), "{+0}T00:00", "2026-02-30", "x"));
        columns.put("region", cells(20, List.of("north")));
        return table(columns, 3, "date");
    }

    static Arbitrary<Table> sla() {
        Map<String, Arbitrary<String>> columns = new LinkedHashMap<>();
        columns.put(
                "metric", cells(1, List.of("first-response", "next-response", "resolution"), "First-Response", "x"));
        columns.put(
                "target",
                cells(
                        1,
                        List.of("PT5S", "PT20S", "PT1H", "PT0S", "PT24H", "P1D", "P2DT0.5S", "PT8H"),
                        "1h",
                        "PT-1S",
                        "-PT1S",
                        "P1M",
                        "PT"));
        columns.put("channel", cells(50, List.of("phone", "phone", "e-mail")));
        columns.put("segment", cells(50, List.of("vip")));
        return table(columns, 12, "metric", "target");
    }

    /** Windows on a coarse grid, into the next day where they end before they begin. */
    static Arbitrary<String> hours() {
        List<String> days = List.of("Mon", "Sun", "Sat", "Fri", "Mon-Sun", "Mon-Sun", "Mon-Fri", "Sat-Mon", "Fri-Fri");
        Arbitrary<String> window = Combinators.combine(
                        Arbitraries.of(days), Arbitraries.of(EDGES), Arbitraries.of(EDGES), Arbitraries.of(3, 1))
                .as((day, from, to, late) -> day + " " + from + "-" + (late == 1 ? "24:00" : to));
        return window.list().ofMinSize(1).ofMaxSize(3).map(windows -> String.join(", ", windows));
    }

    static Arbitrary<Table> surveys() {
        List<Integer> days = List.of(0, 0, 0, 1, 2, 7, -1);
        Map<String, Arbitrary<String>> columns = new LinkedHashMap<>();
        columns.put("kind", cells(1, List.of("nps", "nps", "csat", "ces", "review"), "NPS", "x"));
        columns.put(
                "score", cells(15, List.of("5", "1", "2", "3", "4", "6", "7", "8", "9", "10", "9", "0"), "-1", "4.5"));
        columns.put("id", cells(50, List.of("s")));
        columns.put("customer", cells(30, List.of("a", "b")));
        columns.put("interaction", cells(50, List.of("1")));
        columns.put("channel", cells(20, List.of("phone", "e-mail")));
        columns.put("source", cells(20, List.of("web", "shop")));
        columns.put("tags", cells(60, List.of("x", "x; y ")));
        columns.put("scale_min", cells(92, List.of("1", "0", "4"), "-1", "x"));
        columns.put("scale_max", cells(85, List.of("10", "3", "4", "5", "7", "0"), "x"));
        columns.put("sent_at", times(25, days));
        columns.put("answered_at", times(40, days));
        columns.put("replied_at", times(50, days));
        columns.put("comment", cells(50, List.of("good", "not, \"so\" good")));
        return table(columns, 12, "kind");
    }

    static Arbitrary<Table> customers() {
        List<String> days = Stream.of(0, -10, -3, 1, 2, 7, 20, 30)
                .map(day -> "{" + (day < 0 ? "" : "+") + day + "}")
                .toList();
        Map<String, Arbitrary<String>> columns = new LinkedHashMap<>();
        columns.put("id", cells(1, List.of("a", "b", "c", "#", "#", "#")));
        columns.put("started_on", cells(1, days, "{+0}T00:00", "2026-2-1", "2026-02-30", "x"));
        columns.put("ended_on", cells(40, days, "{+0}T00:00", "never"));
        columns.put("plan", cells(30, List.of("pro", "free")));
        columns.put("segment", cells(30, List.of("vip")));
        columns.put("monthly_value", cells(10, List.of("10", "0", "20.50", "100", "0.1"), "-1", "x"));
        columns.put("end_value", cells(60, List.of("10", "0", "30", "0.2"), "-1", "x"));
        columns.put("region", cells(20, List.of("north", "east")));
        return table(columns, 12, "id", "started_on");
    }

    private static Arbitrary<Table> table(Map<String, Arbitrary<String>> columns, int rows, String... required) {
        List<String> names = List.copyOf(columns.keySet());
        List<String> optional = new ArrayList<>(names);
        optional.removeAll(List.of(required));
        Arbitrary<Set<String>> dropped = Arbitraries.of(optional)
                .set()
                .ofMaxSize(optional.size())
                .withSizeDistribution(RandomDistribution.biased());
        Arbitrary<List<String>> order = Combinators.combine(Arbitraries.shuffle(names), dropped)
                .as((shuffled, without) -> shuffled.stream()
                        .filter(name -> !without.contains(name))
                        .toList());
        Arbitrary<List<String>> cells =
                Combinators.combine(List.copyOf(columns.values())).as(row -> row);
        Arbitrary<Map.Entry<List<String>, Integer>> row =
                Combinators.combine(cells, wrongFields()).as(Map::entry);
        return Combinators.combine(order, row.list().ofMaxSize(rows), styles()).as((header, list, style) -> {
            List<List<String>> written = new ArrayList<>();
            for (Map.Entry<List<String>, Integer> one : list) {
                List<String> fields = new ArrayList<>();
                header.forEach(name -> fields.add(one.getKey().get(names.indexOf(name))));
                if (one.getValue() > 0) {
                    fields.add("");
                } else if (one.getValue() < 0 && fields.size() > 1) {
                    fields.remove(fields.size() - 1);
                }
                written.add(fields);
            }
            return new Table(header, written, style);
        });
    }

    /** How many fields a row has too many. */
    private static Arbitrary<Integer> wrongFields() {
        return Arbitraries.frequency(Tuple.of(60, 0), Tuple.of(1, 1), Tuple.of(1, -1));
    }

    private static Arbitrary<Table.Style> styles() {
        return Combinators.combine(
                        Arbitraries.of("\n", "\r\n"),
                        Arbitraries.of(false, true),
                        Arbitraries.of(0, 1, 3),
                        Arbitraries.of(0, 1, 4),
                        Arbitraries.of(true, false))
                .as(Table.Style::new);
    }
}
