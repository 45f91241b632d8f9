/** A program that reports customer-service KPIs of CSV files. */
@NullMarked
package io.github.servicekpi.examples.report;

import org.jspecify.annotations.NullMarked;
