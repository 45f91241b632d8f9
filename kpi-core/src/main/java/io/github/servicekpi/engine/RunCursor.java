package io.github.servicekpi.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Visits the different numbers of several sources once each, ascending, with how often they occur in all. */
final class RunCursor {
    private final List<Part> parts = new ArrayList<>();

    /** The number that the cursor is at, and how often it occurs. */
    long value;

    long times;

    /** Adds the numbers of a source, each multiplied by a factor; to be called before the first {@link #advance}. */
    void add(Ranked numbers, long factor) {
        Part part = new Part(numbers.pieces(), factor);
        if (part.load()) {
            parts.add(part);
        }
    }

    /** Moves on, and returns whether there is another number. */
    boolean advance() {
        if (parts.isEmpty()) {
            return false;
        }
        value = Long.MAX_VALUE;
        for (Part part : parts) {
            value = Math.min(value, part.value());
        }
        times = 0;
        for (int p = parts.size() - 1; p >= 0; p--) {
            Part part = parts.get(p);
            if (part.value() == value) {
                times += part.piece.times(part.run++);
                if (!part.load()) {
                    parts.remove(p);
                }
            }
        }
        return true;
    }

    private static final class Part {
        private final Iterator<RankedRuns> pieces;
        private final long factor;
        private RankedRuns piece = new RankedRuns(new long[0], new long[0], 0);
        private int run;

        Part(Iterator<RankedRuns> pieces, long factor) {
            this.pieces = pieces;
            this.factor = factor;
        }

        long value() {
            return piece.value(run) * factor;
        }

        /** Returns whether there is a run, on the next piece if need be. */
        boolean load() {
            while (run == piece.size()) {
                if (!pieces.hasNext()) {
                    return false;
                }
                piece = pieces.next();
                run = 0;
            }
            return true;
        }
    }
}
