package io.github.servicekpi.examples.report.differential;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Random files with random options. */
final class RandomExamples {
    /** A zone and a day on which its clocks change, or not. */
    private record Place(String zone, String day) {}

    private static final List<Place> PLACES = List.of(
            new Place("UTC", "2026-03-01"),
            new Place("Asia/Kathmandu", "2026-03-01"),
            new Place("America/New_York", "2026-03-08"),
            new Place("America/New_York", "2026-11-01"),
            new Place("Australia/Lord_Howe", "2026-10-04"),
            new Place("Australia/Lord_Howe", "2026-04-05"),
            // Midnight is skipped, and occurs twice.
            new Place("America/Sao_Paulo", "2018-11-04"),
            new Place("America/St_Johns", "2010-11-07"));

    private static final List<String> FILTERS = List.of(
            "region=north",
            "channel=phone",
            "tags=x",
            "topic=t",
            "customer=a",
            "kind=nps",
            "score=9",
            "plan=pro",
            "origin=customer",
            "segment=vip",
            "agent=amy",
            "mailbox=m",
            "author=customer",
            "tags=x; y ");

    private static final Map<String, List<String>> VARIANTS = new TreeMap<>(Map.of(
            "fcr", List.of("no-repeat", "one-touch", "single-reply", "single-agent", "no-reply-needed"),
            "short-abandon", List.of("PT5S", "PT0S", "PT20S", "PT1H"),
            "service-level", List.of("of-offered", "of-answered", "left-queue", "drop-abandoned-within", "drop-short"),
            "service-level-threshold", List.of("PT20S", "PT5S", "PT1H"),
            "nps-interval", List.of("adjusted-wald", "wald", "score"),
            "proportion-interval",
                    List.of("wilson", "wilson-cc", "clopper-pearson", "agresti-coull", "jeffreys", "wald"),
            "survival-interval", List.of("log-log", "log", "plain")));

    private RandomExamples() {}

    private record Times(
            @Nullable String from,
            @Nullable String to,
            @Nullable String asOf,
            @Nullable String hours) {}

    static Arbitrary<Example> of(Map<FileType, Arbitrary<Table>> tables) {
        List<FileType> types = List.copyOf(new EnumMap<>(tables).keySet());
        Arbitrary<List<Table>> files =
                Combinators.combine(types.stream().map(tables::get).toList()).as(list -> list);
        List<String> groups = new ArrayList<>(List.of("region", "channel", "tags", "topic", "source", "plan"));
        groups.addAll(List.of("agent", "mailbox", "segment", "interaction", "metric"));
        groups.addAll(List.of("origin", "score", "resolved_at", "customer", "ended_on", "kind"));
        return Combinators.combine(
                        files,
                        Arbitraries.of(PLACES),
                        times(),
                        Arbitraries.of(groups).list().uniqueElements().ofMaxSize(2),
                        Arbitraries.of(FILTERS).list().ofMaxSize(1),
                        Arbitraries.of(0.95, 0.9, 0.5, 0.999),
                        Arbitraries.of("nearest-rank", "hf7"),
                        variants())
                .as((list, place, times, by, where, level, percentiles, variants) -> {
                    Map<FileType, Table> dated = new EnumMap<>(FileType.class);
                    Set<String> columns = new HashSet<>();
                    LocalDate base = LocalDate.parse(place.day());
                    for (int index = 0; index < list.size(); index++) {
                        dated.put(types.get(index), list.get(index).dated(base));
                        columns.addAll(list.get(index).header());
                    }
                    return new Example(
                            dated,
                            new Settings(
                                    ZoneId.of(place.zone()),
                                    times.from() == null ? null : base.plusDays(Integer.parseInt(times.from())),
                                    times.to() == null ? null : base.plusDays(Integer.parseInt(times.to())),
                                    times.asOf() == null ? null : Table.dated(times.asOf(), base),
                                    times.hours(),
                                    by.stream().filter(columns::contains).toList(),
                                    where.stream()
                                            .map(filter -> Map.entry(
                                                    filter.substring(0, filter.indexOf('=')),
                                                    filter.substring(filter.indexOf('=') + 1)))
                                            .filter(filter -> columns.contains(filter.getKey()))
                                            .toList(),
                                    level,
                                    percentiles,
                                    variants));
                });
    }

    private static Arbitrary<Times> times() {
        return Combinators.combine(
                        Arbitraries.of("", "0", "-7", "1"),
                        Arbitraries.of("", "2", "8", "15", "30"),
                        Arbitraries.frequency(
                                Tuple.of(6, ""),
                                Tuple.of(1, "{0}T12:00:05"),
                                Tuple.of(1, "{7}T12:00"),
                                Tuple.of(1, "{8}T13:00"),
                                Tuple.of(1, "{15}T00:00Z"),
                                Tuple.of(1, "{30}T00:00"),
                                Tuple.of(1, "{0}T01:45"),
                                Tuple.of(1, "{-1}T23:30")),
                        Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just("")), Tuple.of(2, RandomTables.hours())))
                .as((from, to, asOf, hours) -> new Times(orNull(from), orNull(to), orNull(asOf), orNull(hours)));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Arbitrary<Map<String, String>> variants() {
        List<Arbitrary<String>> choices = new ArrayList<>();
        VARIANTS.values()
                .forEach(values -> choices.add(Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just("")), Tuple.of(1, Arbitraries.of(values)))));
        List<String> names = List.copyOf(VARIANTS.keySet());
        return Combinators.combine(choices).as(values -> {
            Map<String, String> variants = new TreeMap<>();
            for (int index = 0; index < names.size(); index++) {
                if (!values.get(index).isEmpty()) {
                    variants.put(names.get(index), values.get(index));
                }
            }
            return variants;
        });
    }
}
