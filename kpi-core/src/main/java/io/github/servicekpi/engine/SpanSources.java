package io.github.servicekpi.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lengths of time, computed once a chunk for all calculations that measure the same. */
final class SpanSources {
    private SpanSources() {}

    private interface OfTicks extends Source<Ticks> {
        @Override
        default Ticks newColumn(int capacity) {
            return new Ticks(capacity);
        }
    }

    /** What comes from the first of two instants that is there. */
    record FirstPresent(Source<Ticks> preferred, Source<Ticks> otherwise) implements OfTicks {
        @Override
        public boolean isTotal() {
            return preferred.isTotal() && otherwise.isTotal();
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            Ticks a = chunk.column(preferred);
            Ticks b = chunk.column(otherwise);
            long[] seconds = chunk.secondsScratch();
            int[] nanos = chunk.nanosScratch();
            for (int i = 0; i < chunk.size; i++) {
                boolean present = a.ticks[a.offset + i] >= Ticks.REASONS;
                seconds[i] = present ? a.secondsAt(a.offset + i) : b.secondsAt(b.offset + i);
                nanos[i] = present ? a.nanosAt(a.offset + i) : b.nanosAt(b.offset + i);
            }
            out.pack(seconds, nanos, chunk.size);
        }
    }

    /** What comes from another source where a condition holds. */
    record OnlyWhere(Source<Ticks> source, Source<Codes> condition) implements OfTicks {
        @Override
        public boolean isTotal() {
            return source.isTotal() && condition.isTotal();
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            Ticks in = chunk.column(source);
            Codes keep = chunk.column(condition);
            byte[] codes = keep.bytes();
            out.copy(in, chunk.size);
            for (int i = 0; i < chunk.size; i++) {
                if (codes[keep.offset + i] == 0) {
                    out.ticks[i] = Ticks.MISSING;
                }
            }
        }
    }

    /** The time from one instant to another; missing where either is. */
    record Between(Source<Ticks> start, Source<Ticks> end) implements OfTicks {
        @Override
        public boolean isTotal() {
            return start.isTotal() && end.isTotal();
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            TickBlock.Near from = chunk.near(start);
            TickBlock.Near to = chunk.near(end);
            if (from != null && to != null && from.unit == to.unit && from.isNearZero() && to.isNearZero()) {
                from.subtractFrom(to, chunk.indexInBlock(), chunk.size, out);
                return;
            }
            Ticks a = chunk.column(start);
            Ticks b = chunk.column(end);
            boolean plain = a.nanos == null && b.nanos == null && a.unit == b.unit;
            if (plain && a.nearZero && b.nearZero) {
                subtractNear(a, b, chunk.size, out);
            } else if (!plain || !subtract(a, b, chunk.size, out)) {
                subtractExactly(a, b, chunk, out);
            }
        }

        /** Where no difference can be too great: half of the time of {@link #subtract} is to see whether one is. */
        @SuppressWarnings("ShortCircuitBoolean")
        private static void subtractNear(Ticks start, Ticks end, int size, Ticks out) {
            long[] from = start.ticks;
            long[] to = end.ticks;
            long[] difference = out.ticks;
            for (int i = 0; i < size; i++) {
                long a = from[start.offset + i];
                long b = to[end.offset + i];
                boolean absent = a == Ticks.MISSING | b == Ticks.MISSING;
                difference[i] = absent ? Ticks.MISSING : b - a;
            }
            out.unit = start.unit;
            out.nanos = null;
        }

        /**
         * Returns false where a difference does not fit. No branch: which rows have both instants is not predictable.
         */
        @SuppressWarnings("ShortCircuitBoolean")
        private static boolean subtract(Ticks start, Ticks end, int size, Ticks out) {
            long[] from = start.ticks;
            long[] to = end.ticks;
            long[] difference = out.ticks;
            long overflow = 0;
            for (int i = 0; i < size; i++) {
                long a = from[start.offset + i];
                long b = to[end.offset + i];
                long d = b - a;
                boolean absent = a == Ticks.MISSING | b == Ticks.MISSING;
                // Differences so low that they look like a code of a reason count as overflow too.
                overflow |= absent ? 0 : ((b ^ a) & (b ^ d)) | (d < Ticks.REASONS ? -1 : 0);
                difference[i] = absent ? Ticks.MISSING : d;
            }
            out.unit = start.unit;
            out.nanos = null;
            return overflow >= 0;
        }

