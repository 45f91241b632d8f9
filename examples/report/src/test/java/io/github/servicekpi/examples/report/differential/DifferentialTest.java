package io.github.servicekpi.examples.report.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The program against the oracle on random files and options. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class DifferentialTest {
    private final Set<PlantedBug> notFound = EnumSet.allOf(PlantedBug.class);
    private Path folder = Path.of("");

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("differential");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        for (FileType type : FileType.values()) {
            Files.deleteIfExists(folder.resolve(type.id() + ".csv"));
        }
        Files.deleteIfExists(folder.resolve("rejects.csv"));
        Files.delete(folder);
    }

    @Provide
    Arbitrary<Example> ofInteractions() {
        return RandomExamples.of(Map.of(FileType.INTERACTIONS, RandomTables.interactions()));
    }

    /** Interactions with messages, holidays and targets, or without some of them. */
    @Provide
    Arbitrary<Example> ofConversations() {
        return Arbitraries.oneOf(
                RandomExamples.of(Map.of(
                        FileType.INTERACTIONS, RandomTables.interactions(),
                        FileType.MESSAGES, RandomTables.messages(),
                        FileType.HOLIDAYS, RandomTables.holidays(),
                        FileType.SLA, RandomTables.sla())),
                RandomExamples.of(Map.of(
                        FileType.INTERACTIONS, RandomTables.interactions(),
                        FileType.MESSAGES, RandomTables.messages())),
                RandomExamples.of(Map.of(
                        FileType.INTERACTIONS, RandomTables.interactions(),
                        FileType.HOLIDAYS, RandomTables.holidays(),
                        FileType.SLA, RandomTables.sla())),
                RandomExamples.of(Map.of(
                        FileType.INTERACTIONS, RandomTables.interactions(),
                        FileType.MESSAGES, RandomTables.messages(),
                        FileType.SLA, RandomTables.sla())));
    }

    @Provide
    Arbitrary<Example> ofSurveys() {
        return RandomExamples.of(Map.of(FileType.SURVEYS, RandomTables.surveys()));
    }

    @Provide
    Arbitrary<Example> ofCustomers() {
        return RandomExamples.of(Map.of(FileType.CUSTOMERS, RandomTables.customers()));
    }

    @Provide
    Arbitrary<Example> ofAllFiles() {
        return RandomExamples.of(Map.of(
                FileType.INTERACTIONS, RandomTables.interactions(),
                FileType.MESSAGES, RandomTables.messages(),
                FileType.SURVEYS, RandomTables.surveys(),
                FileType.CUSTOMERS, RandomTables.customers(),
                FileType.HOLIDAYS, RandomTables.holidays(),
                FileType.SLA, RandomTables.sla()));
    }

    @Property(tries = 2500)
    void interactions(@ForAll("ofInteractions") Example example) throws IOException {
        assertThat(CounterExample.of(example, folder)).isNull();
    }

    @Property(tries = 2500)
    void conversations(@ForAll("ofConversations") Example example) throws IOException {
        assertThat(CounterExample.of(example, folder)).isNull();
    }

    @Property(tries = 1500)
    void surveys(@ForAll("ofSurveys") Example example) throws IOException {
        assertThat(CounterExample.of(example, folder)).isNull();
    }

    @Property(tries = 1000)
    void customers(@ForAll("ofCustomers") Example example) throws IOException {
        assertThat(CounterExample.of(example, folder)).isNull();
    }

    /** All files in one report; and the comparison finds each planted bug, as it would find one of the program. */
    @Property(tries = 2000)
    @StatisticsReport(onFailureOnly = true)
    void allFilesAndPlantedBugs(@ForAll("ofAllFiles") Example example) throws IOException {
        Example.Answer answer = example.ofProgram(folder);
        assertThat(example.difference(answer, Set.of())).isNull();
        for (PlantedBug bug : Set.copyOf(notFound)) {
            if (example.difference(answer, Set.of(bug)) != null) {
                notFound.remove(bug);
                Statistics.label("found").collect(bug);
            }
        }
        Statistics.label("found").coverage(found -> {
            for (PlantedBug bug : PlantedBug.values()) {
                found.check(bug).count(times -> times == 1);
            }
        });
    }
}
