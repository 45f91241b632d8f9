package io.github.servicekpi.survey;

import io.github.servicekpi.StateCodec;
import io.github.servicekpi.stats.Exclusions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The responses kept so far. */
final class KeptState {
    private final KeepingRule rule;
    private final Map<KeepingRule.Key, SurveyResponse> byKey = new HashMap<>();
    private final List<SurveyResponse> others = new ArrayList<>();
    private long unidentified;
    private long superseded;

    KeptState(KeepingRule rule) {
        this.rule = rule;
    }

    void add(SurveyResponse response) {
        boolean isReplaceable = rule.isReplaceable(response);
        KeepingRule.Key key = isReplaceable ? rule.key(response) : null;
        if (key == null) {
            others.add(response);
            unidentified += isReplaceable ? 1 : 0;
            return;
        }
        SurveyResponse before = byKey.putIfAbsent(key, response);
        if (before != null) {
            byKey.put(key, rule.kept(before, response));
            superseded++;
        }
    }

    void merge(KeptState donor) {
        donor.byKey.values().forEach(this::add);
        donor.others.forEach(this::add);
        superseded += donor.superseded;
    }

    KeptResponses result() {
        List<SurveyResponse> kept = new ArrayList<>(others);
        kept.addAll(byKey.values());
        kept.sort(ResponseOrder.ALL);
        return new KeptResponses(kept, Exclusions.of(KeptResponses.SUPERSEDED, superseded), unidentified);
    }

    /** The kept responses one after another: which of them replace others is told again when they are read. */
    record Codec(KeepingRule rule) implements StateCodec<KeptState> {
        @Override
        public String format() {
            return rule.format();
        }

        @Override
        public void write(KeptState state, DataOutput out) throws IOException {
            out.writeLong(state.superseded);
            out.writeInt(state.byKey.size() + state.others.size());
            for (SurveyResponse response : state.byKey.values()) {
                ResponseBytes.write(response, out);
            }
            for (SurveyResponse response : state.others) {
                ResponseBytes.write(response, out);
            }
        }

        @Override
        public KeptState read(DataInput in) throws IOException {
            KeptState state = new KeptState(rule);
            long superseded = in.readLong();
            int size = in.readInt();
            if (superseded < 0 || size < 0) {
                throw new IOException("numbers must not be negative: %s and %s".formatted(superseded, size));
            }
            for (int i = 0; i < size; i++) {
                addTo(state, ResponseBytes.read(in));
            }
            if (state.superseded > 0) {
                throw new IOException("two responses are kept of which one replaces the other");
            }
            state.superseded = superseded;
            return state;
        }

        private static void addTo(KeptState state, SurveyResponse response) throws IOException {
            try {
                state.add(response);
            } catch (DateTimeException e) { // an instant before or after all dates
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
