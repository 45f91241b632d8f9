package io.github.servicekpi.examples.report.csv;

import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
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

    /**
     * Says why a file cannot be used, in the words of the system where there are any, without the names of Java's classes.
     *
     * @param cause what went wrong
     * @return such as {@code No space left on device}
     */
    public static String why(@Nullable Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "no such folder";
        }
        String reason = null;
        if (cause != null) {
            reason = cause instanceof FileSystemException ofFile ? ofFile.getReason() : cause.getMessage();
        }
        return Objects.requireNonNullElse(reason, "no reason given");
    }
}
