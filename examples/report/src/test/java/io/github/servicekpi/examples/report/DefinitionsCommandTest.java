package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DefinitionsCommandTest {
    @Test
    void all() {
        Run run = Run.of("definitions");

        assertThat(run.errors()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().filter(line -> !line.isEmpty() && !line.startsWith(" ")))
                .startsWith("interactions", "open-interactions")
                .endsWith("net-revenue-retention", "customer-survival")
                .doesNotHaveDuplicates()
                .hasSize(35);
        assertThat(run.out().lines().filter(line -> line.startsWith("    Source: ")))
                .hasSize(47)
                .doesNotContain("    Source: ");
    }

    @Test
    void oneWithItsVariants() {
        assertThat(Run.of("definitions", "abandonment-rate").out().replace("\r\n", "\n"))
                .isEqualTo("""
                        abandonment-rate
                          of-offered (fraction, lower is better)
                            Contacts abandoned, of those answered or abandoned.
                            Source: ICMI
                          without-short (fraction, lower is better)
                            Contacts abandoned after more than PT5S, of those and the answered ones.
                            Source: Genesys

                        """);
    }

    @Test
    void unknown() {
        Run run = Run.of("definitions", "happiness");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors())
                .startsWith("kpi-report: no KPI \"happiness\"; expected one of interactions, open-interactions, ");
    }

    @Test
    void closedStandardOutput() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        StringWriter errors = new StringWriter();

        int exit = ReportCommand.run(closed, new PrintWriter(errors, true), Progress.none(), "definitions");

        assertThat(exit).isEqualTo(3);
        assertThat(errors.toString())
                .isEqualTo("kpi-report: standard output: cannot be written (closed or full)" + System.lineSeparator());
    }
}
