package io.github.servicekpi.examples.report.csv;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read as what it should be, or cannot be written. The message is for the user and names the file. */
public final class UnusableFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message names file and, where there are any, line, column and value, and says what was expected
     */
    public UnusableFileException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message names file and, where there are any, line, column and value, and says what was expected
     * @param cause what the system said
     */
    public UnusableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