        private static void subtractExactly(Ticks start, Ticks end, Chunk chunk, Ticks out) {
            long[] seconds = chunk.secondsScratch();
            int[] nanos = chunk.nanosScratch();
            for (int i = 0; i < chunk.size; i++) {
                int s = start.offset + i;
                int e = end.offset + i;
                boolean absent = start.ticks[s] < Ticks.REASONS || end.ticks[e] < Ticks.REASONS;
                int rest = absent ? 0 : end.nanosAt(e) - start.nanosAt(s);
                seconds[i] = absent ? Ticks.MISSING : end.secondsAt(e) - start.secondsAt(s) - (rest < 0 ? 1 : 0);
                nanos[i] = rest < 0 ? rest + (int) Ticks.SECONDS : rest;
            }
            out.pack(seconds, nanos, chunk.size);
        }
    }

    /** Durations rounded down to multiples of a resolution, which divides a second or is of whole seconds. */
    record RoundedDown(Source<Ticks> source, Duration resolution) implements OfTicks {
        @Override
        public boolean isTotal() {
            return source.isTotal();
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            Ticks in = chunk.column(source);
            long[] seconds = chunk.secondsScratch();
            int[] nanos = chunk.nanosScratch();
            long step = Math.max(1, resolution.getSeconds());
            int stepOfNanos = resolution.getSeconds() > 0 ? (int) Ticks.SECONDS : resolution.getNano();
            for (int i = 0; i < chunk.size; i++) {
                long second = in.secondsAt(in.offset + i);
                int nano = in.nanosAt(in.offset + i);
                seconds[i] = second < Ticks.REASONS ? second : second - Math.floorMod(second, step);
                nanos[i] = nano - nano % stepOfNanos;
            }
            out.pack(seconds, nanos, chunk.size);
        }
    }

    /** The sum of several durations; absent ones count as none, and without any the sum is missing. */
    record Sum(List<Source<Ticks>> parts) implements OfTicks {
        @Override
        public boolean isTotal() {
            return parts.stream().allMatch(Source::isTotal);
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            List<Ticks> columns = parts.stream().map(chunk::column).toList();
            long[] seconds = chunk.secondsScratch();
            int[] nanos = chunk.nanosScratch();
            for (int i = 0; i < chunk.size; i++) {
                long sum = 0;
                long rest = 0;
                boolean any = false;
                for (Ticks column : columns) {
                    int index = column.offset + i;
                    if (column.ticks[index] >= Ticks.REASONS) {
                        any = true;
                        sum = plus(sum, column.secondsAt(index));
                        rest += column.nanosAt(index);
                    }
                }
                seconds[i] = any ? plus(sum, rest / Ticks.SECONDS) : Ticks.MISSING;
                nanos[i] = (int) (rest % Ticks.SECONDS);
            }
            out.pack(seconds, nanos, chunk.size);
        }

        private static long plus(long sum, long seconds) {
            long both = sum + seconds;
            Ticks.requireStorableSum(both);
            return both;
        }
    }

    /** Durations with the reason in the place of each that is not to be counted. */
    record Measured(
            Source<Ticks> base,
            List<Source<Codes>> rules,
            @Nullable Source<Codes> open,
            Sources.Negative negative,
            String name)
            implements OfTicks {
        @Override
        public boolean isTotal() {
            return negative != Sources.Negative.FAIL // must not fail for a row that nobody asked for
                    && base.isTotal()
                    && rules.stream().allMatch(Source::isTotal)
                    && (open == null || open.isTotal());
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            Ticks in = chunk.column(base);
            out.copy(in, chunk.size);
            if (open != null) {
                replace(out, chunk.size, chunk.column(open), Ticks.REASON_OPEN, true);
            }
            for (int r = rules.size() - 1; r >= 0; r--) { // so that the first rule has the last word
                replace(out, chunk.size, chunk.column(rules.get(r)), Ticks.REASON_RULE + r, false);
            }
            if (negative != Sources.Negative.EXCLUDE) {
                judgeNegative(out, chunk);
            }
        }

        private static void replace(Ticks out, int size, Codes condition, int reason, boolean onlyMissing) {
            byte[] codes = condition.bytes();
            for (int i = 0; i < size; i++) {
                if (codes[condition.offset + i] == 1 && (!onlyMissing || out.ticks[i] == Ticks.MISSING)) {
                    out.ticks[i] = Ticks.absent(reason);
                }
            }
        }

        private void judgeNegative(Ticks out, Chunk chunk) {
            for (int i = 0; i < chunk.size; i++) {
                if (out.ticks[i] >= 0 || out.ticks[i] < Ticks.REASONS) {
                    continue;
                }
                if (negative == Sources.Negative.FAIL) {
                    throw new IllegalArgumentException(
                            "%s must not be negative: %s in %s".formatted(name, out.durationAt(i), chunk.rows()[i]));
                }
                out.ticks[i] = 0;
                if (out.nanos != null) {
                    out.nanos[i] = 0;
                }
            }
        }
    }
}
