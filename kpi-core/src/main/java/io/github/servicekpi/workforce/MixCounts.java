package io.github.servicekpi.workforce;

import io.github.servicekpi.StateCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The number and sum of the cases of each agent in each stratum. */
final class MixCounts {
    private final SortedMap<String, SortedMap<String, Cell>> byStratum = new TreeMap<>();

    private record Cell(long cases, BigInteger sum) {
        static final Cell NONE = new Cell(0, BigInteger.ZERO);

        Cell plus(Cell other) {
            return new Cell(cases + other.cases, sum.add(other.sum));
        }
    }

    void add(String agent, String stratum, long value) {
        add(agent, stratum, new Cell(1, BigInteger.valueOf(value)));
    }

    private void add(String agent, String stratum, Cell cell) {
        byStratum.computeIfAbsent(stratum, s -> new TreeMap<>()).merge(agent, cell, Cell::plus);
    }

    void merge(MixCounts other) {
        other.byStratum.forEach((stratum, byAgent) -> byAgent.forEach((agent, cell) -> add(agent, stratum, cell)));
    }

    /** Strata are taken in order, so that the digits of what is expected do not depend on that of the rows. */
    SortedMap<String, MixAdjustment> adjustments() {
        SortedMap<String, MixAdjustment> adjustments = new TreeMap<>();
        byStratum.forEach((stratum, byAgent) -> {
            Cell team = byAgent.values().stream().reduce(Cell.NONE, Cell::plus);
            byAgent.forEach((agent, own) -> {
                BigDecimal expected = new BigDecimal(team.sum.multiply(BigInteger.valueOf(own.cases)))
                        .divide(BigDecimal.valueOf(team.cases), MathContext.DECIMAL128);
                adjustments.merge(
                        agent,
                        new MixAdjustment(own.cases, own.sum, expected),
                        (a, b) -> new MixAdjustment(
                                a.cases() + b.cases(),
                                a.observed().add(b.observed()),
                                a.expected().add(b.expected())));
            });
        });
        return Collections.unmodifiableSortedMap(adjustments);
    }

    record Codec(String format) implements StateCodec<MixCounts> {
        @Override
        public void write(MixCounts state, DataOutput out) throws IOException {
            out.writeInt(state.byStratum.size());
            for (Map.Entry<String, SortedMap<String, Cell>> stratum : state.byStratum.entrySet()) {
                out.writeUTF(stratum.getKey());
                out.writeInt(stratum.getValue().size());
                for (Map.Entry<String, Cell> agent : stratum.getValue().entrySet()) {
                    out.writeUTF(agent.getKey());
                    out.writeLong(agent.getValue().cases);
                    byte[] sum = agent.getValue().sum.toByteArray();
                    out.writeByte(sum.length);
                    out.write(sum);
                }
            }
        }

        @Override
        public MixCounts read(DataInput in) throws IOException {
            MixCounts state = new MixCounts();
            int strata = ActivitiesCodec.readSize(in);
            for (int s = 0; s < strata; s++) {
                String stratum = in.readUTF();
                int agents = ActivitiesCodec.readSize(in);
                for (int a = 0; a < agents; a++) {
                    String agent = in.readUTF();
                    long cases = in.readLong();
                    byte[] sum = new byte[in.readUnsignedByte()];
                    in.readFully(sum);
                    if (cases < 1 || sum.length == 0) {
                        throw new IOException("not a count with a sum, of " + agent + ": " + cases);
                    }
                    state.add(agent, stratum, new Cell(cases, new BigInteger(sum)));
                }
            }
            return state;
        }
    }
}
