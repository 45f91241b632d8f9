package io.github.servicekpi;

import io.github.servicekpi.engine.Sources;

/** What becomes of a span whose end is before its start, the mark of a skewed clock or a careless import. */
public enum NegativeSpans {
    /** Left out, and counted in the result as {@code negative-span}; the default, as it hides nothing. */
    EXCLUDE_AND_COUNT(Sources.Negative.EXCLUDE),
    /** Counted as a span of zero. */
    CLAMP_ZERO(Sources.Negative.CLAMP),
    /** The calculation throws {@code IllegalArgumentException} with the row. */
    FAIL(Sources.Negative.FAIL);

    private final Sources.Negative negative;

    NegativeSpans(Sources.Negative negative) {
        this.negative = negative;
    }

    Sources.Negative negative() {
        return negative;
    }
}
