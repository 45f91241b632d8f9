package io.github.servicekpi.examples.report.rows;

/** Reads numbers that are written in the digits 0 to 9 alone. */
final class Digits {
    private static final int MOST_DECIMALS = 9;
    private static final long ONE_MORE_FITS = (Long.MAX_VALUE - 9) / 10;

    private Digits() {}

    /**
     * Reads a part of a text.
     *
     * @return the number, {@code Long.MAX_VALUE} for those that do not fit; -1 if there is no digit, something else, or the end of
     *     the text
     */
    static long number(CharSequence text, int from, int to) {
        if (from >= to || to > text.length()) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number <= ONE_MORE_FITS ? 10 * number + digit : Long.MAX_VALUE;
        }
        return number;
    }

    /** Reads what follows the point of seconds: one to nine decimals as nanoseconds, -1 if it is anything else. */
    static int nanos(CharSequence text, int from, int to) {
        if (to - from > MOST_DECIMALS) {
            return -1;
        }
        int nanos = (int) number(text, from, to);
        for (int i = to - from; i < MOST_DECIMALS; i++) {
            nanos *= 10;
        }
        return nanos < 0 ? -1 : nanos;
    }
}
