package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/**
 * A JSON report as the program prints it, for tests of other packages.
 *
 * @param text the whole of it
 */
public record PrintedReport(String text) {

    /** Runs the program, which must succeed. */
    public static PrintedReport of(Object... args) {
        Run run = Run.of(
                Stream.concat(Stream.of(args), Stream.of("--format", "json")).toArray());
        assertThat(run.errors()).isEmpty();
        assertThat(run.exit()).isZero();
        return new PrintedReport(run.out());
    }

    /** A number by its keys. */
    public double number(String... keys) {
        return ((Number) Run.at(Run.parse(text), keys)).doubleValue();
    }
}
