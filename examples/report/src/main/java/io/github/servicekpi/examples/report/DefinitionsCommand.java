package io.github.servicekpi.examples.report;

import io.github.servicekpi.Direction;
import io.github.servicekpi.KpiDefinition;
import io.github.servicekpi.examples.report.rows.KpiContext;
import io.github.servicekpi.examples.report.rows.KpiRowType;
import io.github.servicekpi.examples.report.rows.RowType;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what each KPI is, as the library defines it. */
@Command(
        name = "definitions",
        description = "Prints the definition of every KPI, or of those named, with the source of each variant.")
final class DefinitionsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "KPI", description = "such as first-contact-resolution; default: all")
    private List<String> kpis = new ArrayList<>();

    @Override
    public Integer call() {
        Map<String, Set<KpiDefinition>> definitions = definitions();
        for (String kpi : kpis) {
            if (!definitions.containsKey(kpi)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "no KPI \"" + kpi + "\"; expected one of " + String.join(", ", definitions.keySet()));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        definitions.forEach((kpi, variants) -> {
            if (kpis.isEmpty() || kpis.contains(kpi)) {
                out.println(kpi);
                variants.forEach(variant -> print(variant, out));
                out.println();
            }
        });
        if (out.checkError()) {
            throw OutputFile.cannotBeWritten("standard output", new IOException("closed or full"));
        }
        return 0;
    }

    /** The definitions of each KPI, in the order of the report. */
    private static Map<String, Set<KpiDefinition>> definitions() {
        Map<String, Set<KpiDefinition>> definitions = new LinkedHashMap<>();
        for (KpiRowType<?> type : List.of(RowType.interactions(), RowType.surveys(), RowType.customers())) {
            for (KpiContext context : KpiContext.each()) {
                FileKpis.forEach(
                        new FileKpis<>(type, context, List.of()).none(),
                        (kpi, none) -> definitions
                                .computeIfAbsent(kpi.id(), id -> new LinkedHashSet<>())
                                .add(kpi.definition()));
            }
        }
        return definitions;
    }

    private static void print(KpiDefinition definition, PrintWriter out) {
        out.println("  " + definition.variant() + " (" + unit(definition) + better(definition.direction()) + ")");
        out.println("    " + definition.text());
        out.println("    Source: " + definition.source());
    }

    private static String unit(KpiDefinition definition) {
        return definition.unit().name().toLowerCase(Locale.ROOT);
    }

    private static String better(Direction direction) {
        return switch (direction) {
            case HIGHER -> ", higher is better";
            case LOWER -> ", lower is better";
            case NONE -> "";
        };
    }
}
