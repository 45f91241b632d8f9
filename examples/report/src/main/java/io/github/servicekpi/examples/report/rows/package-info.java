/** Rows of the input files: their columns, what makes one unusable, and how it becomes a record of the library. */
@NullMarked
package io.github.servicekpi.examples.report.rows;

import org.jspecify.annotations.NullMarked;
