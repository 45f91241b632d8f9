package io.github.servicekpi.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers from 0 on, seven bits a byte, the lowest first. */
final class Varints {
    static final long MOST_TIMES = 1L << 48;

    private Varints() {}

    static void write(DataOutput out, long value) throws IOException {
        long rest = value;
        while (rest > 127) {
            out.writeByte((int) rest | 128);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /** The number of bytes of a value. */
    static int bytes(long value) {
        return value == 0 ? 1 : (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7;
    }

    /** Puts a value into an array that has room for it, and returns where it ends. */
    static int put(byte[] out, int at, long value) {
        int end = at;
        long rest = value;
        while (rest > 127) {
            out[end++] = (byte) (rest | 128);
            rest >>>= 7;
        }
        out[end++] = (byte) rest;
        return end;
    }

    static long readLong(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int b = in.readByte();
            value |= (long) (b & 127) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than 63 bits");
    }

    /** Reads how often something occurred: few enough for any sum of such numbers in one state to fit 63 bits. */
    static long readTimes(DataInput in) throws IOException {
        long times = readLong(in);
        if (times > MOST_TIMES) {
            throw new IOException("a number of " + times + " rows, more than there can be");
        }
        return times;
    }

    static int readCount(DataInput in) throws IOException {
        long count = readLong(in);
        if (count > Integer.MAX_VALUE) {
            throw new IOException("a length of " + count);
        }
        return (int) count;
    }

    static int readAtMost(DataInput in, int most) throws IOException {
        int count = readCount(in);
        if (count > most) {
            throw new IOException("a number of " + count + " where at most " + most + " can be");
        }
        return count;
    }
}
