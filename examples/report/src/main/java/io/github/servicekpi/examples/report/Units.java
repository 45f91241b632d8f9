package io.github.servicekpi.examples.report;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values in words, the same in every locale, and {@value #NO_DATA} where there are none: never a zero. */
final class Units {
    static final String NO_DATA = "no data";

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Units() {}

    /** Such as {@code 1,234}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Such as {@code 1,234.50}: all decimals of an amount of money, at least two. */
    static String amount(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + Math.max(2, amount.scale()) + "f", amount);
    }

    /** Such as {@code 84.0 %}. */
    static String percent(@Nullable Double fraction) {
        return fraction == null ? NO_DATA : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    /** Such as {@code +36.0}. */
    static String points(@Nullable Double points) {
        if (points == null) {
            return NO_DATA;
        }
        String text = String.format(Locale.ROOT, "%+.1f", points);
        return text.equals("+0.0") || text.equals("-0.0") ? "0.0" : text;
    }

    /** Such as {@code 4.22}. */
    static String score(@Nullable Double score) {
        return score == null ? NO_DATA : String.format(Locale.ROOT, "%.2f", score);
    }

    /** In the two largest units that say something, such as {@code 3 d 4 h}, {@code 2 h 14 min} or {@code 12.5 s}. */
    static String duration(@Nullable Double seconds) {
        if (seconds == null) {
            return NO_DATA;
        }
        double tenths = Math.rint(10 * seconds);
        if (tenths < 10 * MINUTE) {
            return tenths % 10 == 0
                    ? String.format(Locale.ROOT, "%.0f s", tenths / 10)
                    : String.format(Locale.ROOT, "%.1f s", tenths / 10);
        }
        long rounded = Math.round(seconds);
        if (rounded < HOUR) {
            return inUnits(rounded, MINUTE, "min", "s");
        }
        long minutes = Math.round(seconds / MINUTE);
        return minutes * MINUTE < DAY
                ? inUnits(minutes, HOUR / MINUTE, "h", "min")
                : inUnits(Math.round(seconds / HOUR), DAY / HOUR, "d", "h");
    }

    private static String inUnits(long value, long perLarge, String large, String small) {
        long rest = value % perLarge;
        return count(value / perLarge) + " " + large + (rest == 0 ? "" : " " + rest + " " + small);
    }
}
