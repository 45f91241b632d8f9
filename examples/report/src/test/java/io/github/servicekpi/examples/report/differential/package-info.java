/**
 * A second, deliberately simple implementation of the report's contract, and its comparison with the program on random files:
 * records, loops and {@code java.time}, written from the contract and not from the program, of which it uses nothing.
 */
@NullMarked
package io.github.servicekpi.examples.report.differential;

import org.jspecify.annotations.NullMarked;
