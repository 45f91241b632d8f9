package io.github.servicekpi.retention;

import io.github.servicekpi.StateCodec;
import io.github.servicekpi.stats.Exclusions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many rows had the event, were censored or came under watch at each time: the state of a survival curve. */
final class SurvivalCounts {
    static final int EVENTS = 0;
    static final int CENSORED = 1;
    static final int ENTERED = 2;
    private static final int COUNTS = 3;

    private final SortedMap<Long, long[]> byTime = new TreeMap<>();
    private final SortedMap<String, Long> excluded = new TreeMap<>();

    /** The counts by time, ascending; those watched from their beginning are not among the entered. */
    SortedMap<Long, long[]> byTime() {
        return byTime;
    }

    /** How many rows count. */
    long rows() {
        return byTime.values().stream()
                .mapToLong(counts -> counts[EVENTS] + counts[CENSORED])
                .sum();
    }

    /** The time of the last event or censoring; no row enters as late as it leaves. */
    OptionalLong lastTime() {
        return byTime.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byTime.lastKey());
    }

    Exclusions excluded() {
        return Exclusions.of(excluded);
    }

    void add(Observation observation, @Nullable Long entered) {
        String reason = observation.excludedAs();
        if (reason != null) {
            excluded.merge(reason, 1L, Long::sum);
        } else if (entered != null && entered > 0 && entered >= observation.time()) {
            excluded.merge(Survival.LEFT_BEFORE_ENTRY, 1L, Long::sum);
        } else {
            at(observation.time())[observation.event() ? EVENTS : CENSORED]++;
            if (entered != null && entered > 0) {
                at(entered)[ENTERED]++;
            }
        }
    }

    private long[] at(long time) {
        return byTime.computeIfAbsent(time, t -> new long[COUNTS]);
    }

    void merge(SurvivalCounts other) {
        other.excluded.forEach((reason, count) -> excluded.merge(reason, count, Long::sum));
        other.byTime.forEach((time, counts) -> {
            long[] here = at(time);
            for (int i = 0; i < COUNTS; i++) {
                here[i] += counts[i];
            }
        });
    }

    record Codec(String format) implements StateCodec<SurvivalCounts> {
        @Override
        public void write(SurvivalCounts state, DataOutput out) throws IOException {
            out.writeInt(state.excluded.size());
            for (Map.Entry<String, Long> entry : state.excluded.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeLong(entry.getValue());
            }
            out.writeInt(state.byTime.size());
            for (Map.Entry<Long, long[]> entry : state.byTime.entrySet()) {
                out.writeLong(entry.getKey());
                for (long count : entry.getValue()) {
                    out.writeLong(count);
                }
            }
        }

        @Override
        public SurvivalCounts read(DataInput in) throws IOException {
            SurvivalCounts state = new SurvivalCounts();
            int reasons = in.readInt();
            for (int i = 0; i < reasons; i++) {
                state.excluded.put(in.readUTF(), FactsByCustomer.readCount(in.readLong()));
            }
            int times = in.readInt();
            long before = -1;
            for (int i = 0; i < times; i++) {
                long time = in.readLong();
                if (time <= before) {
                    throw new IOException("times must ascend from 0, but %s is before %s".formatted(before, time));
                }
                before = time;
                long[] counts = state.at(time);
                for (int c = 0; c < COUNTS; c++) {
                    counts[c] = FactsByCustomer.readCount(in.readLong());
                }
            }
            return state;
        }
    }
}
