package io.github.servicekpi.examples.report.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes surveys of published reviews of airline seats, one for each rating of a review.
 *
 * <ul>
 *   <li>The overall rating of 1 to 10, written {@code 8.0}, is read as an answer to "would you recommend", on the scale 0-10 of the
 *       Net Promoter Score. Nobody was asked that: it shows how to map such a score, not how satisfied passengers are.
 *   <li>The ratings of legroom, recline and width are reviews of 1 to 5 stars, each a {@code question} of its own.
 *   <li>Only a day is published, so the answer is at its first minute; 1970-01-01 stands for a day not known.
 *   <li>The comment is that of the overall rating, so that it counts once.
 * </ul>
 *
 * <pre>{@code
 * java -cp kpi-report.jar io.github.servicekpi.examples.report.mapping.SeatReviews IN.csv surveys.csv
 * java -jar kpi-report.jar --surveys surveys.csv --by question
 * }</pre>
 */
public final class SeatReviews {
    private SeatReviews() {}

    /**
     * Maps a file.
     *
     * @param args the path of the published file and that of the file to write
     * @throws IOException if one cannot be read or the other not be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("usage: SeatReviews IN.csv OUT.csv");
            System.exit(2);
        }
        map(Path.of(args[0]), Path.of(args[1]));
    }

    static void map(Path reviews, Path surveys) throws IOException {
        try (CsvReader<NamedCsvRecord> from = CsvReader.builder().ofNamedCsvRecord(reviews);
                CsvWriter to = CsvWriter.builder().build(surveys)) {
            to.writeRecord("kind", "question", "score", "source", "segment", "cabin", "answered_at", "comment");
            for (NamedCsvRecord review : from) {
                String overall = review.getField("overall_rating");
                write("nps", "overall", wholeNumber(overall), review, review.getField("content"), to);
                write("review", "legroom", review.getField("seat_legroom_rating"), review, "", to);
                write("review", "recline", review.getField("seat_recline_rating"), review, "", to);
                write("review", "width", review.getField("seat_width_rating"), review, "", to);
            }
        }
    }

    private static void write(
            String kind, String question, String score, NamedCsvRecord review, String comment, CsvWriter to) {
        String day = review.getField("date");
        to.writeRecord(
                kind,
                question,
                score,
                review.getField("airline_name"),
                review.getField("type_traveller"),
                review.getField("cabin_flown"),
                day.equals("1970-01-01") ? "" : day + "T00:00",
                comment);
    }

    private static String wholeNumber(String score) {
        return score.endsWith(".0") ? score.substring(0, score.length() - 2) : score;
    }
}
