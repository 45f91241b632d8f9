/**
 * Business time: the part of a span in which an office is open.
 *
 * <p>A {@link io.github.servicekpi.time.BusinessCalendar} knows the weekly hours of an office in its zone, how they
 * changed, holidays, special openings and breaks, and measures the time between instants in them. All types but
 * {@link io.github.servicekpi.time.BusinessCalendarBuilder} are immutable and safe to share between threads.
 */
@NullMarked
package io.github.servicekpi.time;

import org.jspecify.annotations.NullMarked;
