package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A growing table of counts: one row a group. */
final class CountTable {
    final int width;
    private long[] counts = {};
    private int groups;

    CountTable(int width) {
        this.width = width;
    }

    /** The counts with room for so many groups, group {@code g} from {@code g * width} on. */
    long[] forGroups(int needed) {
        if (needed > groups) {
            if (needed * width > counts.length) {
                counts = Arrays.copyOf(counts, Math.max(needed * width, counts.length * 2));
            }
            groups = needed;
        }
        return counts;
    }

    int groups() {
        return groups;
    }

    long[] ofGroup(int group) {
        return group < groups ? Arrays.copyOfRange(counts, group * width, (group + 1) * width) : new long[width];
    }

    void merge(CountTable donor, int[] map) {
        for (int g = 0; g < donor.groups; g++) {
            long[] mine = forGroups(map[g] + 1);
            for (int i = 0; i < width; i++) {
                mine[map[g] * width + i] += donor.counts[g * width + i];
            }
        }
    }

    void write(DataOutput out) throws IOException {
        Varints.write(out, groups);
        for (int i = 0; i < groups * width; i++) {
            Varints.write(out, counts[i]);
        }
    }

    void read(DataInput in, int atMost) throws IOException {
        int n = Varints.readAtMost(in, atMost);
        for (int g = 0; g < n; g++) {
            long[] all = forGroups(g + 1); // grows with what is really there, so a broken length cannot exhaust memory
            for (int i = g * width; i < (g + 1) * width; i++) {
                all[i] = Varints.readTimes(in);
            }
        }
    }
}
