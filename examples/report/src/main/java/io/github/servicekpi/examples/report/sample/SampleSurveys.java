package io.github.servicekpi.examples.report.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Made-up surveys of all kinds about the sample interactions; two thirds are answered. */
final class SampleSurveys {
    private static final List<String> COLUMNS = List.of(
            "kind",
            "score",
            "id",
            "customer",
            "interaction",
            "agent",
            "channel",
            "source",
            "sent_at",
            "answered_at",
            "replied_at",
            "comment",
            "region");

    private static final List<String> CHANNELS = List.of("email", "chat", "phone", "social");
    private static final List<String> REGIONS = List.of("North", "South", "East", "West");
    private static final List<String> COMMENTS = List.of(
            "", "", "", "", "Quick and friendly, thank you!", "Had to ask \"twice\"", "Sehr gut", "Trop lent", "とても良い");

    /** How often each score is given, from the lowest of the kind's scale. */
    private static final int[] NPS_WEIGHTS = {2, 1, 1, 2, 2, 5, 6, 12, 20, 22, 27};

    private static final int[] CSAT_WEIGHTS = {5, 6, 12, 35, 42};
    private static final int[] CES_WEIGHTS = {3, 4, 6, 10, 22, 32, 23};
    private static final int[] STAR_WEIGHTS = {8, 4, 8, 25, 55};

    private final Dice dice;
    private final int rows;
    private final int interactions;
    private final Line line = new Line(COLUMNS);

    private SampleSurveys(int rows, int interactions, long seed) {
        this.dice = new Dice(seed);
        this.rows = rows;
        this.interactions = interactions;
    }

    static void write(CsvWriter csv, int rows, int interactions, long seed) {
        csv.writeRecord(COLUMNS);
        SampleSurveys surveys = new SampleSurveys(rows, interactions, seed);
        for (int row = 0; row < rows; row++) {
            csv.writeRecord(surveys.next(row));
        }
    }

    private List<String> next(int row) {
        line.clear();
        Duration quarter = Duration.between(SampleInteractions.START, SampleInteractions.END);
        Instant sent = SampleInteractions.START.plusSeconds(quarter.toSeconds() / rows * row);
        String channel = dice.oneOf(CHANNELS);
        line.set("id", "S-" + (row + 1));
        line.set("customer", "C-" + (1 + dice.below(interactions * 2 / 3)));
        line.set("region", dice.oneOf(REGIONS));
        switch (dice.weighted(45, 30, 15, 10)) {
            case 0 -> survey("nps", 0, NPS_WEIGHTS, sent, channel);
            case 1 -> survey("csat", 1, CSAT_WEIGHTS, sent, channel);
            case 2 -> survey("ces", 1, CES_WEIGHTS, sent, channel);
            default -> review(sent);
        }
        return line.cells();
    }

    private void survey(String kind, int lowest, int[] weights, Instant sent, String channel) {
        line.set("kind", kind);
        line.set("interaction", String.format(Locale.ROOT, "T-%07d", 1 + dice.below(interactions)));
        line.set("channel", channel);
        line.set("agent", channel + "-" + (1 + dice.below(12)));
        line.set("sent_at", sent);
        Instant answered = sent.plus(dice.around(Duration.ofHours(20)));
        if (dice.chance(0.65) && answered.isBefore(SampleInteractions.END)) {
            line.set("answered_at", answered);
            line.set("score", lowest + dice.weighted(weights));
            line.set("comment", dice.oneOf(COMMENTS));
        }
    }

    private void review(Instant posted) {
        line.set("kind", "review");
        line.set("source", dice.oneOf(List.of("app store", "maps")));
        line.set("answered_at", posted);
        line.set("score", 1 + dice.weighted(STAR_WEIGHTS));
        line.set("comment", dice.oneOf(COMMENTS));
        Instant replied = posted.plus(dice.around(Duration.ofDays(2)));
        if (dice.chance(0.7) && replied.isBefore(SampleInteractions.END)) {
            line.set("replied_at", replied);
        }
    }
}
