package io.github.servicekpi.engine;

import io.github.servicekpi.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lengths of time by calendars. Where an end is before its start the length is the elapsed one, which is negative even if
 * nothing was open in between.
 */
final class BusinessSources {
    private BusinessSources() {}

    private interface OfTicks extends Source<Ticks> {
        @Override
        default Ticks newColumn(int capacity) {
            return new Ticks(capacity);
        }
    }

    /** The business time from one instant to another by one calendar; missing where either instant is. */
    record During(Source<Ticks> start, Source<Ticks> end, BusinessCalendar calendar) implements OfTicks {
        @Override
        public boolean isTotal() {
            return start.isTotal() && end.isTotal();
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            Spans spans = new Spans(chunk, chunk.column(start), chunk.column(end));
            if (spans.isPlain()) {
                measure(spans, out);
            } else {
                spans.measureExactly(row -> calendar, out);
            }
        }

        /** No branch on which rows have both instants: others are measured at an instant that is known, for nothing. */
        @SuppressWarnings("ShortCircuitBoolean")
        private void measure(Spans spans, Ticks out) {
            long[] starts = spans.starts;
            long[] ends = spans.ends;
            long known = spans.firstKnown();
            for (int i = 0; i < spans.size; i++) {
                long start = starts[spans.startOffset + i];
                long end = ends[spans.endOffset + i];
                boolean absent = start == Ticks.MISSING | end == Ticks.MISSING;
                long length = spans.length(calendar, absent ? known : start, absent ? known : end);
                out.ticks[i] = absent ? Ticks.MISSING : length;
            }
            out.unit = spans.unit;
            out.nanos = null;
        }
    }

    /** The business time by the calendar of each row; missing where an instant or the calendar is. */
    record DuringOfRow(Source<Ticks> start, Source<Ticks> end, Source<Values> calendar) implements OfTicks {
        @Override
        public boolean isTotal() {
            return start.isTotal() && end.isTotal() && calendar.isTotal();
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            Spans spans = new Spans(chunk, chunk.column(start), chunk.column(end));
            Values calendars = chunk.column(calendar);
            if (!spans.isPlain()) {
                spans.measureExactly(row -> calendarAt(calendars, row), out);
                return;
            }
            for (int i = 0; i < spans.size; i++) {
                long start = spans.starts[spans.startOffset + i];
                long end = spans.ends[spans.endOffset + i];
                BusinessCalendar ofRow = calendarAt(calendars, i);
                out.ticks[i] = ofRow == null || start == Ticks.MISSING || end == Ticks.MISSING
                        ? Ticks.MISSING
                        : spans.length(ofRow, start, end);
            }
            out.unit = spans.unit;
            out.nanos = null;
        }

        private static @Nullable BusinessCalendar calendarAt(Values calendars, int row) {
            return (BusinessCalendar) calendars.at(calendars.offset + row);
        }
    }

    private interface Calendars {
        @Nullable
        BusinessCalendar at(int row);
    }

    /** The spans of a chunk, as ticks of one unit if they fit. */
    private static final class Spans {
        private static final long[] NONE = {};

        private final Chunk chunk;
        private final Ticks start;
        private final Ticks end;
        final int size;
        final long unit;
        final int startOffset;
        final int endOffset;
        final long[] starts;
        final long[] ends;

        Spans(Chunk chunk, Ticks start, Ticks end) {
            this.chunk = chunk;
            this.start = start;
            this.end = end;
            size = chunk.size;
            unit = Math.min(start.unit, end.unit);
            starts = ticks(start);
            ends = ticks(end);
            startOffset = starts == start.ticks ? start.offset : 0;
            endOffset = ends == end.ticks ? end.offset : 0;
        }

        /** The ticks of a column in the unit of the spans; none where they do not fit. */
        private long[] ticks(Ticks column) {
            if (column.unit == unit) {
                return column.ticks;
            }
            long factor = column.unit / unit;
            long limit = Long.MAX_VALUE / factor;
            long[] scaled = chunk.secondsScratch();
            boolean fits = true;
            for (int i = 0; i < size; i++) {
                long t = column.ticks[column.offset + i];
                fits &= t == Ticks.MISSING || (t <= limit && t >= -limit);
                scaled[i] = t == Ticks.MISSING ? Ticks.MISSING : t * factor;
            }
            return fits ? scaled : NONE;
        }

        boolean isPlain() {
            return start.nanos == null
                    && end.nanos == null
                    && starts != NONE
                    && ends != NONE
                    && (unit != Ticks.NANOS || areLengthsPlain());
        }

        /** Whether all lengths fit in ticks of a nanosecond: those beyond 292 years do not, and may be open throughout. */
        @SuppressWarnings("ShortCircuitBoolean")
        private boolean areLengthsPlain() {
            long overflow = 0;
            for (int i = 0; i < size; i++) {
                long from = starts[startOffset + i];
                long to = ends[endOffset + i];
                boolean absent = from == Ticks.MISSING | to == Ticks.MISSING;
                overflow |= absent ? 0 : (to ^ from) & (to ^ (to - from));
            }
            return overflow >= 0;
        }

        long firstKnown() {
            for (int i = 0; i < size; i++) {
                if (starts[startOffset + i] != Ticks.MISSING) {
                    return starts[startOffset + i];
                }
            }
            return 0;
        }

        long length(BusinessCalendar calendar, long from, long to) {
            if (to < from) {
                long elapsed = to - from;
                return elapsed >= 0 ? Ticks.REASONS : Math.max(Ticks.REASONS, elapsed);
            }
            if (unit == Ticks.MILLIS) {
                return calendar.millisBetween(from, to);
            }
            return unit == Ticks.SECONDS ? calendar.secondsBetween(from, to) : calendar.nanosBetween(from, to);
        }

        void measureExactly(Calendars calendars, Ticks out) {
            long[] seconds = new long[size];
            int[] nanos = chunk.nanosScratch();
            for (int i = 0; i < size; i++) {
                BusinessCalendar calendar = calendars.at(i);
                Instant from = start.instantAt(start.offset + i);
                Instant to = end.instantAt(end.offset + i);
                if (calendar == null || from == null || to == null) {
                    seconds[i] = Ticks.MISSING;
                    nanos[i] = 0;
                } else {
                    Duration length = to.isBefore(from) ? Duration.between(from, to) : calendar.between(from, to);
                    seconds[i] = length.getSeconds();
                    nanos[i] = length.getNano();
                }
            }
            out.pack(seconds, nanos, size);
        }
    }
}
