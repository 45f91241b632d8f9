package io.github.servicekpi.engine;

import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions that are answered from columns: 1 where the row satisfies the condition, else 0. */
final class Conditions {
    private Conditions() {}

    private interface Condition extends Source<Codes> {
        @Override
        default Codes newColumn(int capacity) {
            return new LaneCodes(capacity);
        }

        @Override
        default void fill(Chunk chunk, Codes out) {
            fill(chunk, (LaneCodes) out);
        }

        void fill(Chunk chunk, LaneCodes out);
    }

    record OfCounts(Source<Ints> source, Predicate<Object> test) implements Condition {
        @Override
        public boolean isTotal() {
            return source.isTotal();
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            out.writeBytes(chunk.size);
            Ints in = chunk.column(source);
            for (int i = 0; i < chunk.size; i++) {
                int value = in.ints[in.offset + i];
                out.bytes[i] = (byte) (value != Ints.MISSING && test.test(value) ? 1 : 0);
            }
        }
    }

    record OfTicks(Source<Ticks> source, Predicate<Object> test, boolean instants) implements Condition {
        @Override
        public boolean isTotal() {
            return source.isTotal();
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            out.writeBytes(chunk.size);
            Ticks in = chunk.column(source);
            for (int i = 0; i < chunk.size; i++) {
                Object value = instants ? in.instantAt(in.offset + i) : in.durationAt(in.offset + i);
                out.bytes[i] = (byte) (value != null && test.test(value) ? 1 : 0);
            }
        }
    }

    /** Whether there is an instant or a duration, without making one. */
    record Present(Source<Ticks> source) implements Condition {
        @Override
        public boolean isTotal() {
            return source.isTotal();
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            out.writeBytes(chunk.size);
            Ticks in = chunk.column(source);
            for (int i = 0; i < chunk.size; i++) {
                out.bytes[i] = (byte) (in.ticks[in.offset + i] < Ticks.REASONS ? 0 : 1);
            }
        }
    }

    /** Texts and other objects: over a table, each distinct value is tested once. */
    static final class OfValues implements Condition {
        private final Source<Values> source;
        private final Predicate<Object> test;

        /** For the dictionary met last; threads that race compute the same. */
        private volatile @Nullable Answers answers;

        private static final class Answers {
            final Object[] dictionary;
            final byte[] byCode;

            /** The first code and the last with the answer yes. */
            final int first;

            final int last;

            /** Whether all between them have it, as where one value is asked for. */
            final boolean isRange;

            Answers(Object[] dictionary, byte[] byCode) {
                this.dictionary = dictionary;
                this.byCode = byCode;
                this.first = Bytes.indexOf(byCode, (byte) 1);
                this.last = Bytes.lastIndexOf(byCode, (byte) 1);
                this.isRange =
                        first >= 0 && !Bytes.asList(byCode).subList(first, last).contains((byte) 0);
            }
        }

        OfValues(Source<Values> source, Predicate<Object> test) {
            this.source = source;
            this.test = test;
        }

        @Override
        public boolean isTotal() {
            return source.isTotal();
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            Values in = chunk.unshown(source);
            if (in instanceof Values.InBytes few && fillLanes(few, out)) {
                return;
            }
            in.show();
            out.writeBytes(chunk.size);
            if (in instanceof Values.Coded coded) {
                byte[] byCode = answers(coded.dictionary).byCode;
                for (int i = 0; i < chunk.size; i++) {
                    int code = coded.codes[coded.offset + i];
                    out.bytes[i] = code == Values.Coded.NONE ? 0 : byCode[code];
                }
                return;
            }
            for (int i = 0; i < chunk.size; i++) {
                Object value = in.at(in.offset + i);
                out.bytes[i] = (byte) (value != null && test.test(value) ? 1 : 0);
            }
        }

        private boolean fillLanes(Values.InBytes in, LaneCodes out) {
            if (!in.isBlock()) {
                return false;
            }
            Answers known = answers(in.dictionary);
            if (!known.isRange) {
                return false;
            }
            in.inRange(known.first, known.last, out.writeLanes(1));
            return true;
        }

        private Answers answers(Object[] dictionary) {
            Answers known = answers;
            if (known == null || known.dictionary != dictionary) {
                byte[] byCode = new byte[dictionary.length];
                for (int code = 0; code < byCode.length; code++) {
                    byCode[code] = (byte) (test.test(dictionary[code]) ? 1 : 0);
                }
                known = new Answers(dictionary, byCode);
                answers = known;
            }
            return known;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof OfValues that && source.equals(that.source) && test.equals(that.test);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + test.hashCode();
        }
    }

    /** That all of some conditions hold, or that any does. A list, as a tree of a thousand of them is too deep to go down. */
    record Joined(Join join, List<Source<Codes>> parts) implements Condition {
        enum Join {
            ALL,
            ANY
        }

        /** Two conditions, with the parts of each that is joined the same way. */
        static Joined of(Join join, Source<Codes> left, Source<Codes> right) {
            List<Source<Codes>> parts = new ArrayList<>(parts(join, left));
            parts.addAll(parts(join, right));
            return new Joined(join, List.copyOf(parts));
        }

