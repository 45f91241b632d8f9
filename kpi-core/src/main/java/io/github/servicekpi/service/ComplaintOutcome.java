package io.github.servicekpi.service;

/** How a complaint was decided. */
public enum ComplaintOutcome {
    /** The customer was right. */
    UPHELD,
    /** The customer was right in part; upheld to a regulator such as the FCA. */
    PARTLY_UPHELD,
    /** The customer was not right. */
    REJECTED
}
