package io.github.servicekpi.examples.report.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Decodes UTF-8, skips a byte order mark, and fails on anything else. The JDK's reader fails for a whole buffer at once; this
 * one first hands over all that precedes the bad bytes, so that the caller knows in which record they are.
 */
final class Utf8Reader extends Reader {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private boolean begun;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    /** Bytes that are not UTF-8. */
    static final class InvalidUtf8Exception extends IOException {
        private static final long serialVersionUID = 1;

        private InvalidUtf8Exception(String hex) {
            super(hex);
        }
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        if (!begun) {
            begun = true;
            skipByteOrderMark();
        }
        CharBuffer chars = CharBuffer.wrap(to, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int count = chars.position() - offset;
            if (count > 0 || length == 0) {
                return count;
            }
            if (result.isError()) {
                throw invalid(result);
            }
            if (ended) {
                return -1; // decoding UTF-8 leaves nothing to flush
            }
            fill();
        }
    }

    private void skipByteOrderMark() throws IOException {
        while (bytes.remaining() < 3 && !ended) {
            fill();
        }
        if (bytes.remaining() >= 3
                && bytes.get(0) == (byte) 0xEF
                && bytes.get(1) == (byte) 0xBB
                && bytes.get(2) == (byte) 0xBF) {
            bytes.position(3);
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private InvalidUtf8Exception invalid(CoderResult result) throws MalformedInputException {
        byte[] bad = new byte[Math.min(result.length(), bytes.remaining())];
        bytes.get(bytes.position(), bad);
        return new InvalidUtf8Exception(
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bad));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
