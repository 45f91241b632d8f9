package io.github.servicekpi.retention;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a customer pays on a day: nothing as it is no customer, the sum of what its active spans pay, or an unknown
 * amount as that of a span is not known.
 */
record Amount(boolean active, @Nullable BigDecimal sum) {
    static final Amount NONE = new Amount(false, BigDecimal.ZERO);
    static final Amount UNKNOWN = new Amount(true, null);

    /** More than the digits of any sum of amounts that a lifetime can have. */
    private static final int MOST_SCALE = 50;

    private static final int MOST_BYTES = 64;

    static Amount of(@Nullable BigDecimal value) {
        return value == null ? UNKNOWN : new Amount(true, value);
    }

    Amount plus(Amount other) {
        if (!other.active) {
            return this;
        }
        if (!active) {
            return other;
        }
        return sum == null || other.sum == null ? UNKNOWN : new Amount(true, sum.add(other.sum));
    }

    void write(DataOutput out) throws IOException {
        if (!active || sum == null) {
            out.writeByte(active ? 1 : 0);
            return;
        }
        byte[] digits = sum.unscaledValue().toByteArray();
        out.writeByte(2);
        out.writeByte(sum.scale());
        out.writeByte(digits.length);
        out.write(digits);
    }

    static Amount read(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 0 -> NONE;
            case 1 -> UNKNOWN;
            case 2 -> readSum(in);
            default -> throw new IOException("unknown kind of amount: " + kind);
        };
    }

    private static Amount readSum(DataInput in) throws IOException {
        int scale = in.readByte();
        int length = in.readByte();
        if (Math.abs(scale) > MOST_SCALE || length < 1 || length > MOST_BYTES) {
            throw new IOException("no amount has %s bytes and scale %s".formatted(length, scale));
        }
        byte[] digits = new byte[length];
        in.readFully(digits);
        BigInteger unscaled = new BigInteger(digits);
        if (unscaled.signum() < 0) {
            throw new IOException("an amount must not be negative: " + unscaled);
        }
        return new Amount(true, new BigDecimal(unscaled, scale));
    }
}
