package io.github.servicekpi.stats;

import java.util.List;
import java.util.Objects;

/**
 * How many scores fell in each of several consecutive bands, such as detractors, passives and promoters.
 *
 * @param counts the number of scores in each band, lowest band first; at least one band, no negative number
 * @param excluded the rows in no band, by reason
 */
public record ScoreBands(List<Long> counts, Exclusions excluded) {

    /**
     * Copies and checks the components.
     *
     * @param counts the number of scores in each band
     * @param excluded the rows in no band
     * @throws IllegalArgumentException if there is no band or a count is negative
     * @throws ArithmeticException if the total count does not fit a {@code long}
     */
    public ScoreBands {
        counts = List.copyOf(counts);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("counts must have at least one band, but were empty");
        }
        long total = 0;
        for (int band = 0; band < counts.size(); band++) {
            long count = counts.get(band);
            if (count < 0) {
                throw new IllegalArgumentException("count of band " + band + " must not be negative, but was " + count);
            }
            total = Math.addExact(total, count);
        }
        Objects.requireNonNull(excluded, "excluded");
    }

    /**
     * How many scores there are.
     *
     * @return the sum over all bands
     */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How many scores there are in one band.
     *
     * @param band the band, 0 for the lowest
     * @return its count
     * @throws IndexOutOfBoundsException if there is no such band
     */
    public long count(int band) {
        return counts.get(Objects.checkIndex(band, counts.size()));
    }
}
