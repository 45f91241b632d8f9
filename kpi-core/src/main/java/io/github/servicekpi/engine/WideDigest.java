package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Values from 2^31 on of one group and unit, which wait until there are enough for a block. */
final class WideDigest {
    private static final int BLOCK = 1 << 16;

    /** So few values are sorted when asked for. */
    private static final int FEW = 1024;

    private long[] waiting = {};
    private int size;
    private final List<WideBlock> blocks = new ArrayList<>();
    private long inBlocks;

    long count() {
        return size + inBlocks;
    }

    /** Where to put at most {@link UnitDigest#BATCH} values, from {@link #size} on. */
    long[] roomFor(int n) {
        if (size + n > BLOCK) {
            blocks.add(WideBlock.of(waiting, size));
            inBlocks += size;
            size = 0;
        }
        if (size + n > waiting.length) {
            waiting = Arrays.copyOf(waiting, NarrowDigest.room(size + n, waiting.length, BLOCK));
        }
        return waiting;
    }

    int size() {
        return size;
    }

    /** Takes in what was put in the room. */
    void size(int newSize) {
        size = newSize;
    }

    void add(long value) {
        roomFor(1)[size++] = value;
    }

    void merge(WideDigest donor) {
        blocks.addAll(donor.blocks);
        inBlocks += donor.inBlocks;
        for (int next = 0; next < donor.size; next += UnitDigest.BATCH) {
            int n = Math.min(UnitDigest.BATCH, donor.size - next);
            System.arraycopy(donor.waiting, next, roomFor(n), size, n);
            size += n;
        }
    }

    WideDigest copy() {
        WideDigest copy = new WideDigest();
        copy.waiting = Arrays.copyOf(waiting, size);
        copy.size = size;
        copy.blocks.addAll(blocks);
        copy.inBlocks = inBlocks;
        return copy;
    }

    /** The values in order; nothing must be added afterwards. */
    Optional<Ranked> ranked() {
        if (count() == 0) {
            return Optional.empty();
        }
        if (count() <= FEW) {
            return Optional.of(new RankedLongs(Arrays.copyOf(waiting, size)));
        }
        List<WideBlock> all = new ArrayList<>(blocks);
        if (size > 0) {
            all.add(WideBlock.of(waiting, size));
        }
        return Optional.of(WidePages.of(all));
    }
}
