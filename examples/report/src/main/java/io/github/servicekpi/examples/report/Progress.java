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
import java.util.function.Function;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;
import org.jspecify.annotations.Nullable;

/** Shows how far the reading of a large file is, where there is somebody to see it. */
final class Progress {
    static final long LARGE = 50_000_000;

    private static final int WIDTH = 100;
    private static final int UPDATE_MILLIS = 250;
    private static final long MEGABYTE = 1_000_000;

    private final @Nullable PrintStream to;
    private final long from;

    private Progress(@Nullable PrintStream to, long from) {
        this.to = to;
        this.from = from;
    }

    /** Shows nothing. */
    static Progress none() {
        return new Progress(null, Long.MAX_VALUE);
    }

    /** Shows bars for files of more than a number of bytes. */
    static Progress on(PrintStream to, long from) {
        return new Progress(to, from);
    }

    /** Shows bars on standard error if that is a terminal. */
    static Progress onTerminal() {
        try {
            if (TerminalProvider.load("exec").isSystemStream(SystemStream.Error)) {
                return on(
                        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8), LARGE);
            }
        } catch (IOException e) {
            // Nobody misses a bar on a terminal that is not known as one.
            return none();
        }
        return none();
    }

    /** A file whose readings are shown. */
    CsvSource of(Path path) {
        CsvSource source = CsvSource.of(path);
        return to == null ? source : new Watched(source, in -> watch(in, path, to));
    }

    private InputStream watch(InputStream in, Path path, PrintStream to) {
        try {
            long size = Files.isRegularFile(path) ? Files.size(path) : 0;
            return size > from ? new WatchedStream(in, path, size, to) : in;
        } catch (IOException e) {
            return in;
        }
    }

    private record Watched(CsvSource source, Function<InputStream, InputStream> watch) implements CsvSource {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public InputStream open() {
            return watch.apply(source.open());
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
