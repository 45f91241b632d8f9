package io.github.servicekpi.stats;

/**
 * A range that covers an unknown quantity with a stated confidence, such as 0.71 to 0.92 at the level 0.95.
 *
 * <p>Both ends belong to the interval. A level of 0.95 says how often the method succeeds: of a hundred intervals from
 * a hundred samples about 95 cover the quantity they estimate. It is not the probability that this one does.
 *
 * @param low the lower end, not NaN, at most {@code high}
 * @param high the upper end, not NaN
 * @param level the confidence level, above 0 and below 1
 */
public record ConfidenceInterval(double low, double high, double level) {

    /**
     * Checks the components.
     *
     * @param low the lower end
     * @param high the upper end
     * @param level the confidence level
     * @throws IllegalArgumentException if {@code low > high}, an end is NaN, or the level is out of range
     */
    public ConfidenceInterval {
        // Written so that NaN fails too.
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must be at most high, but they were " + low + " and " + high);
        }
        requireLevel(level);
    }

    /**
     * Whether a value lies in this interval, ends included.
     *
     * @param value the value to look for
     * @return whether {@code low <= value <= high}; false for NaN
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /**
     * This interval cut to what the quantity can be at all, such as 0 to 1 for a proportion.
     *
     * <p>An interval wholly outside the limits becomes the nearer limit, an interval without width.
     *
     * @param lowest the least possible value
     * @param highest the greatest possible value, not below {@code lowest}
     * @return the interval with both ends moved between the limits, at the same level
     * @throws IllegalArgumentException if {@code lowest > highest} or either is NaN
     */
    public ConfidenceInterval clippedTo(double lowest, double highest) {
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException(
                    "lowest must be at most highest, but they were " + lowest + " and " + highest);
        }
        return new ConfidenceInterval(clip(low, lowest, highest), clip(high, lowest, highest), level);
    }

    private static double clip(double value, double lowest, double highest) {
        return Math.max(lowest, Math.min(highest, value));
    }

    static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be above 0 and below 1, but was " + level);
        }
    }
}
