package io.github.servicekpi.service;

import io.github.servicekpi.StateCodec;
import io.github.servicekpi.stats.Exclusions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Periods one after the other, and how the changes of cases become the flows of them. */
final class BacklogPeriods {
    private final Instant[] edges;
    private final StateCodec<State> codec = new Codec();

    BacklogPeriods(List<Instant> edges) {
        this.edges = edges.toArray(Instant[]::new);
        if (edges.size() < 2) {
            throw new IllegalArgumentException("a period has a start and an end, but the edges were " + edges);
        }
        for (int i = 1; i < this.edges.length; i++) {
            if (!this.edges[i - 1].isBefore(this.edges[i])) {
                throw new IllegalArgumentException("the edges of periods must ascend, but were " + this.edges[i - 1]
                        + " and then " + this.edges[i]);
            }
        }
    }

    /** Numbers of cases, so that any order and partition give the same. */
    static final class State {
        private long opening; // open before the first period
        private long negative; // left out
        private final Map<CaseChange, long[]> changes = new EnumMap<>(CaseChange.class); // by period

        private State(int periods) {
            for (CaseChange change : CaseChange.values()) {
                changes.put(change, new long[periods]);
            }
        }

        @SuppressWarnings("NullAway") // every change has its counts
        private long[] counts(CaseChange change) {
            return changes.get(change);
        }

        void merge(State other) {
            opening += other.opening;
            negative += other.negative;
            changes.forEach((change, counts) -> {
                long[] others = other.counts(change);
                Arrays.setAll(counts, period -> counts[period] + others[period]);
            });
        }
    }

    State newState() {
        return new State(edges.length - 1);
    }

    StateCodec<State> codec() {
        return codec;
    }

    void add(State state, CaseHistory history) {
        if (!history.isValid()) {
            state.negative++;
            return;
        }
        for (CaseHistory.Change change : history.changes()) {
            int period = periodOf(change.at());
            if (period < 0) {
                state.opening += change.change().entersBacklog() ? 1 : -1;
            } else if (period < edges.length - 1) {
                state.counts(change.change())[period]++;
            }
        }
    }

    /** From -1 before the first period to the number of periods after the last. */
    private int periodOf(Instant instant) {
        int index = Arrays.binarySearch(edges, instant);
        return index >= 0 ? index : -index - 2;
    }

    List<BacklogFlow> flows(State state) {
        Exclusions excluded = Exclusions.of("negative-span", state.negative);
        List<BacklogFlow> flows = new ArrayList<>();
        long opening = state.opening;
        for (int period = 0; period < edges.length - 1; period++) {
            BacklogFlow flow = flow(state, period, opening, excluded);
            flows.add(flow);
            opening = flow.closing();
        }
        return List.copyOf(flows);
    }

    private static long closing(State state, int period, long opening) {
        long closing = opening;
        for (CaseChange change : CaseChange.values()) {
            long count = state.counts(change)[period];
            closing += change.entersBacklog() ? count : -count;
        }
        return closing;
    }

    private BacklogFlow flow(State state, int period, long opening, Exclusions excluded) {
        return new BacklogFlow(
                edges[period],
                edges[period + 1],
                opening,
                state.counts(CaseChange.CREATED)[period],
                state.counts(CaseChange.REOPENED)[period],
                state.counts(CaseChange.RESOLVED)[period],
                state.counts(CaseChange.ABANDONED)[period],
                state.counts(CaseChange.MERGED)[period],
                state.counts(CaseChange.DELETED)[period],
                closing(state, period, opening),
                excluded);
    }

    private final class Codec implements StateCodec<State> {
        @Override
        public String format() {
            return Stream.of(edges).map(Instant::toString).collect(Collectors.joining("/", "backlog-flow/1 of ", ""));
        }

        @Override
        public void write(State state, DataOutput out) throws IOException {
            out.writeLong(state.opening);
            out.writeLong(state.negative);
            for (CaseChange change : CaseChange.values()) {
                for (long count : state.counts(change)) {
                    out.writeLong(count);
                }
            }
        }

        @Override
        public State read(DataInput in) throws IOException {
            State state = newState();
            state.opening = readCount(in);
            state.negative = readCount(in);
            for (CaseChange change : CaseChange.values()) {
                long[] counts = state.counts(change);
                for (int period = 0; period < counts.length; period++) {
                    counts[period] = readCount(in);
                }
            }
            long stock = state.opening;
            for (int period = 0; period < edges.length - 1; period++) {
                stock = closing(state, period, stock);
                if (stock < 0) {
                    throw new IOException("a backlog must not be negative: " + stock);
                }
            }
            return state;
        }

        private static long readCount(DataInput in) throws IOException {
            long count = in.readLong();
            if (count < 0) {
                throw new IOException("a count must not be negative: " + count);
            }
            return count;
        }
    }
}
