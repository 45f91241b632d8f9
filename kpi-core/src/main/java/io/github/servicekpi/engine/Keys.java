package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the keys met so far 0, 1, 2, ... and gives the number of each selected row, {@link #NONE} where there is no
 * key.
 */
abstract class Keys {
    static final int NONE = -1;

    /** Classes of frequent keys that compare as equal only if they are. */
    private static final Set<Class<?>> IN_CONSISTENT_ORDER =
            Set.of(String.class, Integer.class, Long.class, LocalDate.class);

    private final KeyTable keys = new KeyTable();
    private final TreeSet<Object> ordered = new TreeSet<>();

    abstract boolean isTotal();

    /** Gives each selected row its number, and returns whether there are rows without. */
    abstract boolean number(Chunk chunk, Selection selection, int[] out);

    /** The number given to all rows of the last call, where that is known at once; else {@link #NONE}. */
    int sameNumber() {
        return NONE;
    }

    /** Writes one key. */
    abstract void writeKey(Object key, DataOutput out) throws IOException;

    abstract Object readKey(DataInput in) throws IOException;

    final int findSame(Object key) {
        return keys.findSame(key);
    }

    final int numberOf(Object key) {
        int number = keys.find(key);
        return number == NONE ? meet(key) : number;
    }

    private int meet(Object key) {
        if (!isOther(key)) { // as BigDecimals 1.0 and 1.00 are not
            throw new IllegalArgumentException(
                    "keys that compare as equal must be equal: %s and %s".formatted(ordered.floor(key), key));
        }
        return keys.add(key);
    }

    /** Whether a key that no key met so far equals does not compare as equal to one either. */
    private boolean isOther(Object key) {
        Class<?> type = key.getClass();
        if (IN_CONSISTENT_ORDER.contains(type) && (size() == 0 || type == key(0).getClass())) {
            return true;
        }
        if (ordered.isEmpty()) {
            for (int number = 0; number < size(); number++) {
                ordered.add(key(number));
            }
        }
        return ordered.add(key);
    }

    final Object key(int number) {
        return keys.key(number);
    }

    final int size() {
        return keys.size();
    }

    final void write(DataOutput out) throws IOException {
        Varints.write(out, size());
        for (int number = 0; number < size(); number++) {
            writeKey(key(number), out);
        }
    }

    final void read(DataInput in) throws IOException {
        int n = Varints.readCount(in);
        for (int i = 0; i < n; i++) {
            if (numberOf(readKey(in)) != i) {
                throw new IOException("a key occurs twice");
            }
        }
    }

    /** Keys that are the values of a source. */
    static final class OfValues extends Keys {
        private static final int NOT_MET = -2;

        private final Source<Values> source;
        private final KeyCodec codec;
        private Object @Nullable [] dictionary;
        private int[] numberAfterCode = {};

        OfValues(Source<Values> source, KeyCodec codec) {
            this.source = source;
            this.codec = codec;
        }

        @Override
        boolean isTotal() {
            return source.isTotal();
        }

        @Override
        boolean number(Chunk chunk, Selection selection, int[] out) {
            Values column = chunk.unshown(source);
            if (column instanceof Values.Coded coded) {
                return translate(coded, selection, out);
            }
            boolean missing = false;
            int least = 0;
            for (int k = 0; k < selection.size; k++) { // without a call, unlike the next
                Object key = column.at(column.offset + selection.rows[k]);
                missing |= key == null;
                out[k] = key == null ? NONE : findSame(key);
                least = Math.min(least, out[k]);
            }
            if (least == KeyTable.NOT_SAME) {
                for (int k = 0; k < selection.size; k++) {
                    if (out[k] == KeyTable.NOT_SAME) {
                        out[k] = numberOf(Objects.requireNonNull(column.at(column.offset + selection.rows[k])));
                    }
                }
            }
            return missing;
        }

        private boolean translate(Values.Coded column, Selection selection, int[] out) {
            if (dictionary != column.dictionary) {
                dictionary = column.dictionary;
                numberAfterCode = new int[dictionary.length + 1];
                Arrays.fill(numberAfterCode, NOT_MET); // a key without rows must not appear in a result
                numberAfterCode[Values.Coded.NONE + 1] = NONE;
            }
            int least = column.translate(numberAfterCode, selection, out);
            if (least == NOT_MET) {
                meet(column, selection);
                least = column.translate(numberAfterCode, selection, out);
            }
            return least == NONE;
        }

        /** Numbers what the selected rows have and no row had before. */
        private void meet(Values.Coded column, Selection selection) {
            column.show();
            for (int k = 0; k < selection.size; k++) {
                int code = column.codes[column.offset + selection.rows[k]];
                if (numberAfterCode[code + 1] == NOT_MET) {
                    numberAfterCode[code + 1] = numberOf(column.dictionary[code]);
                }
            }
        }

        @Override
        void writeKey(Object key, DataOutput out) throws IOException {
            codec.write(key, out);
        }

        @Override
        Object readKey(DataInput in) throws IOException {
            return codec.read(in);
        }
    }
}
