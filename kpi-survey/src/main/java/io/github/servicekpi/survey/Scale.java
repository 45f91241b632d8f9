package io.github.servicekpi.survey;

import java.util.Comparator;

/**
 * The whole-number scores that a question offers, such as 1 to 5. Scales are ordered by their lowest score, then by
 * their highest.
 *
 * @param lowest the lowest score, of any sign
 * @param highest the highest score, above {@code lowest} by at most 126, so that there are at most 127 scores
 */
public record Scale(int lowest, int highest) implements Comparable<Scale> {
    private static final int WIDEST = 126;

    private static final Comparator<Scale> ORDER =
            Comparator.comparingInt(Scale::lowest).thenComparingInt(Scale::highest);

    /**
     * Checks the components.
     *
     * @param lowest the lowest score
     * @param highest the highest score
     * @throws IllegalArgumentException if {@code highest} is not above {@code lowest}, or above it by more than 126
     */
    public Scale {
        long width = (long) highest - lowest;
        if (width < 1 || width > WIDEST) {
            throw new IllegalArgumentException(
                    "highest must be above lowest by 1 to %s: %s and %s".formatted(WIDEST, highest, lowest));
        }
    }

    /**
     * Whether a score is on the scale.
     *
     * @param score any number
     * @return whether {@code lowest <= score <= highest}
     */
    public boolean contains(int score) {
        return lowest <= score && score <= highest;
    }

    /** {@return how many scores the scale has, from 2 to 127} */
    public int size() {
        return highest - lowest + 1;
    }

    @Override
    public int compareTo(Scale other) {
        return ORDER.compare(this, other);
    }

    /**
     * The ends in text.
     *
     * @return such as {@code 1-5}, or {@code -3 to 3} if the lowest score is negative
     */
    @Override
    public String toString() {
        return lowest + (lowest < 0 ? " to " : "-") + highest;
    }
}
