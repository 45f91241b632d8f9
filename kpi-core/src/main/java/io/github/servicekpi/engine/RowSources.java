package io.github.servicekpi.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sources that ask row objects, each with its form of columns. Records, whose components the JVM takes for constants. */
final class RowSources {
    private RowSources() {}

    record Instants(Function<Object, @Nullable Instant> function, boolean isTotal) implements RowSource<Ticks> {
        @Override
        public Ticks newColumn(int capacity) {
            return new ReadTicks(capacity);
        }

        @Override
        public void read(Object row, int index, Ticks out) {
            ReadTicks ticks = (ReadTicks) out;
            Instant t = function.apply(row);
            if (t == null) {
                ticks.readMissing(index);
            } else {
                ticks.read(index, t.getEpochSecond(), t.getNano());
            }
        }

        @Override
        public void complete(Ticks out, Chunk chunk) {
            ((ReadTicks) out).complete(this, chunk);
        }
    }

    record Durations(Function<Object, @Nullable Duration> function, boolean isTotal) implements RowSource<Ticks> {
        @Override
        public Ticks newColumn(int capacity) {
            return new ReadTicks(capacity);
        }

        @Override
        public void read(Object row, int index, Ticks out) {
            ReadTicks ticks = (ReadTicks) out;
            Duration d = function.apply(row);
            if (d == null) {
                ticks.readMissing(index);
            } else {
                Ticks.requireStorable(d);
                ticks.read(index, d.getSeconds(), d.getNano());
            }
        }

        @Override
        public void complete(Ticks out, Chunk chunk) {
            ((ReadTicks) out).complete(this, chunk);
        }
    }

    record Scores(Function<Object, @Nullable Integer> function, boolean isTotal) implements RowSource<Codes> {
        @Override
        public Codes newColumn(int capacity) {
            return new LaneCodes(capacity);
        }

        @Override
        public void complete(Codes out, Chunk chunk) {
            ((LaneCodes) out).writeBytes(chunk.size);
        }

        @Override
        public void read(Object row, int index, Codes out) {
            Integer score = function.apply(row);
            out.bytes[index] = score == null ? Codes.MISSING : Codes.ofScore(score);
        }

        /** The score of a row that no code stands for; only rows have one, as a table refuses it. */
        @SuppressWarnings("NullAway") // there is a score
        static Object outOfRange(Source<?> source, Chunk chunk, int row) {
            return ((Scores) source).function.apply(chunk.rows()[row]);
        }
    }

    record Flags(Function<Object, @Nullable Boolean> function, boolean isTotal) implements RowSource<Codes> {
        @Override
        public Codes newColumn(int capacity) {
            return new LaneCodes(capacity);
        }

        @Override
        public void complete(Codes out, Chunk chunk) {
            ((LaneCodes) out).writeBytes(chunk.size);
        }

        @Override
        public void read(Object row, int index, Codes out) {
            Boolean flag = function.apply(row);
            out.bytes[index] = flag == null ? Codes.MISSING : Codes.ofFlag(flag);
        }
    }

    record Counts(Function<Object, @Nullable Integer> function, boolean isTotal) implements RowSource<Ints> {
        @Override
        public Ints newColumn(int capacity) {
            return new Ints(capacity);
        }

        @Override
        public void read(Object row, int index, Ints out) {
            Integer count = function.apply(row);
            if (count != null && count == Ints.MISSING) {
                throw new IllegalArgumentException(
                        "count must be greater than %s: %s in %s".formatted(Ints.MISSING, count, row));
            }
            out.ints[index] = count == null ? Ints.MISSING : count;
        }
    }

    record Objects(Function<Object, ? extends @Nullable Object> function, boolean isTotal)
            implements RowSource<Values> {
        @Override
        public Values newColumn(int capacity) {
            return new Values.Plain(capacity);
        }

        @Override
        public void read(Object row, int index, Values out) {
            ((Values.Plain) out).values[index] = function.apply(row);
        }
    }

    /** A condition that only the row object can answer. */
    record Test(Predicate<Object> predicate) implements RowSource<Codes> {
        @Override
        public boolean isTotal() {
            return false;
        }

        @Override
        public Codes newColumn(int capacity) {
            return new LaneCodes(capacity);
        }

        @Override
        public void complete(Codes out, Chunk chunk) {
            ((LaneCodes) out).writeBytes(chunk.size);
        }

        @Override
        public void read(Object row, int index, Codes out) {
            out.bytes[index] = (byte) (predicate.test(row) ? 1 : 0);
        }
    }
}
