package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.csv.CsvSource;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jspecify.annotations.Nullable;

/** Shows how far the reading of a large file is, where there is somebody to see it. */
final class Progress {
    static final long LARGE = 50_000_000;

    private static final int WIDTH = 100;
    private static final int UPDATE_MILLIS = 250;
    private static final long MEGABYTE = 1_000_000;

    private final long from;
    private final Supplier<Optional<PrintStream>> terminal; // asked for large files alone, as it takes its time

    private Progress(long from, Supplier<Optional<PrintStream>> terminal) {
        this.from = from;
        this.terminal = terminal;
    }

    /** Shows nothing. */
    static Progress none() {
        return new Progress(Long.MAX_VALUE, Optional::empty);
    }

    /** Shows bars for files of more than a number of bytes. */
    static Progress on(PrintStream to, long from) {
        return new Progress(from, () -> Optional.of(to));
    }

    /** Shows bars on standard error if that is a terminal. */
    static Progress onTerminal() {
        return new Progress(LARGE, Progress::standardError);
    }

    /**
     * The way of POSIX alone: the other that this library has unpacks a native one into the folder for temporary files, and prints
     * what goes wrong with that.
     */
    private static Optional<PrintStream> standardError() {
        return new ExecTerminalProvider().isPosixSystemStream(SystemStream.Error)
                ? Optional.of(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** A file whose readings are shown. */
    CsvSource of(Path path) {
        return new Watched(CsvSource.of(path), in -> watch(in, path));
    }

    private InputStream watch(InputStream in, Path path) {
        long size = size(path);
        return size <= from
                ? in
                : terminal.get()
                        .<InputStream>map(to -> new WatchedStream(in, path, size, to))
                        .orElse(in);
    }

    private static long size(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            return 0; // reading it will tell what is wrong with it
        }
    }

    private record Watched(CsvSource source, UnaryOperator<InputStream> watch) implements CsvSource {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public InputStream open() {
            return watch.apply(source.open());
        }

        @Override
        public void requireUnchanged() {
            source.requireUnchanged();
        }
    }

    /** Begins to show after the first bytes: files are opened for their headers before the first of them is read on. */
    private static final class WatchedStream extends InputStream {
        private final InputStream in;
        private final Path path;
        private final long size;
        private final PrintStream to;
        private long read;
        private @Nullable ProgressBar bar;

        WatchedStream(InputStream in, Path path, long size, PrintStream to) {
            this.in = in;
            this.path = path;
            this.size = size;
            this.to = to;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int more = in.read(bytes, offset, length);
            if (more > 0) {
                read += more;
                if (read > Math.min(size / 2, MEGABYTE)) {
                    bar().stepTo(read);
                }
            }
            return more;
        }

        private ProgressBar bar() {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName(String.valueOf(path.getFileName()))
                        .setInitialMax(size)
                        .setUnit(" MB", MEGABYTE)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .setConsumer(new ConsoleProgressBarConsumer(to, WIDTH))
                        .clearDisplayOnFinish()
                        .build();
            }
            return bar;
        }

        @Override
        public void close() throws IOException {
            if (bar != null) {
                bar.close();
            }
            in.close();
        }
    }
}
