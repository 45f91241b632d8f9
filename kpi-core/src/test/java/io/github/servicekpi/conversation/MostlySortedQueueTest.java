package io.github.servicekpi.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MostlySortedQueueTest {
    /** Adds what is not negative, takes one out for each that is. */
    @Property
    void likePriorityQueue(@ForAll List<@IntRange(min = -20, max = 40) Integer> steps) {
        MostlySortedQueue<Integer> queue = new MostlySortedQueue<>(Comparator.naturalOrder());
        PriorityQueue<Integer> expected = new PriorityQueue<>();
        for (int step : steps) {
            if (step >= 0) {
                queue.add(step);
                expected.add(step);
            } else {
                assertThat(queue.poll()).isEqualTo(expected.poll());
            }
            assertThat(queue.peek()).isEqualTo(expected.peek());
        }
        while (!expected.isEmpty()) {
            assertThat(queue.poll()).isEqualTo(expected.poll());
        }
        assertThat(queue.poll()).isNull();
    }

    @Property(tries = 1)
    void clear() {
        MostlySortedQueue<Integer> queue = new MostlySortedQueue<>(Comparator.naturalOrder());
        queue.add(2);
        queue.add(1); // in the heap
        queue.clear();
        assertThat(queue.peek()).isNull();
    }
}
