package io.github.servicekpi.engine;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSortedMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Splits each group by a key: the inner tally sees one group for every pair of outer group and key that occurs. */
final class GroupedTally<V, R> extends Tally<R> {
    private final Tally<V> inner;
    private final Keys keys;
    private final Function<Split<V>, ? extends R> finisher;
    private final Pairs members = new Pairs(); // outer group and key of each inner group
    private final CountTable withoutKey = new CountTable(1);
    private final Selected selected;
    private final Selection split = new Selection();
    private int[] groups = {};
    private int[] rows = {};
    private int[] outersOfRows = {};

    /**
     * What an outer group was split into.
     *
     * @param size the number of keys
     * @param byKey the results by key; to sort keys takes long where there are many, so only who asks pays for it
     * @param withoutKey the number of rows without a key
     */
    record Split<V>(int size, Supplier<SortedMap<Comparable<?>, V>> byKey, long withoutKey) {}

    GroupedTally(Tally<V> inner, Keys keys, Function<Split<V>, ? extends R> finisher) {
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
        int sameKey = keys.sameNumber();
        split.sameGroup = sameKey == Keys.NONE || !selection.isOneGroup() || split.size == 0
                ? Selection.SEVERAL
                : members.numberOf(0, sameKey);
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
    void settle() {
        inner.settle();
    }

    @Override
    void merge(Tally<R> donor, int[] outerGroups) {
        GroupedTally<V, R> other = same(this, donor);
        withoutKey.merge(other.withoutKey, outerGroups);
        int[] map = new int[other.members.size()];
        for (int g = 0; g < map.length; g++) {
            map[g] = members.numberOf(
                    outerGroups[other.members.outer(g)], keys.numberOf(other.keys.key(other.members.key(g))));
        }
        inner.merge(other.inner, map);
    }

    @Override
    public List<R> results(int outerGroups, Workers workers) {
        int[] ends = new int[outerGroups + 1]; // of the part of each outer group in the next list, once it is filled
        for (int member = 0; member < members.size(); member++) {
            ends[members.outer(member) + 1]++;
        }
        for (int g = 1; g <= outerGroups; g++) {
            ends[g] += ends[g - 1];
        }
        int[] byOuter = new int[members.size()];
        for (int member = 0; member < members.size(); member++) {
            byOuter[ends[members.outer(member)]++] = member;
        }
        Supplier<List<V>> values = Suppliers.memoize(() -> inner.results(members.size(), workers));
        List<R> results = new ArrayList<>(outerGroups);
        for (int g = 0; g < outerGroups; g++) {
            int from = g == 0 ? 0 : ends[g - 1];
            int to = ends[g];
            results.add(finisher.apply(new Split<>(
                    to - from,
                    () -> byKey(byOuter, from, to, values.get()),
                    withoutKey.ofGroup(g)[0])));
        }
        return results;
    }

    /** Sorts once, in an array: a tree would compare each key as it comes with others from all over memory. */
    private SortedMap<Comparable<?>, V> byKey(int[] byOuter, int from, int to, List<V> values) {
        ImmutableSortedMap.Builder<Comparable<?>, V> map = new ImmutableSortedMap.Builder<>(naturalOrder());
        for (int i = from; i < to; i++) {
            map.put((Comparable<?>) keys.key(members.key(byOuter[i])), values.get(byOuter[i]));
        }
        return map.buildOrThrow();
    }

    @SuppressWarnings("unchecked") // keys of one calculation compare with each other
    private static Comparator<Comparable<?>> naturalOrder() {
        return (Comparator<Comparable<?>>) (Comparator<?>) Comparator.naturalOrder();
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
