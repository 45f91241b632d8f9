package io.github.servicekpi.examples.report.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the bytes of a CSV file come from. */
public interface CsvSource {

    /** {@return the file as messages name it} */
    String name();

    /**
     * Opens it at its beginning, each time it is called.
     *
     * @return the bytes
     * @throws UnusableFileException if it cannot be opened
     */
    InputStream open();

    /**
     * A file, or a pipe, which gives its bytes once and is therefore copied to a file.
     *
     * @param path of the file, which need not exist yet
     * @return a source
     */
    static CsvSource of(Path path) {
        OfPath file = new OfPath(path);
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path) ? new OfPipe(file) : file;
    }

    /**
     * Text in memory.
     *
     * @param name for messages
     * @param text the content
     * @return a source
     */
    static CsvSource of(String name, String text) {
        return new OfText(name, text);
    }

    /**
     * A file.
     *
     * @param path of the file
     */
    record OfPath(Path path) implements CsvSource {
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
                return Files.newInputStream(path);
            } catch (NoSuchFileException e) {
                throw new UnusableFileException(path + ": no such file; expected a CSV file", e);
            } catch (AccessDeniedException e) {
                throw new UnusableFileException(path + ": may not be read; expected a readable CSV file", e);
            } catch (IOException e) {
                throw new UnusableFileException(path + ": cannot be read (" + e.getMessage() + ")", e);
            }
        }
    }

    /**
     * Text in memory.
     *
     * @param name for messages
     * @param text the content
     */
    record OfText(String name, String text) implements CsvSource {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
