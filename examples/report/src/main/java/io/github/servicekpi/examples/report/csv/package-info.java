/** CSV files, read a record at a time by strict rules, with messages that say where a file is wrong. */
@NullMarked
package io.github.servicekpi.examples.report.csv;

import org.jspecify.annotations.NullMarked;
