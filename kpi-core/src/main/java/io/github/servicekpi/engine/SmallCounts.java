package io.github.servicekpi.engine;

/**
 * How often each small number occurs: a place for every number from 0 to the greatest one, so that whole seconds of up to three
 * days need two megabytes, however many they are. Copies share the places until one of them counts on.
 */
final class SmallCounts {
    /** Greater numbers have no place. */
    static final int LIMIT = 1 << 18;

    private static final int SMALLEST = 1 << 12;

    private long[] counts = {}; // and last one of no meaning, where loops without branches count what has no place
    private long total;
    private boolean shared;

    boolean isEmpty() {
        return counts.length == 0;
    }

    long total() {
        return total;
    }

    /** The number that is the first without a place. */
    int places() {
        return Math.max(0, counts.length - 1);
    }

    /** How often each number below {@link #places} occurs; not to be changed. */
    long[] counts() {
        return counts;
    }

    /** Makes places up to a number below {@link #LIMIT}. */
    void makePlaceFor(int value) {
        if (value >= places()) {
            long[] larger = new long[Math.max(SMALLEST, 2 * Integer.highestOneBit(value)) + 1];
            System.arraycopy(counts, 0, larger, 0, places());
            counts = larger;
            shared = false;
        }
    }

    private long[] writable() {
        if (shared) {
            counts = counts.clone();
            shared = false;
        }
        return counts;
    }

    void add(int value) {
        makePlaceFor(value);
        writable()[value]++;
        total++;
    }

    /**
     * Counts those of some values that have a place, in one loop without branches.
     *
     * @param seen is told all values
     * @return the sum of those that are counted
     */
    long addAll(long[] values, int from, int to, Seen seen) {
        long[] places = writable();
        int outside = places.length - 1;
        long greatest = 0;
        long sum = 0;
        long negative = 0;
        places[outside] = 0;
        for (int i = from; i < to; i++) {
            long value = values[i];
            long beyond = ((outside - 1 - value) | value) >> 63; // -1 where negative or too large, else 0
            greatest = Math.max(greatest, value);
            sum += value & ~beyond;
            negative |= value & (value >> 63);
            places[(int) (value ^ ((value ^ outside) & beyond))]++;
        }
        total += to - from - places[outside];
        seen.set(greatest, negative);
        return sum;
    }

    /** Counts the durations that have a place, and returns how many these are. */
    int addAll(NarrowTicks durations) {
        long[] places = writable();
        int outside = places.length - 1;
        places[outside] = 0;
        count(durations.values(), durations.size(), places, outside);
        int counted = durations.size() - (int) places[outside];
        total += counted;
        return counted;
    }

    private static void count(int[] values, int size, long[] places, int outside) {
        for (int i = 0; i < size; i++) {
            places[Math.min(values[i], outside)]++;
        }
    }

    /** Counts those of the first values that have a place, moves the others to the front, and returns how many these are. */
    int take(int[] values, int size) {
        long[] places = writable();
        int outside = places.length - 1;
        int rest = 0;
        for (int i = 0; i < size; i++) {
            int value = values[i];
            if (value < outside) {
                places[value]++;
            } else {
                values[rest++] = value;
            }
        }
        total += size - rest;
        return rest;
    }

    void merge(SmallCounts donor) {
        if (donor.isEmpty()) {
            return;
        }
        makePlaceFor(donor.places() - 1);
        long[] places = writable();
        for (int value = 0; value < donor.places(); value++) {
            places[value] += donor.counts[value];
        }
        total += donor.total;
    }

    SmallCounts copy() {
        SmallCounts copy = new SmallCounts();
        copy.counts = counts;
        copy.total = total;
        copy.shared = true;
        shared = true;
        return copy;
    }
}
