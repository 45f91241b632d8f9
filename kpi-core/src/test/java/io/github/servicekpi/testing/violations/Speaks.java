package io.github.servicekpi.testing.violations;

import java.util.logging.Logger;

/** Logs and prints. */
final class Speaks {
    private Speaks() {}

    static void logs() {
        Logger.getLogger("any").info("any");
    }

    @SuppressWarnings("SystemOut")
    static void prints() {
        System.out.println("any");
    }
}
