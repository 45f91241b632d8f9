package io.github.servicekpi.examples.report;

import io.github.servicekpi.examples.report.csv.UnusableFileException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there as a whole or not at all: it is written beside its place and moved there when it is complete. What is no
 * regular file, such as a pipe, is written as it stands.
 */
final class OutputFile implements AutoCloseable {
    private final Path target;
    private final @Nullable Path draft;
    private final OutputStream out;

    private OutputFile(Path target, @Nullable Path draft, OutputStream out) {
        this.target = target;
        this.draft = draft;
        this.out = out;
    }

    static OutputFile create(Path path) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new OutputFile(path, null, buffered(Files.newOutputStream(path)));
            }
            // Of a link the file behind it is replaced.
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            Path draft = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            return new OutputFile(
                    target,
                    draft,
                    buffered(Files.newOutputStream(
                            draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)));
        } catch (IOException e) {
            throw cannotBeWritten(path, e);
        }
    }

    private static OutputStream buffered(OutputStream out) {
        return new BufferedOutputStream(out, 1 << 16);
    }

    static UnusableFileException cannotBeWritten(Object what, @Nullable Throwable cause) {
        return new UnusableFileException(
                what + ": cannot be written (" + UnusableFileException.why(cause) + ")", cause);
    }

    Path path() {
        return target;
    }

    OutputStream out() {
        return out;
    }

    /** Closes the file, which is complete, and puts it in its place. */
    void complete() {
        try {
            out.close();
            if (draft != null) {
                try {
                    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
                } catch (AtomicMoveNotSupportedException e) {
                    Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw cannotBeWritten(target, e);
        }
    }

    /** Removes what is not complete. */
    @Override
    public void close() {
        try {
            try {
                out.close();
            } finally {
                if (draft != null) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (IOException e) {
            throw cannotBeWritten(target, e);
        }
    }
}
