package io.github.servicekpi.workforce;

/** What a scorecard shows of an agent with too few cases to be ranked. */
public enum SmallNumbers {
    /** The mean and the number of cases; only the rank is left out. */
    SHOW,
    /** The number of cases alone, as the mean of a few would tell how single customers or colleagues did. */
    SUPPRESS
}
