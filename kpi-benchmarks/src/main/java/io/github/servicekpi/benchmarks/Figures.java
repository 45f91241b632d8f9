package io.github.servicekpi.benchmarks;

import java.util.List;

/** Figures in a form that can be compared: whole numbers, rates and scores in millionths, durations in milliseconds. */
final class Figures {
    private static final double MILLION = 1e6;

    private Figures() {}

    static long millionths(double value) {
        return Math.round(value * MILLION);
    }

    static void requireEqual(Object expected, Object actual, String whose) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(
                    "not the same figures: %s%nbut %s of %s".formatted(shortened(expected), shortened(actual), whose));
        }
    }

    /** For peers that interpolate or round. */
    static void requireClose(List<Long> expected, List<Long> actual, double relative, String whose) {
        for (int i = 0; i < expected.size(); i++) {
            if (Math.abs(expected.get(i) - actual.get(i)) > relative * expected.get(i) + 1) {
                throw new IllegalStateException("not the same figures but for a share of %s: %s, but %s of %s"
                        .formatted(relative, expected, actual, whose));
            }
        }
    }

    private static String shortened(Object figures) {
        String text = figures.toString();
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "...";
    }
}
