package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.util.concurrent.Uninterruptibles;
import io.github.servicekpi.stats.DurationDistribution;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an accumulator promises besides the laws: when it refuses, what it keeps, and how it shares. */
class AccumulatorTest {
    private static final Calculator<Integer, Long> EVEN =
            Calculator.<Integer>counting().filtering(AccumulatorTest::isEven);
    private static final Calculator<Integer, DurationDistribution> SECONDS =
            Span.<Integer>of(Duration::ofSeconds).distribution();

    private static boolean isEven(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("negative: " + number);
        }
        return number % 2 == 0;
    }

    private static List<Integer> numbers(int endExclusive) {
        return IntStream.range(0, endExclusive).boxed().toList();
    }

    private static void assertFailed(Accumulator<Integer, Long> accumulator) {
        String message = "rows that failed before are neither in nor out of this accumulator";
        for (int i = 0; i < 1100; i++) { // more than a batch
            assertThatIllegalStateException()
                    .isThrownBy(() -> accumulator.add(1))
                    .withMessage(message);
        }
        assertThatIllegalStateException().isThrownBy(accumulator::result).withMessage(message);
        assertThatIllegalStateException().isThrownBy(accumulator::toByteArray).withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> accumulator.addAll(List.of()))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> accumulator.addAll(new ArrayDeque<>()))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> accumulator.merge(EVEN.newAccumulator()))
                .withMessage(message);
        Accumulator<Integer, Long> receiver = EVEN.newAccumulator();
        receiver.add(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> receiver.merge(accumulator))
                .withMessage(message);
        assertThat(receiver.result()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 100, 1056, 3000})
    void refusesAfterFailingRow(int before) {
        Accumulator<Integer, Long> accumulator = EVEN.newAccumulator();
        accumulator.addAll(numbers(before));
        accumulator.add(-7);
        assertThatIllegalArgumentException().isThrownBy(accumulator::result).withMessage("negative: -7");
        assertFailed(accumulator);
    }

    @Test
    void refusesAfterFailingRowOfList() {
        List<Integer> rows = new ArrayList<>(numbers(2500));
        rows.set(2000, -7);
        Accumulator<Integer, Long> accumulator = EVEN.newAccumulator();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accumulator.addAll(rows))
                .withMessage("negative: -7");
        assertFailed(accumulator);
    }

    @Test
    void refusesAfterFailingDonor() {
        Accumulator<Integer, Long> receiver = EVEN.newAccumulator();
        Accumulator<Integer, Long> donor = EVEN.newAccumulator();
        donor.add(-7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver.merge(donor))
                .withMessage("negative: -7");
        assertFailed(donor);
        receiver.add(2);
        assertThat(receiver.result()).isEqualTo(1);
    }

    /** As of a function in a language that has no checked exceptions. */
    @Test
    void refusesAfterCheckedException() {
        Calculator<Integer, Long> failing = Calculator.<Integer>counting()
                .filtering(number -> AccumulatorTest.<RuntimeException>failUnchecked(new IOException("unchecked")));
        Accumulator<Integer, Long> accumulator = failing.newAccumulator();
        accumulator.add(1);
        assertThatExceptionOfType(IOException.class).isThrownBy(accumulator::result);
        assertThatIllegalStateException().isThrownBy(accumulator::result);
    }

    @SuppressWarnings("unchecked") // the compiler believes it
    private static <E extends Throwable> boolean failUnchecked(Throwable any) throws E {
        throw (E) any;
    }

    @Test
    void refusesNullRows() {
        Accumulator<Integer, Long> accumulator = EVEN.newAccumulator();
        assertThatNullPointerException().isThrownBy(() -> accumulator.add(null)).withMessage("row");
        accumulator.add(2);
        assertThat(accumulator.result()).isEqualTo(1);
        assertThatNullPointerException()
                .isThrownBy(() -> EVEN.calculate(Arrays.asList(1, 2, null)))
                .withMessage("row 2 is null");
        assertThatNullPointerException()
                .isThrownBy(() -> EVEN.calculate(Collections.unmodifiableCollection(Arrays.asList(1, 2, null))))
                .withMessage("row");
        List<Integer> late = new ArrayList<>(numbers(3000));
        late.set(2999, null);
        Accumulator<Integer, Long> partly = EVEN.newAccumulator();
        assertThatNullPointerException().isThrownBy(() -> partly.addAll(late)).withMessage("row 2999 is null");
        assertFailed(partly);
        assertThatNullPointerException()
                .isThrownBy(() -> Ticket.table(Collections.singletonList(null)))
                .withMessage("row 0 is null");
    }

    /** Rows that come from elsewhere may fail on the way: who tries again must not count the first ones twice. */
    @Test
    void refusesAfterFailingSource() {
        Iterable<Integer> stream = () -> IntStream.range(0, 3000)
                .peek(i -> {
                    if (i == 2000) {
                        throw new UncheckedIOException(new IOException("connection lost"));
                    }
                })
                .iterator();
        Accumulator<Integer, Long> streamed = EVEN.newAccumulator();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> streamed.addAll(stream));
        assertFailed(streamed);
        Accumulator<Integer, Long> listed = EVEN.newAccumulator();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> listed.addAll(new FailingList()));
        assertFailed(listed);
    }

    /** A list with fast access by index that fails at a row. */
    private static final class FailingList extends AbstractList<Integer> implements RandomAccess {
        @Override
        public Integer get(int index) {
            if (index == 2000) {
                throw new UncheckedIOException(new IOException("connection lost"));
            }
            return index;
        }

        @Override
        public int size() {
            return 3000;
        }
    }

    @Test
    void closedByMerge() {
        Accumulator<Integer, Long> receiver = EVEN.newAccumulator();
        Accumulator<Integer, Long> donor = EVEN.newAccumulator();
        receiver.merge(donor);
        assertThatIllegalStateException().isThrownBy(() -> donor.add(1)).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(() -> donor.addAll(new ArrayDeque<>()));
        assertThatIllegalStateException().isThrownBy(() -> donor.addAll(List.of()));
        assertThatIllegalStateException().isThrownBy(() -> receiver.merge(donor));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receiver.merge(receiver))
                .withMessage("an accumulator cannot be merged into itself");
        assertThat(receiver.result()).isZero();
    }

    /** A user's merge that fails has perhaps moved part of the donor: neither may go on. */
    @Test
    void refusesAfterFailingMerge() {
        Calculator<Integer, Long> calculator = Calculator.<Integer, List<Integer>, Long>of(
                ArrayList::new,
                List::add,
                (list, other) -> {
                    throw new ConcurrentModificationException("no merging");
                },
                list -> (long) list.size(),
                new NoBytes<>());
        Accumulator<Integer, Long> receiver = calculator.newAccumulator();
        Accumulator<Integer, Long> donor = calculator.newAccumulator();
        receiver.add(1);
        donor.add(1);
        assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(() -> receiver.merge(donor));
        assertThatIllegalStateException().isThrownBy(receiver::result);
        assertThatIllegalStateException().isThrownBy(donor::result);
    }

    private static final class NoBytes<A> implements StateCodec<A> {
        @Override
        public String format() {
            return "none/1";
        }

        @Override
        public void write(A state, DataOutput out) throws IOException {
            throw new IOException("no bytes for " + state);
        }

        @Override
        public A read(DataInput in) throws IOException {
            throw new IOException("no bytes");
        }
    }

    @Test
    void namesWhatCannotBeSaved() {
        Calculator<Integer, Groups<BigDecimal, Long>> byDecimal =
                Calculator.<Integer>counting().groupingBy(BigDecimal::valueOf);
        Accumulator<Integer, Groups<BigDecimal, Long>> accumulator = byDecimal.newAccumulator();
        accumulator.add(1);
        assertThatIllegalStateException()
                .isThrownBy(accumulator::toByteArray)
                .withMessageContaining(
                        "keys of class java.math.BigDecimal need a StateCodec, given with the function of the keys")
                .withCauseInstanceOf(IOException.class);
        assertThat(accumulator.result().get(BigDecimal.ONE)).isEqualTo(1);
    }

    /** BigDecimals 1.0 and 1.00 compare as equal, but are not. */
    @Test
    void refusesKeysWhoseOrderIsNotThatOfEquals() {
        Calculator<String, Groups<BigDecimal, Long>> byDecimal =
                Calculator.<String>counting().groupingBy((String text) -> new BigDecimal(text));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byDecimal.calculate(List.of("1.0", "2", "1.00")))
                .withMessage("keys that compare as equal must be equal: 1.0 and 1.00");
        Accumulator<String, Groups<BigDecimal, Long>> receiver = byDecimal.newAccumulator();
        receiver.add("1.0");
        Accumulator<String, Groups<BigDecimal, Long>> donor = byDecimal.newAccumulator();
        donor.add("1.00");
        assertThatIllegalArgumentException().isThrownBy(() -> receiver.merge(donor));
        assertThatIllegalStateException().isThrownBy(receiver::result);
    }

    @Test
    void sublists() {
        List<Integer> rows = numbers(5000);
        Accumulator<Integer, Long> accumulator = EVEN.newAccumulator();
        accumulator.addAll(rows.subList(10, 20));
        accumulator.addAll(rows.subList(17, 17));
        accumulator.addAll(rows.subList(20, 4020));
        accumulator.addAll(new ArrayList<>(rows).subList(1, 2));
        assertThat(accumulator.result()).isEqualTo(5 + 2000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void threads(int threads) {
        for (int size : new int[] {0, 1, 2, 3, 100, 5000}) {
            assertThat(SECONDS.calculate(numbers(size), threads))
                    .as("%s rows", size)
                    .isEqualTo(SECONDS.calculate(numbers(size)));
            assertThat(SECONDS.calculate(new ArrayDeque<>(numbers(size)), threads))
                    .isEqualTo(SECONDS.calculate(numbers(size)));
        }
    }

    @Test
    void refusesNoThreads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EVEN.calculate(List.of(), 0))
                .withMessage("threads must be at least 1: 0");
    }

    @Test
    void throwsWhatThreadsThrow() {
        List<Integer> rows = new ArrayList<>(numbers(5000));
        rows.set(4999, -7);
        for (int threads = 1; threads <= 4; threads++) {
            int parts = threads;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EVEN.calculate(rows, parts))
                    .withMessageContaining("negative: -7");
        }
    }

    /** Results are made by the threads too: each once, whichever thread has it, and a failure comes to who called. */
    @Test
    void threadsMakeResults() {
        List<Integer> rows = numbers(100_000);
        Set<Thread> makers = ConcurrentHashMap.newKeySet();
        AtomicInteger made = new AtomicInteger();
        CountDownLatch bothAreAtIt = new CountDownLatch(2);
        Calculator<Integer, Groups<Integer, Optional<Duration>>> medians = SECONDS.andThen(seconds -> {
                    made.incrementAndGet();
                    if (makers.add(Thread.currentThread())) {
                        bothAreAtIt.countDown();
                        assertThat(Uninterruptibles.awaitUninterruptibly(bothAreAtIt, 1, TimeUnit.MINUTES))
                                .isTrue();
                    }
                    return seconds.median();
                })
                .groupingBy((Integer number) -> number % 1000);
        Groups<Integer, Optional<Duration>> byTwo = medians.calculate(rows, 2, task -> new Thread(task).start());
        assertThat(makers).hasSize(2);
        assertThat(made).hasValue(1000);
        assertThat(byTwo).isEqualTo(medians.calculate(rows));
        assertThat(byTwo.get(7)).contains(Duration.ofSeconds(49_007));
    }

    @Test
    void throwsWhatThreadsThrowOfResults() {
        Calculator<Integer, Groups<Integer, Long>> failing = EVEN.andThen(count -> {
                    if (count == 2) {
                        throw new IllegalStateException("two is no count");
                    }
                    return count;
                })
                .groupingBy((Integer number) -> Math.min(number / 3, 999));
        for (int threads = 1; threads <= 4; threads++) {
            int parts = threads;
            assertThatIllegalStateException()
                    .isThrownBy(() -> failing.calculate(numbers(5000), parts))
                    .withMessage("two is no count");
        }
    }

    @Test
    void parallelStreams() {
        Map<Boolean, Long> expected = Map.of(true, 50_000L, false, 50_000L);
        assertThat(IntStream.range(0, 100_000)
                        .boxed()
                        .parallel()
                        .collect(Calculator.<Integer>counting()
                                .groupingBy((Integer number) -> number % 2 == 0)
                                .toCollector())
                        .byKey())
                .isEqualTo(expected);
    }

    /** Whatever an executor does with its tasks, and whoever calls, all rows are taken once. */
    @Test
    void executors() {
        List<Integer> numbers = numbers(100_000);
        DurationDistribution expected = SECONDS.calculate(numbers);
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            List<Runnable> forgotten = new ArrayList<>();
            List<Executor> executors = List.of(one, Runnable::run, forgotten::add, task -> {
                throw new RejectedExecutionException("closed");
            });
            for (Executor executor : executors) {
                assertThat(SECONDS.calculate(numbers, 4, executor)).isEqualTo(expected);
                assertThat(SECONDS.calculate(numbers.subList(0, 5), 9, executor))
                        .isEqualTo(SECONDS.calculate(numbers.subList(0, 5)));
            }
            forgotten.forEach(Runnable::run);
            assertThat(forgotten).hasSize(7);
            assertThat(one.submit(() -> SECONDS.calculate(numbers, 4, one))) // it is busy with the task that asks it
                    .succeedsWithin(Duration.ofMinutes(1))
                    .isEqualTo(expected);
        } finally {
            one.shutdownNow();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SECONDS.calculate(numbers, -1, Runnable::run))
                .withMessage("threads must be at least 1: -1");
    }

    /** A result does not change, and may be read by several threads, while rows are added and states merged. */
    @Test
    void resultsAreIndependent() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Accumulator<Integer, DurationDistribution> accumulator = SECONDS.newAccumulator();
            List<Future<String>> early = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int round = 1; round <= 8; round++) {
                Accumulator<Integer, DurationDistribution> more = SECONDS.newAccumulator();
                more.addAll(numbers(30_000));
                accumulator.merge(more);
                accumulator.addAll(List.of(1_000_000 * round, 2_000_000_000));
                DurationDistribution result = accumulator.result();
                Function<DurationDistribution, String> text = d -> d + " " + d.percentile(99.9) + d.mean();
                early.add(threads.submit(() -> text.apply(result)));
                early.add(threads.submit(() -> text.apply(result)));
                String same = text.apply(
                        SECONDS.fromByteArray(accumulator.toByteArray()).result());
                expected.add(same);
                expected.add(same);
            }
            for (int i = 0; i < early.size(); i++) {
                assertThat(early.get(i).get()).isEqualTo(expected.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Asking changes nothing, not even the bytes. */
    @Test
    void resultsLeaveBytesAlone() {
        for (Calculator<Integer, ?> calculator : List.of(
                EVEN,
                SECONDS,
                SECONDS.groupingBy((Integer number) -> number % 3),
                SECONDS.groupingBy((Integer number) -> number % 3)
                        .filtering(number -> number > 4)
                        .groupingBy((Integer number) -> number % 2),
                Ticket.SUM_OF_NUMBERS.mapping((Integer number) -> ticket(number)))) {
            Accumulator<Integer, ?> accumulator = calculator.newAccumulator();
            for (int number = 0; number < 10; number++) {
                byte[] before = accumulator.toByteArray();
                Object result = accumulator.result();
                assertThat(accumulator.toByteArray())
                        .as("%s, %s", calculator, result)
                        .isEqualTo(before);
                accumulator.add(number);
            }
        }
    }

    private static Ticket ticket(int number) {
        return new Ticket(number, null, null, null, null, null, null, null, null, List.of());
    }

    /** States are read by other machines, whatever digits their users write. */
    @Test
    void bytesDoNotDependOnLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            List<String> saved = savedStates();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(String.format(Locale.getDefault(), "%d", 7)).isEqualTo("\u0667"); // the digits differ here
            assertThat(savedStates()).isEqualTo(saved);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> savedStates() {
        return Stream.of(
                        Scores.<Integer>of(number -> number)
                                .distribution(0, 10)
                                .newAccumulator()
                                .toByteArray(),
                        Scores.<Integer>of(number -> number)
                                .bands(10, 0, 7, 9)
                                .newAccumulator()
                                .toByteArray(),
                        Span.<Integer>of(Duration::ofSeconds)
                                .within(Duration.ofSeconds(20))
                                .newAccumulator()
                                .toByteArray(),
                        EVEN.perPeriod(
                                        Granularity.DAY,
                                        ZoneOffset.UTC,
                                        (Integer second) -> Instant.ofEpochSecond(second))
                                .newAccumulator()
                                .toByteArray())
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    /** Small ones stay small: each of these would be more than 100 kB if it had room for a whole chunk, and a heap of 2 GB too small. */
    @Test
    void manyAccumulators() {
        List<Accumulator<Ticket, ?>> all = new ArrayList<>();
        Calculator<Ticket, ?> calculator = KpiSet.of(
                        Span.between(Ticket.CREATED, Ticket.ANSWERED)
                                .distribution()
                                .named("response"),
                        Share.of(Ticket.COMPLAINT).proportion().named("complaints"))
                .groupingBy(Ticket.OWNER);
        for (int i = 0; i < 60_000; i++) {
            Accumulator<Ticket, ?> accumulator = calculator.newAccumulator();
            accumulator.add(ticket(i));
            accumulator.result();
            all.add(accumulator);
        }
        assertThat(all).hasSize(60_000);
    }

    /** Many groups in one accumulator. */
    @Test
    void manyGroups() {
        Calculator<Integer, Groups<Integer, DurationDistribution>> byNumber =
                SECONDS.groupingBy((Integer number) -> number);
        Groups<Integer, DurationDistribution> groups = byNumber.calculate(numbers(300_000));
        assertThat(groups.byKey()).hasSize(300_000);
        assertThat(LongStream.of(0, 1, 150_000, 299_999)
                        .mapToObj(number -> groups.get((int) number).median().orElseThrow()))
                .containsExactly(
                        Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(150_000), Duration.ofSeconds(299_999));
    }

    @Test
    void refusesNullsOfMappers() {
        Calculator<Integer, Long> counting = Calculator.counting();
        assertThatNullPointerException()
                .isThrownBy(() ->
                        counting.mapping((Integer number) -> (Integer) null).calculate(List.of(1)));
        assertThatNullPointerException()
                .isThrownBy(() -> counting.flatMapping((Integer number) -> Collections.<Integer>singletonList(null))
                        .calculate(List.of(1)));
        assertThatNullPointerException()
                .isThrownBy(() -> counting.flatMapping((Integer number) -> (List<Integer>) null)
                        .calculate(List.of(1)));
    }
}
