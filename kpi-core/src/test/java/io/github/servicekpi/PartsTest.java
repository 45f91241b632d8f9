package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work in parts that fails: nobody is at it any more when the caller hears of it. */
class PartsTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    /** A part that is still at work a while after the others have failed. */
    private int slow(int part) {
        begun.countDown();
        Uninterruptibles.sleepUninterruptibly(Duration.ofMillis(200));
        ended.incrementAndGet();
        return part;
    }

    @Test
    void waitsForWhatWasBegunIfTheExecutorFails() {
        AtomicInteger asked = new AtomicInteger();
        Executor executor = task -> {
            if (asked.getAndIncrement() > 0) {
                Uninterruptibles.awaitUninterruptibly(begun);
                throw new IllegalStateException("no more threads");
            }
            new Thread(task).start();
        };
        IntFunction<Integer> work = part -> {
            done.incrementAndGet();
            return slow(part);
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> Parts.run(4, executor, work))
                .withMessage("no more threads");
        assertThat(ended).hasValue(1);
        assertThat(done).as("parts begun").hasValue(1);
    }

    @Test
    void waitsForWhatWasBegunIfAPartFails() {
        IntFunction<Integer> work = part -> {
            if (part == 0) {
                Uninterruptibles.awaitUninterruptibly(begun);
                throw new IllegalStateException("the first part fails");
            }
            return slow(part);
        };
        assertThatIllegalStateException()
                .isThrownBy(() -> Parts.run(2, task -> new Thread(task).start(), work))
                .withMessage("the first part fails");
        assertThat(ended).hasValue(1);
    }

    /** What another part threw is what the caller gets, not that those after it were left out. */
    @Test
    void beginsNoOtherPartAfterAFailure() {
        IntFunction<Integer> work = part -> {
            done.incrementAndGet();
            if (part == 1) {
                throw PartsTest.<RuntimeException>unchecked(new IOException("no data"));
            }
            return part;
        };
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Parts.run(4, task -> {}, work))
                .withMessage("no data");
        assertThat(done).as("parts begun").hasValue(2);
    }

    /** As of a function in a language that has no checked exceptions. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the compiler believes it
    private static <E extends Throwable> E unchecked(Throwable any) throws E {
        throw (E) any;
    }

    @Test
    void keepsTheOrderOfParts() {
        assertThat(Parts.run(20, task -> new Thread(task).start(), part -> 2 * part))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).map(part -> 2 * part).boxed().toList());
    }
}
