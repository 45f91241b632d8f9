package io.github.servicekpi.examples.report.rows;

/**
 * A row that is left out.
 *
 * @param line of the file in which the row begins, from 1
 * @param column in which it cannot be used, empty if it is the row as a whole
 * @param value that cannot be used; of a row with a wrong number of fields that number
 * @param reason why it cannot be used
 */
public record Rejection(long line, String column, String value, Reason reason) {}
