package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.csv.Excerpt;
import io.github.servicekpi.examples.report.rows.Selection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints why one case counts the way it does. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = ReportCommand.Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Prints why one case counts the way it does: its row, its messages and reply cycles, business time,"
                        + " promises, and what it is to each KPI. Takes the options of the report that say what counts.")
final class ExplainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "of the interaction")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Mixin
    private final DataOptions data = new DataOptions();

    private final Progress progress;

    ExplainCommand(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Integer call() {
        if (!spec.parent().commandLine().getParseResult().matchedOptions().isEmpty()) {
            throw data.wrongUsage("explain: options must come after it, or they would not count");
        }
        Selection selection = data.selection();
        Variants variants = data.variants();
        if (data.interactions() == null && !data.isWithoutCases()) {
            throw data.wrongUsage("explain: needs --interactions with the interaction " + Excerpt.of(id));
        }
        Explainer explainer = new Explainer(
                new ReadingAhead(selection, data.asOf(), data.hours(), variants.kpis()), Statistics.DEFAULT);
        PrintWriter out = spec.commandLine().getOut();
        try (InputFiles files = new InputFiles(data, progress::of)) {
            data.requireColumns(files);
            data.sayIfWithoutCases();
            Explanation explanation = explainer.explain(files, id);
            if (explanation.rows().isEmpty()) {
                throw data.wrongUsage("explain: no interaction has the id \"" + Excerpt.of(id) + "\"");
            }
            out.print(new ExplanationText(explanation));
        }
        if (out.checkError()) {
            throw OutputFile.cannotBeWritten("standard output", new IOException("closed or full"));
        }
        return 0;
    }
}
