/**
 * Published files as they are, turned into files for the report: examples to copy for your own.
 *
 * <p>A mapping is a loop over the records of one file that writes those of another. What it has to decide is stated in its class:
 * which column is which, whose times they are, and which values stand for "not known" and must become empty.
 */
@NullMarked
package io.github.servicekpi.examples.report.mapping;

import org.jspecify.annotations.NullMarked;
