package io.github.servicekpi.examples.report.rows;

import io.github.servicekpi.Kpi;
import io.github.servicekpi.service.FirstContactKpis;
import io.github.servicekpi.service.Interaction;
import io.github.servicekpi.stats.Proportion;

/** The definitions of first-contact resolution that the columns of a file can tell. */
public enum FirstContactVariant {
    /** Not reopened and not followed by a contact about the same topic. */
    NO_REPEAT {
        @Override
        Kpi<Interaction, Proportion> kpi(KpiContext context) {
            return FirstContactKpis.withoutRepeat(context.history(), KpiContext.REPEAT_WINDOW, context.asOfOrAnyTime());
        }
    },
    /** Fewer than two replies of agents. */
    ONE_TOUCH {
        @Override
        Kpi<Interaction, Proportion> kpi(KpiContext context) {
            return FirstContactKpis.ONE_TOUCH;
        }
    },
    /** Exactly one reply of an agent. */
    SINGLE_REPLY {
        @Override
        Kpi<Interaction, Proportion> kpi(KpiContext context) {
            return FirstContactKpis.SINGLE_REPLY;
        }
    },
    /** One agent, and not reopened. */
    SINGLE_AGENT {
        @Override
        Kpi<Interaction, Proportion> kpi(KpiContext context) {
            return FirstContactKpis.SINGLE_AGENT;
        }
    },
    /** At most one message of the customer. */
    NO_REPLY_NEEDED {
        @Override
        Kpi<Interaction, Proportion> kpi(KpiContext context) {
            return FirstContactKpis.NO_REPLY_NEEDED;
        }
    };

    abstract Kpi<Interaction, Proportion> kpi(KpiContext context);
}
