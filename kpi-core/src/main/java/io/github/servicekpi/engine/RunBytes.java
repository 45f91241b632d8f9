package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Ascending numbers with how often each occurs, as the differences between them in seven bits a byte. Up to 4096 go together in the
 * form that is shortest for them: each number occurs once; or the lowest bit, or two, of its difference say how often, up to
 * a number that is followed by how many more times; or each is followed by how often it occurs. So numbers close to each other
 * take a byte each, and how often they occur takes none.
 */
final class RunBytes {
    /** Fewer numbers together are the last ones. */
    static final int TOGETHER = 4096;

    private static final int ONCE = 0;
    private static final int PAIRS = 3; // between the two, as many bits
    private static final int FORM_BITS = 2;
    private static final int MOST_BYTES = 20; // of a number and how often it occurs

    private RunBytes() {}

    /** Writes the numbers of one cursor after the other. */
    static final class Writer {
        private final DataOutput out;
        private final long[] steps = new long[TOGETHER];
        private final long[] times = new long[TOGETHER];
        private final byte[] buffer = new byte[TOGETHER * MOST_BYTES];

        Writer(DataOutput out) {
            this.out = out;
        }

        void write(RunCursor runs) throws IOException {
            long previous = 0;
            int n;
            do {
                n = 0;
                while (n < TOGETHER && runs.advance()) {
                    steps[n] = runs.value - previous;
                    times[n++] = runs.times;
                    previous = runs.value;
                }
                int form = shortestForm(steps, times, n);
                Varints.write(out, (long) n << FORM_BITS | form);
                out.write(buffer, 0, put(steps, times, n, form, buffer));
            } while (n == TOGETHER);
        }
    }

    private static int shortestForm(long[] steps, long[] times, int n) {
        int shortest = PAIRS;
        long least = bytes(steps, times, n, PAIRS);
        for (int form = ONCE; form < PAIRS; form++) {
            long bytes = bytes(steps, times, n, form);
            if (bytes < least) {
                least = bytes;
                shortest = form;
            }
        }
        return shortest;
    }

    /** The number of bytes in a form; the greatest number if it is not possible. */
    private static long bytes(long[] steps, long[] times, int n, int form) {
        long most = (1L << form) - 1;
        long bytes = 0;
        for (int i = 0; i < n; i++) {
            if (form == PAIRS) {
                bytes += Varints.bytes(steps[i]) + Varints.bytes(times[i]);
                continue;
            }
            if (steps[i] > Long.MAX_VALUE >> form || (form == ONCE && times[i] > 1)) {
                return Long.MAX_VALUE;
            }
            bytes += Varints.bytes(steps[i] << form);
            bytes += form != ONCE && times[i] > most ? Varints.bytes(times[i] - most - 1) : 0;
        }
        return bytes;
    }

    private static int put(long[] steps, long[] times, int n, int form, byte[] out) {
        long most = (1L << form) - 1;
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (form == PAIRS) {
                at = Varints.put(out, Varints.put(out, at, steps[i]), times[i]);
            } else if (form == ONCE || times[i] <= most) {
                at = Varints.put(out, at, (steps[i] << form) | ((times[i] - 1) & most));
            } else {
                at = Varints.put(out, Varints.put(out, at, (steps[i] << form) | most), times[i] - most - 1);
            }
        }
        return at;
    }

    /** Reads what a {@link Writer} wrote. */
    static final class Reader {
        private final DataInput in;
        private int left;
        private boolean last;
        private int form;

        /** The number that the reader is at, and how often it occurs. */
        long value = -1;

        long times;

        Reader(DataInput in) throws IOException {
            this.in = in;
            readHead();
        }

        private void readHead() throws IOException {
            long head = Varints.readLong(in);
            form = (int) head & PAIRS;
            left = (int) Math.min(head >>> FORM_BITS, Integer.MAX_VALUE);
            last = left < TOGETHER;
            if (left > TOGETHER) {
                throw new IOException("a length of " + (head >>> FORM_BITS) + " where at most " + TOGETHER + " can be");
            }
        }

        /** How many numbers are certain to follow; all there are, if fewer than {@link #TOGETHER}. */
        int left() {
            return left;
        }

        /** Moves on, and returns whether there is another number. */
        boolean advance() throws IOException {
            if (left == 0 && !last) {
                readHead();
            }
            if (left == 0) {
                return false;
            }
            left--;
            long head = Varints.readLong(in);
            long step = form == PAIRS ? head : head >>> form;
            if (form == PAIRS) {
                times = Varints.readTimes(in);
            } else {
                long most = (1L << form) - 1;
                long fewer = head & most;
                times = form != ONCE && fewer == most ? 1 + most + Varints.readTimes(in) : 1 + fewer;
            }
            boolean first = value < 0;
            long next = first ? step : value + step;
            if (next < 0 || (step == 0 && !first) || times == 0 || times > Varints.MOST_TIMES) {
                throw new IOException("not a number that occurs: " + next + ", " + times + " times");
            }
            value = next;
            return true;
        }
    }
}
