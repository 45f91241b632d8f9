package io.github.servicekpi.testing.violations.engine;

import io.github.servicekpi.testing.violations.ShowsEngine;
import org.jspecify.annotations.Nullable;

/** Knows its users, so that there is a cycle of packages. */
public class Motor implements Comparable<Motor> {
    /** Its user. */
    @Nullable
    ShowsEngine user;

    @Override
    public int compareTo(Motor other) {
        return 0;
    }
}
