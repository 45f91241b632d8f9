/** Benchmarks by JMH: {@code java -jar kpi-benchmarks/target/benchmarks.jar}. */
@NullMarked
package io.github.servicekpi.benchmarks;

import org.jspecify.annotations.NullMarked;
