package io.github.servicekpi.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sources that ask each row object. */
final class RowSources {
    private RowSources() {}

    record Instants(Function<Object, @Nullable Instant> function, boolean isTotal) implements Source<Ticks> {
        @Override
        public Ticks newColumn(int capacity) {
            return new Ticks(capacity);
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            @Nullable Object[] rows = chunk.rows();
            long[] seconds = chunk.secondsScratch();
            int[] nanos = chunk.nanosScratch();
            for (int i = 0; i < chunk.size; i++) {
                Instant t = function.apply(rows[i]);
                seconds[i] = t == null ? Ticks.MISSING : t.getEpochSecond();
                nanos[i] = t == null ? 0 : t.getNano();
            }
            out.pack(seconds, nanos, chunk.size);
        }
    }

    record Durations(Function<Object, @Nullable Duration> function, boolean isTotal) implements Source<Ticks> {
        @Override
        public Ticks newColumn(int capacity) {
            return new Ticks(capacity);
        }

        @Override
        public void fill(Chunk chunk, Ticks out) {
            @Nullable Object[] rows = chunk.rows();
            long[] seconds = chunk.secondsScratch();
            int[] nanos = chunk.nanosScratch();
            for (int i = 0; i < chunk.size; i++) {
                Duration d = function.apply(rows[i]);
                if (d != null) {
                    Ticks.requireStorable(d);
                }
                seconds[i] = d == null ? Ticks.MISSING : d.getSeconds();
                nanos[i] = d == null ? 0 : d.getNano();
            }
            out.pack(seconds, nanos, chunk.size);
        }
    }

    record Scores(Function<Object, @Nullable Integer> function, boolean isTotal) implements Source<Codes> {
        @Override
        public Codes newColumn(int capacity) {
            return new Codes(new byte[capacity]);
        }

        @Override
        public void fill(Chunk chunk, Codes out) {
            @Nullable Object[] rows = chunk.rows();
            for (int i = 0; i < chunk.size; i++) {
                Integer score = function.apply(rows[i]);
                out.bytes[i] = score == null ? Codes.MISSING : Codes.ofScore(score);
            }
        }

        /** The score of a row that no code stands for; only rows have one, as a table refuses it. */
        @SuppressWarnings("NullAway") // there is a score
        static Object outOfRange(Source<?> source, Chunk chunk, int row) {
            return ((Scores) source).function.apply(chunk.rows()[row]);
        }
    }

    record Flags(Function<Object, @Nullable Boolean> function, boolean isTotal) implements Source<Codes> {
        @Override
        public Codes newColumn(int capacity) {
            return new Codes(new byte[capacity]);
        }

        @Override
        public void fill(Chunk chunk, Codes out) {
            @Nullable Object[] rows = chunk.rows();
            for (int i = 0; i < chunk.size; i++) {
                Boolean flag = function.apply(rows[i]);
                out.bytes[i] = flag == null ? Codes.MISSING : Codes.ofFlag(flag);
            }
        }
    }

    record Counts(Function<Object, @Nullable Integer> function, boolean isTotal) implements Source<Ints> {
        @Override
        public Ints newColumn(int capacity) {
            return new Ints(new int[capacity]);
        }

        @Override
        public void fill(Chunk chunk, Ints out) {
            @Nullable Object[] rows = chunk.rows();
            for (int i = 0; i < chunk.size; i++) {
                Integer count = function.apply(rows[i]);
                if (count != null && count == Ints.MISSING) {
                    throw new IllegalArgumentException("count must be greater than " + Ints.MISSING + ": " + count);
                }
                out.ints[i] = count == null ? Ints.MISSING : count;
            }
        }
    }

    record Objects(Function<Object, ? extends @Nullable Object> function, boolean isTotal) implements Source<Values> {
        @Override
        public Values newColumn(int capacity) {
            return new Values.Plain(new Object[capacity]);
        }

        @Override
        public void fill(Chunk chunk, Values out) {
            @Nullable Object[] rows = chunk.rows();
            @Nullable Object[] values = ((Values.Plain) out).values;
            for (int i = 0; i < chunk.size; i++) {
                values[i] = function.apply(rows[i]);
            }
        }
    }

    /** A condition that only the row object can answer. */
    record Test(Predicate<Object> predicate) implements Source<Codes> {
        @Override
        public boolean isTotal() {
            return false;
        }

        @Override
        public Codes newColumn(int capacity) {
            return new Codes(new byte[capacity]);
        }

        @Override
        @SuppressWarnings("NullAway") // rows within the size of a chunk are not null
        public void fill(Chunk chunk, Codes out) {
            @Nullable Object[] rows = chunk.rows();
            for (int i = 0; i < chunk.size; i++) {
                out.bytes[i] = (byte) (predicate.test(rows[i]) ? 1 : 0);
            }
        }
    }
}
