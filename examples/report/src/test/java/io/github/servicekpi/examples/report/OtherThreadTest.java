package io.github.servicekpi.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherThreadTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1023, 1024, 1025, 100_000})
    void consumesAllInTheirOrder(int rows) {
        List<Integer> consumed = new ArrayList<>();
        try (OtherThread<Integer> other = new OtherThread<>(consumed::add)) {
            IntStream.range(0, rows).forEach(other::accept);
        }
        assertThat(consumed).isEqualTo(IntStream.range(0, rows).boxed().toList());
    }

    @Test
    void consumesInAnotherThread() {
        List<Thread> threads = new ArrayList<>();
        try (OtherThread<Integer> other = new OtherThread<>(row -> threads.add(Thread.currentThread()))) {
            other.accept(1);
        }
        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    }

    /** Whoever hands on more than the queue holds would wait for ever if the thread ended. */
    @ParameterizedTest
    @ValueSource(ints = {8, 100_000})
    void throwsWhatTheConsumerThrows(int rows) {
        List<Integer> consumed = new ArrayList<>();
        Error failure = new Error("seventh row");
        assertThatThrownBy(() -> {
                    try (OtherThread<Integer> other = new OtherThread<>(row -> {
                        if (row == 7) {
                            throw failure;
                        }
                        consumed.add(row);
                    })) {
                        IntStream.range(0, rows).forEach(other::accept);
                    }
                })
                .isSameAs(failure);
        assertThat(consumed).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    /** What comes from reading is told, not what comes of it. */
    @Test
    void consumesWhatCameBeforeReadingFailed() {
        List<Integer> consumed = new ArrayList<>();
        assertThatThrownBy(() -> {
                    try (OtherThread<Integer> other = new OtherThread<>(consumed::add)) {
                        other.accept(1);
                        throw new IllegalStateException("bad line");
                    }
                })
                .hasMessage("bad line");
        assertThat(consumed).containsExactly(1);
    }
}
