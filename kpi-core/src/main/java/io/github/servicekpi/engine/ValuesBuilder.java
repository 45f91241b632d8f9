package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds columns of texts and other objects: with a dictionary while values repeat, without one as soon as most of them differ. */
final class ValuesBuilder extends ColumnBuilder<Values, ValuesBuilder.Block> {
    private final Supplier<? extends Map<Object, Integer>> newNumbers;
    private final Packing packing;
    private Map<Object, Integer> numbers;
    private final List<Object> dictionary = new ArrayList<>();
    private boolean different;
    private int[] codes = {};
    private @Nullable Object[] values = {};

    private interface Packing {
        ValueBlock pack(@Nullable Object[] values, int size);
    }

    /** Positions in the dictionary, or the values themselves. */
    static final class Block {
        private final int[] codes;
        private final @Nullable ValueBlock values;

        private Block(int[] codes, @Nullable ValueBlock values) {
            this.codes = codes;
            this.values = values;
        }
    }

    private ValuesBuilder(Supplier<? extends Map<Object, Integer>> newNumbers, Packing packing) {
        this.newNumbers = newNumbers;
        this.packing = packing;
        this.numbers = newNumbers.get();
    }

    /** Texts, of which equal ones are kept once. */
    static ValuesBuilder ofTexts() {
        return new ValuesBuilder(HashMap::new, TextBlock::of);
    }

    /** Objects of any class, which are given back as they are: equal ones may still differ. */
    static ValuesBuilder ofObjects() {
        return new ValuesBuilder(IdentityHashMap::new, ValueBlock.OfObjects::new);
    }

    @Override
    void makeRoom(int rows) {
        codes = Arrays.copyOf(codes, rows);
        values = Arrays.copyOf(values, rows);
    }

    @Override
    void copy(Values in, int from, int count, int to) {
        if (to == 0 && dictionary.size() > size() / 2) {
            replace(this::spelledOut);
            different = true;
            dictionary.clear();
            numbers = newNumbers.get();
        }
        if (different) {
            for (int i = 0; i < count; i++) {
                values[to + i] = in.at(from + i);
            }
        } else {
            for (int i = 0; i < count; i++) {
                codes[to + i] = codeOf(in.at(from + i));
            }
        }
    }

    private int codeOf(@Nullable Object value) {
        if (value == null) {
            return Values.Coded.NONE;
        }
        Integer code = numbers.get(value);
        if (code == null) {
            code = dictionary.size();
            numbers.put(value, code);
            dictionary.add(value);
        }
        return code;
    }

    @Override
    Block block(int size) {
        return different
                ? new Block(new int[0], packing.pack(values, size))
                : new Block(Arrays.copyOf(codes, size), null);
    }

    private Block spelledOut(Block block) {
        if (block.values != null) {
            return block;
        }
        @Nullable Object[] objects = new Object[block.codes.length];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = block.codes[i] == Values.Coded.NONE ? null : dictionary.get(block.codes[i]);
        }
        return new Block(new int[0], packing.pack(objects, objects.length));
    }

    @Override
    List<Block> adopted(ColumnBuilder<Values, Block> other) {
        ValuesBuilder theirs = (ValuesBuilder) other;
        if (different || theirs.different) {
            return theirs.blocks().stream().map(theirs::spelledOut).toList();
        }
        int[] translation = theirs.dictionary.stream().mapToInt(this::codeOf).toArray();
        return theirs.blocks().stream()
                .map(block -> new Block(
                        Arrays.stream(block.codes)
                                .map(code -> code == Values.Coded.NONE ? code : translation[code])
                                .toArray(),
                        null))
                .toList();
    }

    @Override
    StoredColumn<Values> stored(List<Block> blocks, int size) {
        if (blocks.stream().anyMatch(block -> block.values != null)) {
            return new StoredValues.Different(
                    blocks.stream().map(block -> valuesOf(spelledOut(block))).toArray(ValueBlock[]::new));
        }
        return StoredValues.of(
                blocks.stream().map(block -> block.codes).toArray(int[][]::new), size, dictionary.toArray());
    }

    private static ValueBlock valuesOf(Block block) {
        return java.util.Objects.requireNonNull(block.values);
    }
}