        private static List<Source<Codes>> parts(Join join, Source<Codes> condition) {
            return condition instanceof Joined joined && joined.join == join ? joined.parts : List.of(condition);
        }

        @Override
        public boolean isTotal() {
            return parts.stream().allMatch(Source::isTotal);
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            Codes first = chunk.column(parts.get(0));
            for (int p = 1; p < parts.size(); p++) {
                join(first, chunk.column(parts.get(p)), chunk.size, out);
                first = out;
            }
        }

        private void join(Codes a, Codes b, int size, LaneCodes out) {
            CodeBlock x = a.block();
            CodeBlock y = b.block();
            if (x != null && y != null) {
                if (join == Join.ALL) {
                    Lanes.and(x.longs(), y.longs(), out.writeLanes(1));
                } else {
                    Lanes.or(x.longs(), y.longs(), out.writeLanes(1));
                }
                return;
            }
            byte[] first = a.bytes();
            byte[] second = b.bytes();
            out.writeBytes(size);
            for (int i = 0; i < size; i++) {
                int both = first[a.offset + i] & second[b.offset + i];
                out.bytes[i] = (byte) (join == Join.ALL ? both : first[a.offset + i] | second[b.offset + i]);
            }
        }
    }

    /** Asks the row object where the left side is {@code asked}, and keeps the left side's answer elsewhere. */
    record GuardedBy(Source<Codes> left, int asked, Predicate<Object> right) implements Condition {
        @Override
        public boolean isTotal() {
            return false;
        }

        @Override
        @SuppressWarnings("NullAway") // rows within the size of a chunk are not null
        public void fill(Chunk chunk, LaneCodes out) {
            out.writeBytes(chunk.size);
            Codes in = chunk.column(left);
            byte[] codes = in.bytes();
            @Nullable Object[] rows = chunk.rows();
            for (int i = 0; i < chunk.size; i++) {
                byte answer = codes[in.offset + i];
                out.bytes[i] = answer != asked ? answer : (byte) (right.test(rows[i]) ? 1 : 0);
            }
        }
    }

    record Not(Source<Codes> operand) implements Condition {
        @Override
        public boolean isTotal() {
            return operand.isTotal();
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            Codes in = chunk.column(operand);
            CodeBlock block = in.block();
            if (block != null) {
                Lanes.not(block.longs(), out.writeLanes(1));
                return;
            }
            out.writeBytes(chunk.size);
            byte[] codes = in.bytes();
            for (int i = 0; i < chunk.size; i++) {
                out.bytes[i] = (byte) (1 - codes[in.offset + i]);
            }
        }
    }

    /** A condition as a flag that is never unknown. */
    record AsFlag(Source<Codes> condition) implements Condition {
        @Override
        public boolean isTotal() {
            return condition.isTotal();
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            Codes in = chunk.column(condition);
            CodeBlock block = in.block();
            if (block != null) {
                Lanes.flags(block.longs(), out.writeLanes(Codes.TRUE));
                return;
            }
            out.writeBytes(chunk.size);
            byte[] codes = in.bytes();
            for (int i = 0; i < chunk.size; i++) {
                out.bytes[i] = (byte) (codes[in.offset + i] + Codes.FALSE);
            }
        }
    }

    /** Whether a condition holds, and that it is not known where another one does not. */
    record KnownFlag(Source<Codes> known, Source<Codes> holds) implements Condition {
        @Override
        public boolean isTotal() {
            return known.isTotal() && holds.isTotal();
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            Codes a = chunk.column(known);
            Codes b = chunk.column(holds);
            CodeBlock x = a.block();
            CodeBlock y = b.block();
            if (x != null && y != null) {
                Lanes.knownFlags(x.longs(), y.longs(), out.writeLanes(Codes.TRUE));
                return;
            }
            out.writeBytes(chunk.size);
            byte[] first = a.bytes();
            byte[] second = b.bytes();
            for (int i = 0; i < chunk.size; i++) {
                out.bytes[i] = (byte) (first[a.offset + i] * (Codes.FALSE + second[b.offset + i]));
            }
        }
    }

    /** Flags or scores, with the codes of the first rule that excludes a row in their place. */
    record WithExclusions(Source<Codes> base, List<Source<Codes>> rules) implements Condition {
        @Override
        public boolean isTotal() {
            return base.isTotal() && rules.stream().allMatch(Source::isTotal);
        }

        @Override
        public void fill(Chunk chunk, LaneCodes out) {
            out.writeBytes(chunk.size);
            Codes in = chunk.column(base);
            System.arraycopy(in.bytes(), in.offset, out.bytes, 0, chunk.size);
            for (int r = rules.size() - 1; r >= 0; r--) { // so that the first rule has the last word
                Codes excluded = chunk.column(rules.get(r));
                byte[] codes = excluded.bytes();
                for (int i = 0; i < chunk.size; i++) {
                    if (codes[excluded.offset + i] == 1) {
                        out.bytes[i] = (byte) (Codes.RULE + r);
                    }
                }
            }
        }
    }
}
