package io.github.servicekpi.service;

import static io.github.servicekpi.service.InteractionFields.COMPLAINT;
import static io.github.servicekpi.service.InteractionFields.CUSTOMER;
import static io.github.servicekpi.service.InteractionFields.IS_OPEN;
import static io.github.servicekpi.service.InteractionFields.REGISTERED;
import static io.github.servicekpi.service.InteractionFields.RESOLVED_AT;

import io.github.servicekpi.Calculator;
import io.github.servicekpi.Direction;
import io.github.servicekpi.Kpi;
import io.github.servicekpi.Share;
import io.github.servicekpi.stats.Exclusions;
import io.github.servicekpi.stats.Proportion;
import java.time.Instant;

/** How much there is to do, and of what kind. Counts of no interactions are 0; shares of none have no value. */
public final class VolumeKpis {
    private static final String PRACTICE = "Help-desk practice";

    private VolumeKpis() {}

    /** Interactions: how many were opened, of any origin. */
    public static final Kpi<Interaction, Long> INTERACTIONS = Calculator.<Interaction>counting()
            .named(Definitions.count("interactions", "opened", Direction.NONE, "Interactions opened.", PRACTICE));

    /** Open interactions: how many of those opened are neither resolved nor abandoned. */
    public static final Kpi<Interaction, Long> OPEN_INTERACTIONS = Calculator.<Interaction>counting()
            .filtering(IS_OPEN)
            .named(Definitions.count(
                    "open-interactions",
                    "neither-resolved-nor-abandoned",
                    Direction.LOWER,
                    "Interactions opened that are neither resolved nor abandoned.",
                    PRACTICE));

    /**
     * Resolved interactions: how many of those opened have {@code resolvedAt}; each counts once, however often
     * reopened.
     */
    public static final Kpi<Interaction, Long> RESOLVED_INTERACTIONS = Calculator.<Interaction>counting()
            .filtering(RESOLVED_AT.isPresent())
            .named(Definitions.count(
                    "resolved-interactions",
                    "of-opened",
                    Direction.HIGHER,
                    "Interactions opened that are resolved.",
                    PRACTICE));

    /** Complaints: how many of the interactions opened are known to be complaints. */
    public static final Kpi<Interaction, Long> COMPLAINTS = Calculator.<Interaction>counting()
            .filtering(COMPLAINT.is(true))
            .named(Definitions.count(
                    "complaints", "flagged", Direction.LOWER, "Interactions opened that are complaints.", PRACTICE));

    /**
     * Distinct customers: how many different customers made contact. Interactions without a customer are not counted.
     *
     * <p>Every customer id is kept, so that counts of partitions merge exactly: some 90 bytes a customer and the text.
     */
    public static final Kpi<Interaction, Long> DISTINCT_CUSTOMERS = Calculator.<Interaction, String>countingDistinct(
                    CUSTOMER)
            .named(Definitions.count(
                    "distinct-customers",
                    "by-id",
                    Direction.NONE,
                    "Different customers of the interactions opened.",
                    PRACTICE));

    /**
     * Complaint rate: the share of contacts that are complaints.
     *
     * <p>Interactions with {@code complaint} true divided by those of which it is known; others are counted as {@code
     * unknown-complaint}. The interval is Wilson's. Two counts: the same in any order and from any partition of the
     * rows.
     *
     * <p>Example: 1200 contacts, 36 of them complaints: 3.0 %.
     *
     * <p>Source: UK Financial Conduct Authority, DISP 1.10, for the count; the share of contacts is help-desk practice.
     */
    public static final Kpi<Interaction, Proportion> COMPLAINT_RATE = Share.of(COMPLAINT)
            .withUnknownAs("unknown-complaint")
            .proportion()
            .named(Definitions.share(
                    "complaint-rate",
                    "of-contacts",
                    Direction.LOWER,
                    "Contacts that are complaints, of those of which it is known.",
                    "Financial Conduct Authority, DISP 1.10; help-desk practice"));

    /**
     * Registered rate: the share of contacts from customers who were registered when they made them.
     *
     * <p>Interactions with {@code registered} true divided by those of which it is known; others are counted as {@code
     * unknown-registered}. A later registration must not rewrite the flag. The interval is Wilson's. Two counts: the
     * same in any order and from any partition of the rows.
     *
     * <p>Example: registered, registered, not, unknown: 2 of 3, 1 unknown.
     *
     * <p>Source: help-desk practice.
     */
    public static final Kpi<Interaction, Proportion> REGISTERED_RATE = Share.of(REGISTERED)
            .withUnknownAs("unknown-registered")
            .proportion()
            .named(Definitions.share(
                    "registered-rate",
                    "at-contact-time",
                    Direction.NONE,
                    "Contacts of customers who were registered at the time, of those of which it is known.",
                    PRACTICE));

    /**
     * New-contact rate: the share of contacts that are the first of their customer; the others are of returning customers.
     *
     * <p>A contact is new if the customer made none before it in the whole history; of several at the same first instant each
     * is. States that were saved do not know the history: merge those of one only. Interactions without a customer are excluded as {@code unknown-customer}. Without contacts there is no value. The
     * interval is Wilson's. Two counts: the same in any order and from any partition of the rows.
     *
     * <p>Example: X on days 1 and 5, Y on day 3, one of an unknown customer: 2 of 3 are new, {@code complement()} gives 1 of 3
     * returning.
     *
     * <p>Source: help-desk practice.
     *
     * @param first contacts of the whole history, those before the period included
     * @return the KPI {@code new-contact-rate}
     */
    public static Kpi<Interaction, Proportion> newContactRate(FirstContacts first) {
        return Share.where(Definitions.condition("first of its customer", first::isFirst))
                .excluding("unknown-customer", CUSTOMER.isPresent().negate())
                .proportion()
                .named(Definitions.share(
                        "new-contact-rate",
                        "first-of-customer",
                        Direction.NONE,
                        "Contacts that are the first of their customer, of those whose customer is known.",
                        PRACTICE));
    }

    /**
     * New-customer rate: of the different customers who made contact in a period, those who had never done so before it.
     *
     * <p>The rows are those of the period. Interactions without a customer are excluded as {@code unknown-customer}; they are
     * rows, not customers. Without customers there is no value. The interval is Wilson's. One entry a customer: the same in any
     * order and from any partition of the rows.
     *
     * <p>Example: in a period X made contact three times, for the first time ever, and Y, who is known from before, once: 1 of
     * 2.
     *
     * <p>Source: help-desk practice.
     *
     * @param first contacts of the whole history, those before the period included
     * @param startInclusive the start of the period
     * @return the KPI {@code new-customer-rate}
     */
    public static Kpi<Interaction, Proportion> newCustomerRate(FirstContacts first, Instant startInclusive) {
        return Calculator.<Interaction>counting()
                .groupingBy(CUSTOMER)
                .andThen(customers -> new Proportion(
                        customers.byKey().keySet().stream()
                                .filter(customer -> first.of(customer)
                                        .map(instant -> !instant.isBefore(startInclusive))
                                        .orElse(true))
                                .count(),
                        customers.byKey().size(),
                        Exclusions.of("unknown-customer", customers.withoutKey())))
                .named(Definitions.share(
                        "new-customer-rate",
                        "of-distinct-customers",
                        Direction.NONE,
                        "Customers who made their first contact in the period, of the different ones who made any.",
                        PRACTICE));
    }
}
