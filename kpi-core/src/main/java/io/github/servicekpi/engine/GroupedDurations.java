package io.github.servicekpi.engine;

import com.google.common.base.Suppliers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every duration of any number of groups: those of large groups in a digest each, the others together. */
final class GroupedDurations {
    private static final int MANY = -1;

    private @Nullable DurationDigest[] digests = {}; // by group
    private final GroupedUnit[] units = new GroupedUnit[Ticks.UNITS];
    private final Seen seen = new Seen();
    private int groupCount;

    GroupedDurations() {
        Arrays.setAll(units, code -> new GroupedUnit(group -> digest(group).unit(Ticks.unitOf(code))));
    }

    DurationDigest digest(int group) {
        groupCount = Math.max(groupCount, group + 1);
        if (group >= digests.length) {
            digests = Arrays.copyOf(digests, Math.max(group + 1, 2 * digests.length));
        }
        DurationDigest digest = digests[group];
        if (digest == null) {
            digest = new DurationDigest();
            digests[group] = digest;
        }
        return digest;
    }

    /**
     * Adds those of some values that are not negative.
     *
     * @param offset the value of {@code selection.groups[i]} is {@code ticks[offset + i]}
     */
    void addAll(long[] ticks, int offset, Selection selection, long unit) {
        int[] groupOf = selection.groups;
        int size = selection.size;
        int only = onlyGroup(selection);
        if (only != MANY) {
            digest(only).addAll(ticks, offset, offset + size, unit, seen);
            return;
        }
        GroupedUnit together = units[Ticks.codeOf(unit)];
        for (int from = 0; from < size; from += GroupedUnit.BATCH) {
            int to = Math.min(size, from + GroupedUnit.BATCH);
            if (!together.add(ticks, offset, groupOf, from, to, groupCount)) {
                addOneByOne(ticks, offset, groupOf, from, to, unit);
            }
        }
    }

    /**
     * Adds the durations of a chunk, each to the group of its row.
     *
     * @param without gets the groups of the rows that have none
     */
    void addAll(NarrowTicks durations, Selection selection, int[] without) {
        int only = onlyGroup(selection);
        if (only == MANY) {
            units[Ticks.codeOf(durations.unit())].add(durations, selection.groups, groupCount, without);
            return;
        }
        Arrays.fill(without, 0, durations.absent(), only);
        if (durations.count() > 0) {
            digest(only).unit(durations.unit()).add(durations);
        }
    }

    /** The group of many rows, as for periods of rows in the order of time, or {@link #MANY}, for which there is room then. */
    private int onlyGroup(Selection selection) {
        int[] groupOf = selection.groups;
        int size = selection.size;
        if (groupCount < selection.groupCount) { // else there is room for all
            groupCount = Math.max(groupCount, greatest(groupOf, size) + 1);
        }
        if (size < Selection.LARGE) {
            return MANY;
        }
        int only = groupOf[0];
        for (int i = 1; i < size; i++) {
            if (groupOf[i] != only) {
                return MANY;
            }
        }
        return only;
    }

    private static int greatest(int[] groupOf, int size) {
        int greatest = 0;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, groupOf[i]);
        }
        return greatest;
    }

    private void addOneByOne(long[] ticks, int offset, int[] groupOf, int from, int to, long unit) {
        GroupedUnit together = units[Ticks.codeOf(unit)];
        for (int i = from; i < to; i++) {
            long value = ticks[offset + i];
            if (value >= WideBlock.LEAST) {
                digest(groupOf[i]).addAll(ticks, offset + i, offset + i + 1, unit, seen);
            } else if (value >= 0) {
                together.add(groupOf[i], (int) value);
            }
        }
    }

    void add(int group, Duration duration) {
        digest(group).add(duration);
    }

    /** Makes blocks of what waits for more, which a merge takes over whole. */
    void settle() {
        for (GroupedUnit unit : units) {
            unit.settle();
        }
    }

    /** Takes over the donor's state, whose group {@code g} becomes {@code map[g]}. */
    void merge(GroupedDurations donor, int[] map) {
        for (int group = 0; group < donor.digests.length; group++) {
            DurationDigest theirs = donor.digests[group];
            if (theirs != null) {
                digest(map[group]).merge(theirs);
            }
        }
        for (int group = 0; group < donor.groupCount; group++) {
            groupCount = Math.max(groupCount, map[group] + 1);
        }
        for (int code = 0; code < units.length; code++) {
            units[code].merge(donor.units[code], map);
        }
    }

    /** The durations of each of the first groups; they do not change with what comes later. */
    List<DurationValues> byGroup(int count, Workers workers) {
        RankedInts[][] together = new RankedInts[units.length][];
        for (int code = 0; code < units.length; code++) {
            together[code] = units[code].byGroup(Math.max(count, groupCount), workers);
        }
        return workers.list(count, group -> values(group, together));
    }

    void write(DataOutput out) throws IOException {
        RunBytes.Writer runs = new RunBytes.Writer(out);
        Varints.write(out, groupCount);
        for (DurationValues group : byGroup(groupCount, Workers.CALLER)) {
            group.write(out, runs);
        }
    }

    void read(DataInput in, int groups) throws IOException {
        int n = Varints.readAtMost(in, groups);
        for (int group = 0; group < n; group++) {
            DurationDigest saved = new DurationDigest();
            saved.read(in);
            groupCount = group + 1;
            if (n == 1 || !saved.isFew()) {
                digest(group).merge(saved);
            } else {
                saved.addTo(group, units);
            }
        }
    }

    private DurationValues values(int group, @Nullable RankedInts[][] together) {
        DurationDigest own = group < digests.length ? digests[group] : null;
        DurationDigest copy = own == null ? null : own.copy();
        List<DurationValues.Part> parts = new ArrayList<>(1);
        for (int code = 0; code < units.length; code++) {
            RankedInts values = together[code][group];
            if (values != null && copy != null) {
                values.addTo(copy.unit(Ticks.unitOf(code)));
            } else if (values != null) {
                parts.add(new DurationValues.Part(Ticks.unitOf(code), values));
            }
        }
        if (copy != null) {
            return copy.values();
        }
        return parts.isEmpty()
                ? DurationValues.NONE
                : new DurationValues(parts, List.of(), Suppliers.memoize(() -> sumNanos(parts)));
    }

    private static BigInteger sumNanos(List<DurationValues.Part> parts) {
        BigInteger sum = BigInteger.ZERO;
        for (DurationValues.Part part : parts) {
            BigInteger ticks = BigInteger.valueOf(((RankedInts) part.values()).sum());
            sum = sum.add(ticks.multiply(BigInteger.valueOf(part.unit())));
        }
        return sum;
    }
}
