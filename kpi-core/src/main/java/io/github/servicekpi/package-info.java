/**
 * The algebra: calculators of rows, the measures and fields that they are made from, tables, and KPIs as named
 * calculators.
 *
 * <p>Start with a measure, such as {@link io.github.servicekpi.Span} or {@link io.github.servicekpi.Share}, make a
 * {@link io.github.servicekpi.Calculator} from it, and give that rows. All types but {@link io.github.servicekpi.Accumulator}
 * are immutable and safe to share between threads.
 */
@NullMarked
package io.github.servicekpi;

import org.jspecify.annotations.NullMarked;
