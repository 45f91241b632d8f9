package io.github.servicekpi.sla;

/** What a target is set for. */
public enum SlaMetric {
    /** From the opening to the first public reply of a human, of what the customer began. */
    FIRST_RESPONSE("sla-first-response", "First responses"),
    /**
     * From the first unanswered message of the customer to the next public reply of a human, after the first reply; of one
     * conversation there may be none or many.
     */
    NEXT_RESPONSE("sla-next-response", "Next responses"),
    /** From the opening to the last resolution. */
    RESOLUTION("sla-resolution", "Resolutions");

    private final String kpi;
    private final String events;

    SlaMetric(String kpi, String events) {
        this.kpi = kpi;
        this.events = events;
    }

    /** The id of its KPI. */
    String kpi() {
        return kpi;
    }

    /** What happens, in the plural. */
    String events() {
        return events;
    }
}
