package io.github.servicekpi.examples.report.csv;

import java.util.Collection;
import java.util.stream.Collectors;

/**
 * How texts that come from elsewhere appear in messages: on one line, without what a terminal takes for a command, and of a header of
 * many megabytes no more than tells which it is.
 */
public final class Excerpt {
    private static final int MOST_CHARACTERS = 100;
    private static final int MOST_TEXTS = 20;

    private Excerpt() {}

    /**
     * The beginning of a text.
     *
     * @param text of any length
     * @return at most 100 of its characters
     */
    public static String of(String text) {
        int length = text.codePointCount(0, text.length());
        return oneLine(
                length <= MOST_CHARACTERS
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "... (" + length
                                + " characters)");
    }

    /**
     * The first of several texts.
     *
     * @param texts of any number and length
     * @return the beginnings of at most 20 of them, and how many more there are
     */
    public static String of(Collection<String> texts) {
        int more = texts.size() - MOST_TEXTS;
        return texts.stream().limit(MOST_TEXTS).map(Excerpt::of).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * A text with its control characters as escapes, such as {@code \n}.
     *
     * @param text of any length
     * @return the same on one line
     */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            switch (c) {
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        line.append("\\u%04x".formatted(c));
                    } else {
                        line.append((char) c);
                    }
                }
            }
        });
        return line.toString();
    }
}
