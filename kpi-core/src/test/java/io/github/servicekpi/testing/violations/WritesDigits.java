package io.github.servicekpi.testing.violations;

import java.time.LocalDate;

/** Writes numbers and dates in the digits of the default locale, and in one way that does not. */
@SuppressWarnings("AnnotateFormatMethod")
final class WritesDigits {
    private WritesDigits() {}

    static String whole(int number) {
        return "%d rows".formatted(number);
    }

    static String fraction(double number) {
        return String.format("%1$,.2f", number);
    }

    static String date(LocalDate date) {
        return "on %tF".formatted(date);
    }

    static String allowed(int number) {
        return "100 % of %s, %08x".replace("100 %", "all").formatted(number, number);
    }
}
