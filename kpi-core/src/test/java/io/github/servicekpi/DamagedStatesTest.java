package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.servicekpi.stats.DurationDistribution;
import io.github.servicekpi.stats.DurationSummary;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import org.junit.jupiter.api.Test;

/** Saved states whose bytes are not what was saved: refused, or states that work. */
class DamagedStatesTest {
    /** Format version and fingerprint. */
    private static final int HEADER = 12;

    private static final Map<String, Calculator<Ticket, ?>> CALCULATORS = new TicketCalculatorsTest().calculators();

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    @Provide
    Arbitrary<List<Ticket>> rows() {
        return TicketArbitraries.tickets().list().ofMaxSize(12);
    }

    /** Few bits flipped, bytes replaced, left out or put in, or an end cut off. */
    private static byte[] damage(byte[] saved, Random random) {
        byte[] bytes = saved.clone();
        int at = HEADER + random.nextInt(bytes.length - HEADER);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 255 : 127);
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
                return shorter;
            }
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                longer[at] = (byte) random.nextInt();
                return longer;
            }
        }
        return bytes;
    }

    @Property(tries = 400)
    void randomDamage(@ForAll("rows") List<Ticket> rows, @ForAll Random random) {
        CALCULATORS.forEach((name, calculator) -> {
            Accumulator<Ticket, ?> accumulator = calculator.newAccumulator();
            accumulator.addAll(rows);
            byte[] damaged = damage(accumulator.toByteArray(), random);
            Accumulator<Ticket, ?> reopened;
            try {
                reopened = calculator.fromByteArray(damaged);
            } catch (IllegalArgumentException e) {
                assertThat(e).as(name).hasMessageContaining("is damaged");
                refused.incrementAndGet();
                return;
            }
            accepted.incrementAndGet();
            Object result = reopened.result();
            assertThat(result).as(name).hasToString(result.toString());
            Accumulator<Ticket, ?> again = calculator.fromByteArray(reopened.toByteArray());
            assertThat((Object) again.result()).as("%s, saved again", name).isEqualTo(result);
        });
    }

    @AfterProperty
    void someWereRefusedAndSomeWorked() {
        assertThat(refused).hasPositiveValue();
        assertThat(accepted).hasPositiveValue();
    }

    private static final Calculator<Duration, DurationSummary> SUMMARY =
            Span.<Duration>of(length -> length).summary();

    private static final Calculator<Duration, DurationDistribution> DURATIONS =
            Span.<Duration>of(length -> length).distribution();

    /** The header, and no counts of missing, negative and open rows. */
    private static Bytes stateOfDurations() {
        return new Bytes(DURATIONS.newAccumulator().toByteArray(), HEADER).number(0);
    }

    /** Writes numbers as states do. */
    private static final class Bytes {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes(byte[] start, int length) {
            bytes.write(start, 0, length);
        }

        Bytes number(long value) {
            long rest = value;
            while (rest > 127) {
                bytes.write((int) rest | 128);
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Bytes octet(int value) {
            bytes.write(value);
            return this;
        }

        Bytes numbers(long... values) {
            for (long value : values) {
                number(value);
            }
            return this;
        }

        Bytes longValue(long value) {
            try {
                new DataOutputStream(bytes).writeLong(value);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return this;
        }

        byte[] toArray() {
            return bytes.toByteArray();
        }
    }

    /** One group of one unit, whole seconds (0), with so many numbers in one of the four forms, and no huge durations. */
    private static byte[] inForm(int form, int count, long... numbers) {
        return stateOfDurations()
                .numbers(1, 1)
                .octet(0)
                .number(4L * count + form)
                .numbers(numbers)
                .number(0)
                .toArray();
    }

    /** Steps, each followed by how often the number occurs. */
    private static byte[] seconds(long... stepsAndTimes) {
        return inForm(3, stepsAndTimes.length / 2, stepsAndTimes);
    }

    private static void assertRefused(byte[] state, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DURATIONS.fromByteArray(state))
                .withMessageContaining("is damaged")
                .withMessageContaining(why);
    }

    private static byte[] stateOf(long... seconds) {
        Accumulator<Duration, DurationDistribution> accumulator = DURATIONS.newAccumulator();
        LongStream.of(seconds).forEach(second -> accumulator.add(Duration.ofSeconds(second)));
        return accumulator.toByteArray();
    }

    /** The bytes that the tests below vary are those that a state has, which are in the shortest form. */
    @Test
    void bytesAreThoseOfAState() {
        assertThat(stateOf(300, 5)).isEqualTo(inForm(0, 2, 5, 295));
        assertThat(stateOf(5, 4, 4, 5, 5)).isEqualTo(inForm(2, 2, 4 << 2 | 1, 1 << 2 | 2));
        assertThat(stateOf(63, 63, 126)).isEqualTo(inForm(1, 2, 63 << 1 | 1, 0, 63 << 1));
        assertThat(stateOf(0, 0, 0, 0, 7)).isEqualTo(inForm(1, 2, 1, 2, 7 << 1));
        assertThat(stateOf(126, 126, 0, 0, 0, 0)).isEqualTo(seconds(0, 4, 126, 2));
    }

    /** What was saved in any form says the same. */
    @Test
    void formsOfNumbers() {
        DurationDistribution expected = DURATIONS.calculate(
                LongStream.of(5, 5, 300).mapToObj(Duration::ofSeconds).toList());
        for (byte[] state : List.of(
                inForm(1, 2, 5 << 1 | 1, 0, 295 << 1), inForm(2, 2, 5 << 2 | 1, 295 << 2), seconds(5, 2, 295, 1))) {
            assertThat(DURATIONS.fromByteArray(state).result()).isEqualTo(expected);
        }
    }

    /** A few bytes may stand for more rows than memory has room for. */
    @Test
    void manyEqualDurations() {
        long times = 1L << 40;
        DurationDistribution result = DURATIONS
                .fromByteArray(seconds(1, times, 1_000_000, times, 3_000_000_000L, 1))
                .result();
        assertThat(result.count()).isEqualTo(2 * times + 1);
        assertThat(result.percentile(49)).contains(Duration.ofSeconds(1));
        assertThat(result.percentile(51)).contains(Duration.ofSeconds(1_000_001));
        assertThat(result.max()).contains(Duration.ofSeconds(3_001_000_001L));
        assertThat(result.total())
                .isEqualTo(Duration.ofSeconds(BigInteger.valueOf(1_000_002)
                        .multiply(BigInteger.valueOf(times))
                        .add(BigInteger.valueOf(3_001_000_001L))
                        .longValueExact()));
        Accumulator<Duration, DurationDistribution> twice =
                DURATIONS.fromByteArray(seconds(1, times, 1_000_000, times, 3_000_000_000L, 1));
        twice.merge(DURATIONS.fromByteArray(seconds(1_000_001, times, 10, 20)));
        twice.addAll(List.of(Duration.ofSeconds(1_000_001), Duration.ofSeconds(1_000_011)));
        assertThat(twice.result().count()).isEqualTo(3 * times + 1 + 20 + 2);
        assertThat(twice.result().countAtMost(Duration.ofSeconds(1_000_001))).isEqualTo(3 * times + 1);
        assertThat(twice.result().countAtMost(Duration.ofSeconds(1_000_011))).isEqualTo(3 * times + 22);
        assertThat(DURATIONS.fromByteArray(twice.toByteArray()).result()).isEqualTo(twice.result());
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertRefused(seconds(5, 0), "not a number that occurs: 5, 0 times");
        assertRefused(seconds(5, 1, 0, 1), "not a number that occurs: 5, 1 times");
        assertRefused(inForm(0, 2, 5, 0), "not a number that occurs: 5, 1 times");
        assertRefused(seconds(10_000_000_000L, 1), "more units than a duration can have: 10000000000");
        assertRefused(seconds(Long.MAX_VALUE, 1, Long.MAX_VALUE, 1), "more units than a duration can have");
        assertRefused(seconds(1, (1L << 48) + 1), "rows, more than there can be");
        assertRefused(inForm(2, 1, 7, 1L << 48), "not a number that occurs: 1, 281474976710660 times");
        assertRefused(seconds(1, 1L << 48, 1, 1), "more durations than there can be");
        assertRefused(seconds(1, 1L << 48, 1 << 20, 1), "more durations than there can be");
        assertRefused(
                stateOfDurations().numbers(1, 1).octet(0).number(4097 * 4).toArray(),
                "a length of 4097 where at most 4096 can be");
        assertRefused(stateOfDurations().numbers(1, 1).octet(3).toArray(), "unknown unit: 3");
        assertRefused(stateOfDurations().numbers(2).toArray(), "2 where at most 1");
        assertRefused(stateOfDurations().numbers(1, 0, 1, 5, 0).toArray(), "not a duration of more than 63 bits");
        assertRefused(stateOfDurations().numbers(1, 0, 1L << 32).toArray(), "a length of 4294967296");
        assertRefused(
                stateOfDurations()
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .octet(-1)
                        .toArray(),
                "more than 63 bits");
        assertRefused(stateOfDurations().numbers(1, Integer.MAX_VALUE).toArray(), "EOF");
    }

    private static byte[] stateOf(Calculator<?, ?> calculator, Bytes body) {
        byte[] state = Arrays.copyOf(calculator.newAccumulator().toByteArray(), HEADER);
        byte[] rest = body.toArray();
        byte[] whole = Arrays.copyOf(state, HEADER + rest.length);
        System.arraycopy(rest, 0, whole, HEADER, rest.length);
        return whole;
    }

    private static Bytes body() {
        return new Bytes(new byte[0], 0);
    }

    /** A length that is not there must not reserve memory. */
    @Test
    void longTextsAndManyKeys() {
        Calculator<String, Groups<String, Long>> grouped =
                Calculator.<String>counting().groupingBy((String text) -> text);
        for (Bytes bytes : List.of(
                body().number(1).octet('s').number(Integer.MAX_VALUE).octet('a'),
                body().number(Integer.MAX_VALUE).octet('i').longValue(1),
                body().number(0).number(Integer.MAX_VALUE),
                body().number(1).octet('x'),
                body().number(1).octet('d').longValue(Long.MAX_VALUE),
                body().number(1).octet('t').longValue(Long.MAX_VALUE).longValue(1),
                body().number(2).octet('b').octet(1).octet('b').octet(2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> grouped.fromByteArray(stateOf(grouped, bytes)))
                    .withMessageContaining("is damaged");
        }
    }

    @Test
    void refusesDaysThatBeginNoPeriod() {
        Calculator<Instant, Series<Long>> months =
                Calculator.<Instant>counting().perPeriod(Granularity.MONTH, ZoneOffset.UTC, (Instant time) -> time);
        long day = LocalDate.of(2026, 3, 2).toEpochDay();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> months.fromByteArray(stateOf(
                        months, body().number(1).longValue(day).numbers(1, 0, 0).numbers(0, 1, 7))))
                .withMessageContaining("not the first day of a period: 2026-03-02");
        assertThat(months.fromByteArray(stateOf(
                                months,
                                body().number(1)
                                        .longValue(day - 1)
                                        .numbers(1, 0, 0)
                                        .numbers(0, 1, 7)))
                        .result()
                        .at(LocalDate.of(2026, 3, 31)))
                .isEqualTo(7);
    }

    /** Sums of what is read, such as known and unknown rows, must fit a long. */
    @Test
    void refusesTooManyRows() {
        Calculator<Boolean, ?> share = Share.<Boolean>of(flag -> flag).proportion();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> share.fromByteArray(stateOf(share, body().numbers(1, 0, Long.MAX_VALUE, Long.MAX_VALUE))))
                .withMessageContaining("more than there can be");
    }

    /** One group of whole seconds: how many, their sum, the shortest and the longest. */
    private static byte[] summary(long count, long sum, long least, long greatest) {
        return stateOf(SUMMARY, body().numbers(0, 1, count, sum, 0, 0, least, 0, greatest, 0));
    }

    @Test
    void refusesSumsThatNoDurationsHave() {
        assertThat(SUMMARY.fromByteArray(summary(3, 9, 2, 5)).result())
                .isEqualTo(SUMMARY.calculate(
                        LongStream.of(2, 2, 5).mapToObj(Duration::ofSeconds).toList()));
        assertThat(SUMMARY.fromByteArray(summary(3, 12, 2, 5)).result().total()).isEqualTo(Duration.ofSeconds(12));
        for (byte[] state : List.of(
                summary(3, 8, 2, 5),
                summary(3, 13, 2, 5),
                summary(1, 4, 4, 5),
                summary(1, 4, 3, 4),
                summary(1, 4, 5, 3),
                summary(2, 6, 4, 2))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SUMMARY.fromByteArray(state))
                    .withMessageContaining("is damaged")
                    .withMessageContaining("cannot have a sum of");
        }
    }
}
