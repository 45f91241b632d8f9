package io.github.servicekpi.examples.report.differential;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A survey or review; without a score it was delivered and not answered. */
record Answer(
        String kind,
        @Nullable Integer score,
        int scaleMin,
        int scaleMax,
        @Nullable Instant sent,
        @Nullable Instant answered,
        @Nullable Instant replied) {
    static final List<String> TIMES = List.of("sent_at", "answered_at", "replied_at");

    private static final Map<String, List<Integer>> SCALES =
            Map.of("nps", List.of(0, 10), "csat", List.of(1, 5), "ces", List.of(1, 7), "review", List.of(1, 5));

    /** Reads a row: cells in the order of the columns in the contract, then how they fit together. */
    static Answer read(Cells cells) throws Unusable {
        cells.required("kind");
        String kind = cells.oneOf("kind", "nps", "csat", "ces", "review");
        Integer score = cells.whole("score");
        Integer min = cells.whole("scale_min");
        Integer max = cells.whole("scale_max");
        Answer answer = new Answer(
                kind,
                score,
                min == null ? SCALES.get(kind).get(0) : min,
                max == null ? SCALES.get(kind).get(1) : max,
                cells.time("sent_at"),
                cells.time("answered_at"),
                cells.time("replied_at"));
        if (answer.scaleMin >= answer.scaleMax) {
            String column = max == null ? "scale_min" : "scale_max";
            throw new Unusable(column, String.valueOf(cells.text(column)), "bad-scale");
        }
        if (score != null && (score < answer.scaleMin || score > answer.scaleMax)) {
            throw new Unusable("score", String.valueOf(cells.text("score")), "score-out-of-scale");
        }
        return answer;
    }

    /** When it was sent, else answered. */
    @Nullable
    Instant time() {
        return sent == null ? answered : sent;
    }

    boolean scale(int min, int max) {
        return scaleMin == min && scaleMax == max;
    }
}
