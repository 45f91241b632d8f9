package io.github.servicekpi.examples.report.differential;

/** A row that cannot be used, and the cell to blame. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private final String column;
    private final String value;
    private final String reason;

    Unusable(String column, String value, String reason) {
        super(column + " " + value + " " + reason, null, false, false);
        this.column = column;
        this.value = value;
        this.reason = reason;
    }

    String column() {
        return column;
    }

    String value() {
        return value;
    }

    String reason() {
        return reason;
    }
}
