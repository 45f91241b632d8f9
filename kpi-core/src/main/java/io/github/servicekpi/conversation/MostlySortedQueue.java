package io.github.servicekpi.conversation;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A priority queue of elements that mostly come in their order: these stand in line, which takes constant time, and only the
 * others in a heap.
 *
 * <p>Elements that the order holds for equal leave in any order.
 */
final class MostlySortedQueue<E> {
    private final Comparator<? super E> order;
    private final ArrayDeque<E> line = new ArrayDeque<>();
    private final PriorityQueue<E> heap;

    MostlySortedQueue(Comparator<? super E> order) {
        this.order = order;
        heap = new PriorityQueue<>(order);
    }

    void add(E element) {
        if (line.isEmpty() || order.compare(line.getLast(), element) <= 0) {
            line.add(element);
        } else {
            heap.add(element);
        }
    }

    /** The first of all, null if there is none. */
    @Nullable
    E peek() {
        E ofLine = line.peek();
        E ofHeap = heap.peek();
        if (ofLine == null || ofHeap == null) {
            return ofLine == null ? ofHeap : ofLine;
        }
        return order.compare(ofLine, ofHeap) <= 0 ? ofLine : ofHeap;
    }

    /** Takes the first of all out, null if there is none. */
    @Nullable
    E poll() {
        E first = peek();
        return first == line.peek() ? line.poll() : heap.poll();
    }

    void clear() {
        line.clear();
        heap.clear();
    }
}
