package io.github.servicekpi.survey;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Responses as bytes. */
final class ResponseBytes {
    /** Longer ones cannot be saved. */
    private static final int LONGEST_TEXT = 1 << 20;

    private ResponseBytes() {}

    static void write(SurveyResponse response, DataOutput out) throws IOException {
        out.writeUTF(response.kind().name());
        out.writeInt(response.scale().lowest());
        out.writeInt(response.scale().highest());
        Integer score = response.score();
        out.writeBoolean(score != null);
        if (score != null) {
            out.writeInt(score);
        }
        MissingScore missing = response.missingScore();
        writeText(missing == null ? null : missing.reason(), out);
        writeText(response.id(), out);
        writeText(response.customer(), out);
        writeText(response.interaction(), out);
        writeText(response.question(), out);
        writeText(response.agent(), out);
        writeText(response.team(), out);
        writeText(response.channel(), out);
        writeText(response.segment(), out);
        writeText(response.topic(), out);
        writeText(response.source(), out);
        writeText(response.comment(), out);
        writeTime(response.sentAt(), out);
        writeTime(response.answeredAt(), out);
        writeTime(response.repliedAt(), out);
        writeTime(response.removedAt(), out);
        out.writeInt(response.dimensions().size());
        for (Map.Entry<String, String> dimension : response.dimensions().entrySet()) {
            writeText(dimension.getKey(), out);
            writeText(dimension.getValue(), out);
        }
    }

    static SurveyResponse read(DataInput in) throws IOException {
        SurveyResponseBuilder response = SurveyResponse.builder(readKind(in))
                .scale(readScale(in))
                .score(in.readBoolean() ? (Integer) in.readInt() : null)
                .missingScore(readMissingScore(in))
                .id(readText(in))
                .customer(readText(in))
                .interaction(readText(in))
                .question(readText(in))
                .agent(readText(in))
                .team(readText(in))
                .channel(readText(in))
                .segment(readText(in))
                .topic(readText(in))
                .source(readText(in))
                .comment(readText(in))
                .sentAt(readTime(in))
                .answeredAt(readTime(in))
                .repliedAt(readTime(in))
                .removedAt(readTime(in));
        int dimensions = in.readInt();
        if (dimensions < 0) {
            throw new IOException("a number must not be negative: " + dimensions);
        }
        for (int i = 0; i < dimensions; i++) {
            String name = readText(in);
            String value = readText(in);
            if (name == null || name.isBlank() || value == null || response.dimensions.containsKey(name)) {
                throw new IOException("not a dimension of its own: %s = %s".formatted(name, value));
            }
            response.dimension(name, value);
        }
        try {
            return response.build();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static SurveyKind readKind(DataInput in) throws IOException {
        String name = in.readUTF();
        return Arrays.stream(SurveyKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("not a kind of survey: " + name));
    }

    private static Scale readScale(DataInput in) throws IOException {
        int lowest = in.readInt();
        int highest = in.readInt();
        try {
            return new Scale(lowest, highest);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static @Nullable MissingScore readMissingScore(DataInput in) throws IOException {
        String reason = readText(in);
        if (reason == null) {
            return null;
        }
        return MissingScore.ofReason(reason).orElseThrow(() -> new IOException("no reason for no score: " + reason));
    }

    /** As bytes with their number before them, -1 for none: {@code writeUTF} refuses long texts. */
    private static void writeText(@Nullable String text, DataOutput out) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_TEXT) {
            throw new IOException("a text of " + bytes.length + " bytes in a response");
        }
        if (!text.equals(new String(bytes, StandardCharsets.UTF_8))) {
            throw new IOException("a text with half a surrogate pair cannot be saved: " + text);
        }
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < -1 || length > LONGEST_TEXT) {
            throw new IOException("a text of " + length + " bytes in a response");
        }
        if (length == -1) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void writeTime(@Nullable Instant time, DataOutput out) throws IOException {
        out.writeBoolean(time != null);
        if (time != null) {
            out.writeLong(time.getEpochSecond());
            out.writeInt(time.getNano());
        }
    }

    private static @Nullable Instant readTime(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IOException("not an instant: " + e.getMessage(), e);
        }
    }
}
