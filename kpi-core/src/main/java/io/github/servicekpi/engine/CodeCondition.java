package io.github.servicekpi.engine;

import java.util.function.Predicate;

/** The condition that a flag or a score is there and satisfies a test, which is asked once about each value. */
record CodeCondition(Source<Codes> source, Predicate<Object> test, boolean flags) implements Source<Codes> {
    private static final byte NO = 1;
    private static final byte YES = 2;

    /** The test failed for a value that may not occur. */
    private static final byte FAILED = 3;

    @Override
    public boolean isTotal() {
        return source.isTotal();
    }

    @Override
    public Codes newColumn(int capacity) {
        LaneCodes column = new LaneCodes(capacity);
        column.answers[Codes.MISSING] = NO;
        return column;
    }

    @Override
    public void fill(Chunk chunk, Codes column) {
        LaneCodes out = (LaneCodes) column;
        Codes in = chunk.column(source);
        CodeBlock block = in.block();
        if (block == null || !fillLanes(block, out)) {
            fillBytes(chunk, in, out);
        }
    }

    /** Fills lanes where the codes with the answer yes follow each other, as those of one score or a range do. */
    private boolean fillLanes(CodeBlock block, LaneCodes out) {
        int least = Byte.MAX_VALUE;
        int greatest = 0;
        int count = 0;
        for (int code = 0; code <= block.greatest; code++) {
            byte answer = answer(code, out.answers);
            if (answer == FAILED) {
                return false;
            }
            if (answer == YES) {
                least = Math.min(least, code);
                greatest = code;
                count++;
            }
        }
        if (count == 0 || count != greatest - least + 1) {
            return false;
        }
        Lanes.inRange(block.longs(), least, greatest, out.writeLanes(1));
        return true;
    }

    private byte answer(int code, byte[] answers) {
        if (answers[code] == 0) {
            try {
                answers[code] = test.test(value(code)) ? YES : NO;
            } catch (RuntimeException e) {
                answers[code] = FAILED;
            }
        }
        return answers[code];
    }

    private Object value(int code) {
        return flags ? (Object) (code == Codes.TRUE) : (Object) (code - 1);
    }

    private void fillBytes(Chunk chunk, Codes in, LaneCodes out) {
        out.writeBytes(chunk.size);
        byte[] codes = in.bytes();
        byte[] answers = out.answers;
        int unknown = 0;
        for (int i = 0; i < chunk.size; i++) {
            int answer = answers[codes[in.offset + i] & 255] - NO;
            unknown |= answer & ~1; // neither no nor yes
            out.bytes[i] = (byte) answer;
        }
        if (unknown != 0) {
            ask(chunk, in, out);
        }
    }

    /** Asks about values that were not met before, and about each that no code stands for. */
    private void ask(Chunk chunk, Codes in, LaneCodes out) {
        byte[] codes = in.bytes();
        byte[] answers = out.answers;
        for (int i = 0; i < chunk.size; i++) {
            int code = codes[in.offset + i] & 255;
            if (codes[in.offset + i] == Codes.OUT_OF_RANGE) {
                out.bytes[i] = (byte) (test.test(RowSources.Scores.outOfRange(source, chunk, i)) ? 1 : 0);
                continue;
            }
            if (answers[code] != NO && answers[code] != YES) {
                answers[code] = test.test(value(code)) ? YES : NO;
            }
            out.bytes[i] = (byte) (answers[code] - NO);
        }
    }
}
