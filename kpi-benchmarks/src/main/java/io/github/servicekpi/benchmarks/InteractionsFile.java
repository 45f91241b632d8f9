package io.github.servicekpi.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Writes the CSV file of a contact centre over two years: seeded, times in whole seconds, some 165 bytes a row. Calls queue, and some
 * are abandoned; the rest is answered when there is time. A customer comes about twice a year.
 */
final class InteractionsFile {
    private static final String HEADER =
            "id,opened_at,customer,agent,team,channel,segment,topic,tags,origin,queued_at,answered_at,"
                    + "abandoned_at,first_response_at,first_resolved_at,resolved_at,talk_s,hold_s,wrap_s,agent_replies,"
                    + "customer_messages,agents,reopens,transfers,complaint,registered,region";
    private static final List<String> TOPICS = List.of("delivery", "invoice", "login", "returns", "quality", "other");
    private static final List<String> SEGMENTS = List.of("consumer", "business");
    private static final List<String> REGIONS = List.of("north", "south", "east", "west");
    private static final int AGENTS = 2_000;
    private static final int ROWS_OF_CUSTOMER = 4;

    private final int rows;
    private final SplittableRandom random = new SplittableRandom(5);
    private final Random gauss = new Random(7);
    private final StringBuilder line = new StringBuilder();

    private InteractionsFile(int rows) {
        this.rows = rows;
    }

    static void write(int rows, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.append(HEADER).append('\n');
            InteractionsFile interactions = new InteractionsFile(rows);
            for (int row = 0; row < rows; row++) {
                out.append(interactions.line(row));
            }
        }
    }

    private CharSequence line(int row) {
        long opened = Tickets.FIRST.getEpochSecond() + (long) (row * (Tickets.TWO_YEARS_MILLIS / 1e3) / rows);
        boolean isCall = random.nextInt(3) == 0;
        boolean isAbandoned = isCall && random.nextInt(20) == 0;
        boolean isOpen = !isAbandoned && random.nextInt(10) == 0;
        boolean isReopened = !isAbandoned && random.nextInt(20) == 0;
        long wait = isCall ? random.nextInt(120) : Tickets.duration(gauss) / 1_000;
        long work = isCall ? 30 + random.nextInt(900) : Tickets.duration(gauss) / 1_000;
        int agent = random.nextInt(AGENTS);
        line.setLength(0);
        line.append("case-").append(row);
        time(opened);
        text("customer-" + random.nextInt(rows / ROWS_OF_CUSTOMER + 1));
        text(isAbandoned ? "" : "agent-" + agent);
        text(isAbandoned ? "" : "team-" + agent % 40);
        text(isCall ? "phone" : Tickets.CHANNELS.get(random.nextInt(2)));
        text(any(SEGMENTS));
        text(any(TOPICS));
        text("");
        text(random.nextInt(20) == 0 ? "agent" : "");
        timeIf(isCall, opened + 5);
        timeIf(isCall && !isAbandoned, opened + 5 + wait);
        timeIf(isAbandoned, opened + 5 + wait);
        timeIf(!isAbandoned && random.nextInt(10) > 0, opened + 5 + wait);
        timeIf(isReopened, opened + 5 + wait + work);
        timeIf(!isAbandoned && !isOpen, opened + 5 + wait + (isReopened ? 2 * work : work));
        numberIf(isCall && !isAbandoned, work);
        numberIf(isCall && !isAbandoned && random.nextInt(4) == 0, random.nextInt(60));
        numberIf(!isAbandoned, random.nextInt(120));
        numberIf(!isAbandoned, 1 + random.nextInt(4));
        numberIf(!isAbandoned, 1 + random.nextInt(4));
        numberIf(!isAbandoned, 1);
        numberIf(!isAbandoned, isReopened ? 1 : 0);
        numberIf(!isAbandoned, random.nextInt(8) / 7);
        text(random.nextInt(50) == 0 ? "true" : "false");
        text(random.nextInt(10) == 0 ? "" : random.nextBoolean() ? "true" : "false");
        text(any(REGIONS));
        return line.append('\n');
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private void text(String value) {
        line.append(',').append(value);
    }

    private void time(long second) {
        line.append(',').append(Instant.ofEpochSecond(second));
    }

    private void timeIf(boolean isKnown, long second) {
        if (isKnown) {
            time(second);
        } else {
            line.append(',');
        }
    }

    private void numberIf(boolean isKnown, long number) {
        line.append(',');
        if (isKnown) {
            line.append(number);
        }
    }
}
