package io.github.servicekpi.retention;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a customer pays on the first day of a period and on the first day after it, and whether it was one before. */
record RevenueFacts(Amount atStart, Amount atEnd, boolean before) {

    /** Gathers the facts of a period. */
    record Of(Period period) implements CustomerFacts<RevenueFacts> {
        @Override
        public String format() {
            return "revenue/1 of " + period;
        }

        @Override
        public @Nullable RevenueFacts of(CustomerLifetime lifetime) {
            LocalDate start = period.startInclusive();
            LocalDate end = period.endExclusive();
            LocalDate endedOn = lifetime.endedOn();
            if (lifetime.startedOn().isAfter(end) || lifetime.startedOn().equals(endedOn)) {
                return null; // not yet, or never
            }
            BigDecimal endValue = lifetime.endValue() != null ? lifetime.endValue() : lifetime.monthlyValue();
            return new RevenueFacts(
                    lifetime.isActiveOn(start) ? Amount.of(lifetime.monthlyValue()) : Amount.NONE,
                    lifetime.isActiveOn(end) ? Amount.of(endValue) : Amount.NONE,
                    lifetime.startedOn().isBefore(start));
        }

        @Override
        public RevenueFacts both(RevenueFacts one, RevenueFacts other) {
            return new RevenueFacts(
                    one.atStart.plus(other.atStart), one.atEnd.plus(other.atEnd), one.before || other.before);
        }

        @Override
        public void write(RevenueFacts facts, DataOutput out) throws IOException {
            facts.atStart.write(out);
            facts.atEnd.write(out);
            out.writeBoolean(facts.before);
        }

        @Override
        public RevenueFacts read(DataInput in) throws IOException {
            return new RevenueFacts(Amount.read(in), Amount.read(in), in.readBoolean());
        }
    }
}
