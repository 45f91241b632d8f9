package io.github.servicekpi.examples.report.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Made-up calls, chats, mails and posts of the first quarter of 2026, in the order in which they were opened: some abandoned, some
 * open at the end, some reopened, and some values missing, as in life.
 */
final class SampleInteractions {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    private static final List<String> COLUMNS = List.of(
            "id",
            "opened_at",
            "customer",
            "agent",
            "team",
            "channel",
            "segment",
            "topic",
            "tags",
            "origin",
            "queued_at",
            "answered_at",
            "abandoned_at",
            "first_response_at",
            "first_resolved_at",
            "resolved_at",
            "talk_s",
            "hold_s",
            "wrap_s",
            "agent_replies",
            "customer_messages",
            "agents",
            "reopens",
            "transfers",
            "complaint",
            "registered",
            "region");

    private static final List<String> TOPICS = List.of("billing", "delivery", "login", "product", "returns");
    private static final List<String> TAGS = List.of("", "", "", "refund", "urgent", "refund; urgent", "vip");
    private static final List<String> REGIONS = List.of("North", "South", "East", "West");

    private final Dice dice;
    private final int rows;
    private final Line line = new Line(COLUMNS);

    private SampleInteractions(int rows, long seed) {
        this.dice = new Dice(seed);
        this.rows = rows;
    }

    static void write(CsvWriter csv, int rows, long seed) {
        csv.writeRecord(COLUMNS);
        SampleInteractions interactions = new SampleInteractions(rows, seed);
        for (int row = 0; row < rows; row++) {
            csv.writeRecord(interactions.next(row));
        }
    }

    private List<String> next(int row) {
        line.clear();
        long step = Duration.between(START, END).toSeconds() * 1000 / rows;
        Instant opened = Instant.ofEpochSecond(START.plusMillis(step * row).getEpochSecond());
        Channel channel = Channel.values()[dice.weighted(40, 25, 25, 10)];
        String name = channel.name().toLowerCase(Locale.ROOT);
        line.set("id", String.format(Locale.ROOT, "T-%07d", row + 1));
        line.set("opened_at", opened);
        line.set("customer", "C-" + (1 + dice.below(Math.max(1, rows * 2 / 3))));
        line.set("channel", name);
        line.set("agent", dice.chance(0.97) ? name + "-" + (1 + dice.below(12)) : "");
        line.set("team", channel.isLive() ? "front desk" : "back office");
        line.set("segment", List.of("private", "business", "vip").get(dice.weighted(70, 25, 5)));
        line.set("topic", dice.chance(0.95) ? dice.oneOf(TOPICS) : "");
        line.set("tags", dice.oneOf(TAGS));
        line.set("origin", List.of("", "agent", "campaign").get(dice.weighted(94, 4, 2)));
        line.set("complaint", flag(0.04, 0.97));
        line.set("registered", flag(0.7, 0.95));
        line.set("region", dice.oneOf(REGIONS));
        if (channel.isLive()) {
            liveContact(opened, channel);
        } else {
            writtenContact(opened, channel);
        }
        return line.cells();
    }

    /** True with some probability, false otherwise, and sometimes not known. */
    private String flag(double probability, double known) {
        boolean value = dice.chance(probability);
        return dice.chance(known) ? Boolean.toString(value) : "";
    }

    /** Queued, then answered or abandoned. */
    private void liveContact(Instant opened, Channel channel) {
        line.set("queued_at", opened);
        Instant waited = opened.plus(dice.around(channel.wait));
        if (dice.chance(0.08)) {
            setIfPast("abandoned_at", waited);
        } else if (setIfPast("answered_at", waited)) {
            setIfPast("first_response_at", waited);
            Duration talk = dice.around(Duration.ofMinutes(5));
            Duration hold = dice.chance(0.3) ? dice.around(Duration.ofMinutes(1)) : Duration.ZERO;
            line.set("talk_s", talk.toSeconds());
            line.set("hold_s", dice.chance(0.9) ? hold.toSeconds() : "");
            line.set("wrap_s", dice.around(Duration.ofSeconds(45)).toSeconds());
            finish(waited.plus(talk).plus(hold), dice.chance(0.85) ? Duration.ZERO : Duration.ofDays(1));
        }
    }

    /** Answered after hours, and resolved after some more. */
    private void writtenContact(Instant opened, Channel channel) {
        Instant answered = opened.plus(dice.around(channel.wait));
        if (dice.chance(0.94) && setIfPast("first_response_at", answered)) {
            line.set(
                    "wrap_s",
                    dice.chance(0.8) ? dice.around(Duration.ofMinutes(7)).toSeconds() : "");
            finish(answered, Duration.ofDays(2));
        }
    }

    private void finish(Instant answered, Duration work) {
        int replies = 1 + dice.below(4);
        line.set("agent_replies", replies);
        line.set("customer_messages", replies + dice.below(2));
        line.set("agents", 1 + dice.weighted(85, 12, 3));
        line.set("transfers", dice.chance(0.95) ? dice.weighted(88, 10, 2) : "");
        Instant resolved = work.isZero() ? answered : answered.plus(dice.around(work));
        if (!dice.chance(0.04) && setIfPast("first_resolved_at", resolved)) {
            boolean reopened = dice.chance(0.07);
            line.set("reopens", reopened ? 1 + dice.below(2) : dice.chance(0.97) ? 0 : "");
            if (!reopened) {
                line.set("resolved_at", resolved);
            } else {
                setIfPast("resolved_at", resolved.plus(dice.around(Duration.ofDays(3))));
            }
        }
    }

    /** Sets a time unless it is after the end of the data, when it is still to come. */
    private boolean setIfPast(String column, Instant time) {
        boolean past = time.isBefore(END);
        if (past) {
            line.set(column, time);
        }
        return past;
    }

    private enum Channel {
        EMAIL(Duration.ofHours(5)),
        CHAT(Duration.ofSeconds(40)),
        PHONE(Duration.ofSeconds(75)),
        SOCIAL(Duration.ofHours(2));

        private final Duration wait;

        Channel(Duration wait) {
            this.wait = wait;
        }

        boolean isLive() {
            return this == CHAT || this == PHONE;
        }
    }
}
