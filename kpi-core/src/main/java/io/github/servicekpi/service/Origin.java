package io.github.servicekpi.service;

/** Who began an interaction. */
public enum Origin {
    /** The customer asked for something. */
    CUSTOMER,
    /** An agent wrote or called first; the time to a "first response" would be the customer's. */
    AGENT,
    /** A campaign or another automation wrote first. */
    CAMPAIGN
}
