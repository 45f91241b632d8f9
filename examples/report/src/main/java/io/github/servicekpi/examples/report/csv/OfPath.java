package io.github.servicekpi.examples.report.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A file. A report reads it more than once, and figures of two states of it would fit neither: from the first opening on it must stay
 * as it is, which its size, its time of change and its identity tell.
 */
final class OfPath implements CsvSource {
    private final Path path;
    private @Nullable State first;

    private record State(
            long size, FileTime changed, @Nullable Object identity) {
        static State of(Path path) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new State(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    OfPath(Path path) {
        this.path = path;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public InputStream open() {
        if (Files.isDirectory(path)) {
            throw new UnusableFileException(path + ": is a folder; expected a CSV file");
        }
        try {
            if (first == null) {
                first = State.of(path);
            } else {
                requireUnchanged();
            }
            return Files.newInputStream(path);
        } catch (IOException e) {
            throw cannotBeRead(e);
        }
    }

    @Override
    public void requireUnchanged() {
        try {
            if (first != null && !first.equals(State.of(path))) {
                throw CsvSource.changed(this);
            }
        } catch (IOException e) {
            throw cannotBeRead(e);
        }
    }

    private UnusableFileException cannotBeRead(IOException cause) {
        return new UnusableFileException(
                path + ": "
                        + (cause instanceof NoSuchFileException
                                ? "no such file"
                                : "cannot be read (" + UnusableFileException.why(cause) + ")")
                        + "; expected a CSV file",
                cause);
    }
}
