/**
 * Values that statistics result in: proportions, distributions of durations and of scores, and the intervals around
 * them.
 *
 * <p>Every type here is an immutable value whose state is whole numbers: counts, exact sums, ordered durations. Doubles
 * appear only as results, after one division, so the same observations give the same bits in whatever order or on
 * however many threads they were counted. Where there is no data, a result is absent, never 0 and never NaN.
 */
@NullMarked
package io.github.servicekpi.stats;

import org.jspecify.annotations.NullMarked;
