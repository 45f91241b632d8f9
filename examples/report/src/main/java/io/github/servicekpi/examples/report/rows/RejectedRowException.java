package io.github.servicekpi.examples.report.rows;

import java.io.Serial;

/** That a row is left out, with the first reason found. Ordinary and frequent in bad files, so it carries no stack trace. */
final class RejectedRowException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String column;
    private final String value;

    RejectedRowException(Reason reason, String column, String value) {
        super(reason.id() + " in " + column + ": " + value, null, false, false);
        this.reason = reason;
        this.column = column;
        this.value = value;
    }

    Rejection at(long line) {
        return new Rejection(line, column, value, reason);
    }
}
