package io.github.servicekpi.examples.report.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Made-up messages of the sample interactions in writing, which fit their times: questions and answers, automatic replies,
 * internal notes, resolutions and what came after them. Calls have none.
 */
final class SampleMessages {
    private static final List<String> COLUMNS =
            List.of("interaction", "at", "author", "visibility", "event", "agent", "text");

    private static final List<String> QUESTIONS = List.of("Hello?", "Any news?", "It still does not work.", "有更新吗");
    private static final List<String> ANSWERS =
            List.of("Thank you for asking, we are on it.", "Please try again now.", "Done.", "C'est réglé.");

    private final CsvWriter csv;
    private final Dice dice;
    private final Line line = new Line(COLUMNS);

    private SampleMessages(CsvWriter csv, long seed) {
        this.csv = csv;
        this.dice = new Dice(seed);
    }

    /** Writes the messages of interactions, one interaction after the other. */
    static void write(CsvWriter csv, String interactions, long seed) {
        csv.writeRecord(COLUMNS);
        SampleMessages messages = new SampleMessages(csv, seed);
        for (NamedCsvRecord interaction : CsvReader.builder().ofNamedCsvRecord(interactions)) {
            if (!interaction.getField("channel").equals("phone")) {
                messages.write(interaction);
            }
        }
    }

    private void write(NamedCsvRecord interaction) {
        boolean ofCustomer = interaction.getField("origin").isEmpty();
        Instant opened = Instant.parse(interaction.getField("opened_at"));
        message(interaction, opened, ofCustomer ? "customer" : "agent");
        if (ofCustomer && dice.chance(0.5)) {
            message(interaction, opened.plusSeconds(5), "automation");
        }
        if (dice.chance(0.2)) {
            message(interaction, opened.plus(dice.around(Duration.ofMinutes(10))), "customer");
        }
        Instant answered = time(interaction, "first_response_at");
        if (answered != null) {
            if (dice.chance(0.15)) {
                note(interaction, opened.plus(Duration.between(opened, answered).dividedBy(2)));
            }
            message(interaction, answered, "agent");
            talk(interaction, answered);
        }
    }

    /** What follows the first answer, up to the last resolution. */
    private void talk(NamedCsvRecord interaction, Instant answered) {
        Instant resolved = time(interaction, "first_resolved_at");
        Instant at = answered;
        for (int turns = dice.below(4); turns > 0; turns--) {
            Instant asked = at.plus(dice.around(Duration.ofMinutes(40)));
            at = asked.plus(dice.around(Duration.ofMinutes(90)));
            if (resolved == null || at.isBefore(resolved)) {
                message(interaction, asked, "customer");
                message(interaction, at, "agent");
            }
        }
        if (resolved == null) {
            return;
        }
        if (dice.chance(0.1)) {
            message(interaction, resolved.minusSeconds(30), "customer");
        }
        event(interaction, resolved, "resolved");
        String reopens = interaction.getField("reopens");
        if (!reopens.isEmpty() && !reopens.equals("0")) {
            Instant again = resolved.plus(dice.around(Duration.ofHours(5)));
            message(interaction, again, "customer");
            event(interaction, again, "reopened");
            Instant last = time(interaction, "resolved_at");
            if (last != null && last.isAfter(again)) {
                message(interaction, last, "agent");
                event(interaction, last, "resolved");
            }
        }
    }

    private static @Nullable Instant time(NamedCsvRecord interaction, String column) {
        String text = interaction.getField(column);
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private void message(NamedCsvRecord interaction, Instant at, String author) {
        begin(interaction, at, author);
        line.set("text", author.equals("customer") ? dice.oneOf(QUESTIONS) : dice.oneOf(ANSWERS));
        end(at);
    }

    private void note(NamedCsvRecord interaction, Instant at) {
        begin(interaction, at, "agent");
        line.set("visibility", "internal");
        line.set("text", "Who knows about this?");
        end(at);
    }

    private void event(NamedCsvRecord interaction, Instant at, String event) {
        begin(interaction, at, event.equals("reopened") ? "system" : "agent");
        line.set("event", event);
        end(at);
    }

    private void begin(NamedCsvRecord interaction, Instant at, String author) {
        line.clear();
        line.set("interaction", interaction.getField("id"));
        line.set("at", at);
        line.set("author", author);
        line.set("agent", author.equals("agent") ? interaction.getField("agent") : "");
    }

    /** What is after the end of the data has not happened. */
    private void end(Instant at) {
        if (at.isBefore(SampleInteractions.END)) {
            csv.writeRecord(line.cells());
        }
    }
}
