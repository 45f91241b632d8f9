package io.github.servicekpi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a process took.
 *
 * @param seconds from its start to its end
 * @param peakMegabytes the most memory that was its own at one time, as the kernel of Linux tells; 0 elsewhere
 */
record TimedProcess(double seconds, long peakMegabytes) {
    private static final int LOOK_MILLIS = 20;

    /** Runs Java with some arguments to its end, which must be a good one. */
    static TimedProcess ofJava(List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(arguments);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path status = Path.of("/proc/" + process.pid() + "/status");
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakMegabytes(status));
            Thread.sleep(LOOK_MILLIS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("ended with status " + process.exitValue() + ": " + command);
        }
        return new TimedProcess(seconds, peak);
    }

    private static long peakMegabytes(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has just ended, or this is not Linux
        }
    }
}
