package io.github.servicekpi.retention;

import java.math.BigDecimal;

/** Adds up what customers pay. */
final class RevenueSums {
    long customers;
    long unknown;
    long unknownNew;
    BigDecimal start = BigDecimal.ZERO;
    BigDecimal expansion = BigDecimal.ZERO;
    BigDecimal contraction = BigDecimal.ZERO;
    BigDecimal churned = BigDecimal.ZERO;
    BigDecimal reactivated = BigDecimal.ZERO;
    BigDecimal added = BigDecimal.ZERO;

    void add(RevenueFacts customer) {
        BigDecimal first = customer.atStart().sum();
        BigDecimal last = customer.atEnd().sum();
        if (first == null || last == null) {
            if (customer.atStart().active()) {
                unknown++;
            } else {
                unknownNew++;
            }
        } else if (customer.atStart().active()) {
            addToCohort(first, last, customer.atEnd().active());
        } else if (customer.before()) {
            reactivated = reactivated.add(last);
        } else {
            added = added.add(last);
        }
    }

    private void addToCohort(BigDecimal first, BigDecimal last, boolean stayed) {
        customers++;
        start = start.add(first);
        if (!stayed) {
            churned = churned.add(first);
        } else if (last.compareTo(first) < 0) {
            contraction = contraction.add(first.subtract(last));
        } else {
            expansion = expansion.add(last.subtract(first));
        }
    }
}
