package io.github.servicekpi.engine;

/** What a loop over durations notices on the way, so that no other loop need look at them again. */
final class Seen {
    /** The greatest of all, 0 at least. */
    long greatest;

    private long negative;

    /** @param newNegative the bits that are set in any negative value */
    void set(long newGreatest, long newNegative) {
        greatest = newGreatest;
        negative |= newNegative;
    }

    void startAgain() {
        negative = 0;
    }

    /** Whether all negative values since {@link #startAgain} say that there is no duration, for no other reason. */
    boolean isOnlyMissing() {
        return negative == 0 || negative == Ticks.MISSING;
    }
}
