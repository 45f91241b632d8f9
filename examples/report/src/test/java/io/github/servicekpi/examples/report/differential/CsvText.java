package io.github.servicekpi.examples.report.differential;

import java.util.ArrayList;
import java.util.List;

/** CSV by RFC 4180, character by character. */
final class CsvText {
    private CsvText() {}

    /**
     * A record of a file.
     *
     * @param line in which it begins, the first being 1
     * @param cells unquoted
     */
    record Line(int line, List<String> cells) {}

    /** The records of a file; blank lines are none. */
    static List<Line> parse(String file) {
        String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
        List<Line> lines = new ArrayList<>();
        int line = 1;
        int at = 0;
        while (at < text.length()) {
            int begins = line;
            int start = at;
            List<String> cells = new ArrayList<>();
            boolean more = true;
            while (more) {
                StringBuilder cell = new StringBuilder();
                if (at < text.length() && text.charAt(at) == '"') {
                    at++;
                    while (text.charAt(at) != '"' || (at + 1 < text.length() && text.charAt(at + 1) == '"')) {
                        char next = text.charAt(at);
                        line += next == '\n' ? 1 : 0;
                        at += next == '"' ? 2 : 1;
                        cell.append(next);
                    }
                    at++;
                } else {
                    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                        cell.append(text.charAt(at++));
                    }
                }
                cells.add(cell.toString());
                more = at < text.length() && text.charAt(at) == ',';
                at += more ? 1 : 0;
            }
            boolean blank = at == start;
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
            if (!blank) {
                lines.add(new Line(begins, cells));
            }
        }
        return lines;
    }
}
