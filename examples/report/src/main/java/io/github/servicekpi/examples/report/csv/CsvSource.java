package io.github.servicekpi.examples.report.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
     * Makes sure that the bytes read since it was first opened are those of one and the same state of it.
     *
     * @throws UnusableFileException if they may not be
     */
    default void requireUnchanged() {}

    /**
     * Says that a file is not what it was.
     *
     * @param source of the file
     * @return the exception to throw
     */
    static UnusableFileException changed(CsvSource source) {
        return new UnusableFileException(
                source.name() + ": was changed while it was read; expected a file that stays as it is");
    }

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
