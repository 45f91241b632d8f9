package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.servicekpi.engine.StoreBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Rows shared out: to whoever comes, each of them once. */
class SharesTest {
    private static final int BLOCK = StoreBuilder.BLOCK;
    private static final int RUN = StoreBuilder.RUN;

    private record Part(int worker, int start, int end) {
        int rows() {
            return end - start;
        }
    }

    /** All parts, of workers that come one after the other, so that the first takes all but what the others have for a start. */
    private static List<Part> parts(Shares shares, int workers) {
        List<Part> parts = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            int of = worker;
            shares.forEach(worker, (start, end) -> parts.add(new Part(of, start, end)));
        }
        return parts;
    }

    @Property(tries = 300)
    void eachRowIsInOnePart(
            @ForAll @IntRange(min = 1, max = 20) int runs,
            @ForAll @IntRange(min = -3, max = 3) int more,
            @ForAll @IntRange(min = 1, max = 5) int workers) {
        for (int size : IntStream.of(runs, runs * BLOCK + more, runs * RUN + more)
                .filter(rows -> rows >= workers)
                .toArray()) {
            for (Shares shares : List.of(Shares.of(size, workers), Shares.ofRuns(size, workers))) {
                int next = 0;
                List<Part> parts = parts(shares, workers);
                parts.sort(Comparator.comparingInt(Part::start).thenComparingInt(Part::end));
                for (Part part : parts) {
                    assertThat(part.start()).as("%s of %s rows", part, size).isEqualTo(next);
                    next = part.end();
                }
                assertThat(next).isEqualTo(size);
            }
        }
    }

    @Test
    void partsBecomeSmall() {
        assertThat(parts(Shares.of(10 * RUN, 2), 2))
                .extracting(Part::rows)
                .startsWith(2 * RUN, RUN, RUN, RUN)
                .endsWith(4 * BLOCK, 4 * BLOCK, 2 * RUN)
                .allSatisfy(rows -> assertThat(rows % BLOCK).isZero());
    }

    /** What stands together in memory has one reader; the last rows may be fewer. */
    @Test
    void runsStayWhole() {
        assertThat(parts(Shares.ofRuns(10 * RUN + 5000, 2), 2))
                .extracting(Part::rows)
                .containsExactly(2 * RUN, RUN, RUN, RUN, RUN, RUN, RUN, 5000, 2 * RUN);
    }

    /** Each worker begins with half of what would be its part. */
    @Test
    void fewerRowsThanRunsAreSharedToo() {
        assertThat(parts(Shares.ofRuns(8 * BLOCK, 2), 2))
                .containsExactly(
                        new Part(0, 0, 2 * BLOCK),
                        new Part(0, 4 * BLOCK, 8 * BLOCK),
                        new Part(1, 2 * BLOCK, 4 * BLOCK));
    }
}
