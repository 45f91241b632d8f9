package io.github.servicekpi.survey;

import io.github.servicekpi.testing.ArchitectureRules;

/** The boundaries of this module, and of what it is made from. */
class ArchitectureTest implements ArchitectureRules {
    @Override
    public Class<?> known() {
        return Nps.class;
    }
}
