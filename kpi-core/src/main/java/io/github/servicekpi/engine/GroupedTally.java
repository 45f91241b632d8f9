package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Splits each group by a key: the inner tally sees one group for every pair of outer group and key that occurs. */
final class GroupedTally<K, V, R> extends Tally<R> {
    private static final int CACHE_BITS = 12;

    /** A chunk of so many rows is worth a cache. */
    static final int LARGE = 256;

    private final Tally<V> inner;
    private final Keys keys;
    private final BiFunction<SortedMap<K, V>, Long, ? extends R> finisher;
    private final Pairs members = new Pairs(); // outer group and key of each inner group
    private final CountTable withoutKey = new CountTable(1);
    private final Selected selected;
    private final Selection split = new Selection();
    private int[] groups = {};
    private int[] rows = {};
    private long[] cachedPairs = {};
    private int[] cachedGroups = {};

    GroupedTally(Tally<V> inner, Keys keys, BiFunction<SortedMap<K, V>, Long, ? extends R> finisher) {
        this.inner = inner;
        this.keys = keys;
        this.finisher = finisher;
        this.selected = new Selected(inner);
    }

    @Override
    boolean isTotal() {
        return keys.isTotal(); // what comes after sees rows with a key only, by Selected
    }

    private int cachedInnerGroup(int outer, int key) {
        if (cachedPairs.length == 0) {
            return members.numberOf(outer, key);
        }
        long pair = Pairs.pair(outer, key);
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (64 - CACHE_BITS));
        if (cachedPairs[slot] != pair) {
            cachedGroups[slot] = members.numberOf(outer, key);
            cachedPairs[slot] = pair;
        }
        return cachedGroups[slot];
    }

    @Override
    void add(Chunk chunk, Selection selection) {
        groups = Selection.room(groups, selection.size);
        keys.number(chunk, selection, groups);
        split.rows = selection.rows;
        split.size = selection.size;
        if (!selection.isOneGroup() || !members.numberInFirstGroup(groups, selection.size, keys.size())) {
            splitOneByOne(selection);
        }
        split.groups = groups;
        selected.add(chunk, split);
    }

    private void splitOneByOne(Selection selection) {
        if (cachedPairs.length == 0 && selection.size >= LARGE) {
            cachedPairs = new long[1 << CACHE_BITS];
            cachedGroups = new int[1 << CACHE_BITS];
            Arrays.fill(cachedPairs, -1);
        }
        rows = Selection.room(rows, selection.size);
        boolean numbered = selection.isOneGroup();
        int n = 0;
        for (int k = 0; k < selection.size; k++) {
            int key = groups[k];
            int outer = selection.groups[k];
            if (key == Keys.NONE) {
                withoutKey.forGroups(outer + 1)[outer]++;
                continue;
            }
            rows[n] = selection.rows[k];
            groups[n++] = numbered ? key : cachedInnerGroup(outer, key);
        }
        split.rows = n == selection.size ? selection.rows : rows;
        split.size = n;
    }

    @Override
    void merge(Tally<R> donor, int[] outerGroups) {
        GroupedTally<K, V, R> other = same(this, donor);
        withoutKey.merge(other.withoutKey, outerGroups);
        int[] map = new int[other.members.size()];
        for (int g = 0; g < map.length; g++) {
            map[g] = members.numberOf(
                    outerGroups[other.members.outer(g)], keys.numberOf(other.keys.key(other.members.key(g))));
        }
        inner.merge(other.inner, map);
    }

    @Override
    @SuppressWarnings("unchecked") // the keys are those of the function of the API, of type K
    public List<R> results(int outerGroups) {
        List<SortedMap<K, V>> maps = new ArrayList<>(outerGroups);
        for (int g = 0; g < outerGroups; g++) {
            maps.add(new TreeMap<>());
        }
        List<V> values = inner.results(members.size());
        for (int g = 0; g < values.size(); g++) {
            maps.get(members.outer(g)).put((K) keys.key(members.key(g)), values.get(g));
        }
        List<R> results = new ArrayList<>(outerGroups);
        for (int g = 0; g < outerGroups; g++) {
            results.add(finisher.apply(maps.get(g), withoutKey.ofGroup(g)[0]));
        }
        return results;
    }

    @Override
    void write(DataOutput out) throws IOException {
        keys.write(out);
        Varints.write(out, members.size());
        for (int g = 0; g < members.size(); g++) {
            Varints.write(out, members.outer(g));
            Varints.write(out, members.key(g));
        }
        withoutKey.write(out);
        inner.write(out);
    }

    @Override
    void read(DataInput in, int outerGroups) throws IOException {
        keys.read(in);
        int n = Varints.readCount(in);
        for (int g = 0; g < n; g++) {
            int outer = Varints.readAtMost(in, outerGroups - 1);
            int key = Varints.readAtMost(in, keys.size() - 1);
            if (members.numberOf(outer, key) != g) {
                throw new IOException("a group occurs twice");
            }
        }
        withoutKey.read(in, outerGroups);
        inner.read(in, members.size());
    }
}
