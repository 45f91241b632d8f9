package io.github.servicekpi.workforce;

import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.servicekpi.StateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Saved states that cannot be are refused in words. */
class SavedActivitiesTest {
    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private static void assertRefused(StateCodec<?> codec, String message, Writer writer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer.write(new DataOutputStream(bytes));
        assertThatIOException()
                .isThrownBy(() -> codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .withMessageContaining(message);
    }

    private static void assertActivitiesRefused(String message, Writer writer) throws IOException {
        assertRefused(new ActivitiesCodec("test"), message, writer);
    }

    @Test
    void refusesCountsThatCannotBe() throws IOException {
        assertActivitiesRefused("not a count of its own, of reason r: 0", out -> {
            out.writeInt(1);
            out.writeUTF("r");
            out.writeLong(0);
        });
        assertActivitiesRefused("not a count of its own, of reason r: 2", out -> {
            out.writeInt(2);
            for (int i = 0; i < 2; i++) {
                out.writeUTF("r");
                out.writeLong(2);
            }
        });
    }

    @Test
    void refusesNegativeNumbers() throws IOException {
        for (int numbersBefore = 0; numbersBefore < 2; numbersBefore++) {
            int zeros = numbersBefore;
            assertActivitiesRefused("a number must not be negative: -1", out -> {
                for (int i = 0; i < zeros; i++) {
                    out.writeInt(0);
                }
                out.writeInt(-1);
            });
        }
        assertRefused(new MixCounts.Codec("test"), "a number must not be negative: -2", out -> out.writeInt(-2));
    }

    @Test
    void refusesAnAgentTwice() throws IOException {
        assertActivitiesRefused("an agent occurs twice: amy", out -> {
            out.writeInt(0);
            out.writeInt(2);
            for (int i = 0; i < 2; i++) {
                out.writeUTF("amy");
                out.writeInt(0);
                out.writeInt(0);
            }
        });
    }

    @Test
    void refusesSpansAndStatesThatCannotBe() throws IOException {
        assertActivitiesRefused("a span ends before it starts", out -> {
            out.writeInt(0);
            out.writeInt(1);
            out.writeUTF("amy");
            out.writeInt(1);
            out.writeUTF("contact");
            out.writeLong(10);
            out.writeInt(0);
            out.writeBoolean(true);
            out.writeLong(9);
            out.writeInt(0);
        });
        assertActivitiesRefused("no state of presence: ASLEEP", out -> {
            out.writeInt(0);
            out.writeInt(1);
            out.writeUTF("amy");
            out.writeInt(0);
            out.writeInt(1);
            out.writeUTF("ASLEEP");
        });
        assertActivitiesRefused("not an instant", out -> {
            out.writeInt(0);
            out.writeInt(1);
            out.writeUTF("amy");
            out.writeInt(1);
            out.writeUTF("contact");
            out.writeLong(Long.MAX_VALUE);
            out.writeInt(0);
        });
    }

    @Test
    void refusesCellsThatCannotBe() throws IOException {
        assertRefused(new MixCounts.Codec("test"), "not a count with a sum, of amy: 0", out -> {
            out.writeInt(1);
            out.writeUTF("phone");
            out.writeInt(1);
            out.writeUTF("amy");
            out.writeLong(0);
            out.writeByte(1);
            out.writeByte(5);
        });
        assertRefused(new MixCounts.Codec("test"), "not a count with a sum, of amy: 1", out -> {
            out.writeInt(1);
            out.writeUTF("phone");
            out.writeInt(1);
            out.writeUTF("amy");
            out.writeLong(1);
            out.writeByte(0);
        });
    }

    @Test
    void refusesSignsOfLifeAtNoInstant() throws IOException {
        assertRefused(new LastSeen.Codec("test"), "not an instant", out -> {
            out.writeBoolean(true);
            out.writeLong(Long.MIN_VALUE);
            out.writeInt(0);
            out.writeUTF("login");
        });
    }
}
