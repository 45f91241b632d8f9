package io.github.servicekpi.examples.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, where what is tested belongs to a process: its pipes, its environment, its end. */
final class ChildProcess {
    private ChildProcess() {}

    /** The command line of the program in the Java of this process. */
    static List<String> command(List<String> javaOptions, Object... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReportCommand.class.getName()));
        List.of(args).forEach(arg -> command.add(arg.toString()));
        return command;
    }

    /** A shell that runs a script, in which {@code "$@"} is the command line of the program. */
    static ProcessBuilder shell(String script, List<String> command) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        all.addAll(command);
        return new ProcessBuilder(all);
    }

    /** Runs a process to its end. What it prints as errors must fit into the buffer of a pipe. */
    static Run run(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("does not end");
            }
            return new Run(process.exitValue(), out, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
