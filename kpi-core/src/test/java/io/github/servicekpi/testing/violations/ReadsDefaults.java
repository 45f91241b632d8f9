package io.github.servicekpi.testing.violations;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.UnaryOperator;

/** Reads a default of the machine in each method but the last. */
@SuppressWarnings({"DefaultCharset", "DefaultLocale", "StringCaseLocaleUsage", "AnnotateFormatMethod"})
final class ReadsDefaults {
    private ReadsDefaults() {}

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    static TimeZone oldZone() {
        return TimeZone.getDefault();
    }

    static Locale locale() {
        return Locale.getDefault();
    }

    static Charset charset() {
        return Charset.defaultCharset();
    }

    static void print(PrintStream out, int number) {
        out.printf("%d", number);
    }

    static UnaryOperator<String> lowerCase() {
        return String::toLowerCase;
    }

    static String upperCase(String text) {
        return text.toUpperCase();
    }

    static DateTimeFormatter dates() {
        return DateTimeFormatter.ofPattern("d MMM");
    }

    static NumberFormat numbers() {
        return NumberFormat.getPercentInstance();
    }

    static DecimalFormat decimals() {
        return new DecimalFormat("0.0");
    }

    static byte[] bytes(String text) {
        return text.getBytes();
    }

    static String text(byte[] bytes) {
        return new String(bytes);
    }

    static Reader reader(byte[] bytes) {
        return new InputStreamReader(new ByteArrayInputStream(bytes));
    }

    static String allowed(char[] chars) {
        String text = String.format(Locale.ROOT, "%s", new String(chars)).toLowerCase(Locale.ROOT);
        NumberFormat numbers = NumberFormat.getInstance(Locale.ROOT);
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                + DateTimeFormatter.ofPattern("d", Locale.ROOT)
                + numbers.getMaximumFractionDigits();
    }
}
