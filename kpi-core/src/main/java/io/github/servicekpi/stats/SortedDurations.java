package io.github.servicekpi.stats;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;

/** Order statistics of a small sample: the durations themselves, sorted. */
final class SortedDurations implements OrderStatistics {

    private final Duration[] ascending;
    private final BigInteger sumNanos;

    SortedDurations(Collection<Duration> durations) {
        ascending = durations.toArray(Duration[]::new);
        Arrays.sort(ascending);
        sumNanos = Arrays.stream(ascending).map(Exact::nanos).reduce(BigInteger.ZERO, BigInteger::add);
    }

    @Override
    public long count() {
        return ascending.length;
    }

    @Override
    public Duration valueAt(long rank) {
        return ascending[Math.toIntExact(Objects.checkIndex(rank, count()))];
    }

    @Override
    public BigInteger sumNanos() {
        return sumNanos;
    }

    @Override
    public void forEachRun(RunConsumer consumer) {
        int start = 0;
        for (int end = 1; end <= ascending.length; end++) {
            if (end == ascending.length || !ascending[end].equals(ascending[start])) {
                consumer.accept(ascending[start], end - start);
                start = end;
            }
        }
    }
}
