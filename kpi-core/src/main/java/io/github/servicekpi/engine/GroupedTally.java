package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Splits each group by a key: the inner tally sees one group for every pair of outer group and key that occurs. */
final class GroupedTally<K, V, R> extends Tally<R> {
    private final Tally<V> inner;
    private final Keys keys;
    private final BiFunction<SortedMap<K, V>, Long, ? extends R> finisher;
    private final Pairs members = new Pairs(); // outer group and key of each inner group
    private final CountTable withoutKey = new CountTable(1);
    private final Selected selected;
    private final Selection split = new Selection();
    private int[] groups = {};
    private int[] rows = {};
    private int[] outersOfRows = {};

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

    @Override
    void add(Chunk chunk, Selection selection) {
        groups = Selection.room(groups, selection.size);
        split.rows = selection.rows;
        split.size = selection.size;
        int[] outers = selection.groups;
        if (keys.number(chunk, selection, groups)) {
            outers = leaveOutThoseWithoutKey(selection);
        }
        members.number(outers, selection.groupCount, groups, keys.size(), split.size);
        split.groups = groups;
        split.groupCount = Math.max(1, members.size());
        selected.add(chunk, split);
    }

    /** Keeps rows that have a key, and returns their outer groups. */
    private int[] leaveOutThoseWithoutKey(Selection selection) {
        rows = Selection.room(rows, selection.size);
        boolean oneGroup = selection.isOneGroup();
        outersOfRows = oneGroup ? selection.groups : Selection.room(outersOfRows, selection.size);
        int n = 0;
        for (int k = 0; k < selection.size; k++) {
            int outer = selection.groups[k];
            if (groups[k] == Keys.NONE) {
                withoutKey.forGroups(outer + 1)[outer]++;
                continue;
            }
            rows[n] = selection.rows[k];
            groups[n] = groups[k];
            if (!oneGroup) {
                outersOfRows[n] = outer;
            }
            n++;
        }
        split.rows = rows;
        split.size = n;
        return outersOfRows;
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
