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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is there as a whole or not at all: it is written beside its place and moved there when it is complete. What is no
 * regular file, such as a pipe, is written as it stands.
 */
final class OutputFile implements AutoCloseable {
    private final Path path;
    private final OutputStream out;
    private final @Nullable Draft draft;

    /** A file beside its place. */
    private record Draft(Path file, Path target) {
        static Draft of(Path path) throws IOException {
            // Of a link the file behind it is replaced.
            Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
            // Not named after the target, whose name may be as long as names can be.
            return new Draft(target.resolveSibling(".kpi-report-" + UUID.randomUUID() + ".tmp"), target);
        }

        void moveToTarget() throws IOException {
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private OutputFile(Path path, OutputStream out, @Nullable Draft draft) {
        this.path = path;
        this.out = out;
        this.draft = draft;
    }

    static OutputFile create(Path path) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                return new OutputFile(path, buffered(Files.newOutputStream(path)), null);
            }
            Draft draft = Draft.of(path);
            return new OutputFile(
                    path, buffered(Files.newOutputStream(draft.file(), StandardOpenOption.CREATE_NEW)), draft);
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
        return path;
    }

    OutputStream out() {
        return out;
    }

    /** Closes the file, which is complete, and puts it in its place. */
    void complete() {
        try {
            out.close();
            if (draft != null) {
                draft.moveToTarget();
            }
        } catch (IOException e) {
            throw cannotBeWritten(path, e);
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
                    Files.deleteIfExists(draft.file());
                }
            }
        } catch (IOException e) {
            throw cannotBeWritten(path, e);
        }
    }
}
