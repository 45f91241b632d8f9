package io.github.servicekpi.survey;

import io.github.servicekpi.Direction;

/** The two questions that are called Customer Effort Score. Their answers point in opposite directions. */
public enum CesVersion {
    /** Of 2010: how much effort the customer had to make, 1-5, a low score being good. */
    CES_1(new Scale(1, 5), Direction.LOWER),

    /** Of 2013: how far the customer agrees that it was made easy, 1-7, a high score being good. */
    CES_2(new Scale(1, 7), Direction.HIGHER);

    @SuppressWarnings("ImmutableEnumChecker") // a record of two numbers
    private final Scale scale;

    private final Direction direction;

    CesVersion(Scale scale, Direction direction) {
        this.scale = scale;
        this.direction = direction;
    }

    /** {@return the scale of the question} */
    public Scale scale() {
        return scale;
    }

    /** {@return which way a score is better} */
    public Direction direction() {
        return direction;
    }
}
