package io.github.servicekpi.engine;

import java.io.ByteArrayInputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gathers rows into chunks and feeds them to a tally: what an accumulator does.
 *
 * @param <R> the result
 */
public final class Feeder<R> {
    private static final int[] ONE_GROUP = {0};

    private final Tally<R> tally;
    private Chunk.OfRows pending = new Chunk.OfRows(Chunk.FEW);
    private int waiting;
    private final Selection selection = new Selection();
    private @Nullable Throwable failure;

    /** Feeds a tally that nobody else has. */
    public Feeder(Tally<R> tally) {
        this.tally = tally;
    }

    /** Adds one row, which is looked at with the next ones. */
    public void add(Object row) {
        requireIntact();
        pending.rows()[waiting++] = row;
        if (waiting == pending.capacity) {
            flush();
        }
    }

    /** Adds rows one by one. */
    public void addAll(Iterable<?> rows) {
        requireIntact();
        try {
            for (Object row : rows) {
                add(Objects.requireNonNull(row, "row"));
            }
        } catch (Throwable e) {
            failure = e;
            throw e;
        }
    }

    /** Adds a part of a list that has fast access by index. */
    public void addAll(List<?> rows, int startInclusive, int endExclusive) {
        flush();
        try {
            addInChunks(rows, startInclusive, endExclusive);
        } catch (Throwable e) {
            failure = e;
            throw e;
        }
    }

    private void addInChunks(List<?> rows, int startInclusive, int endExclusive) {
        int step;
        for (int from = startInclusive; from < endExclusive; from += step) {
            while (pending.capacity < Chunk.CAPACITY && endExclusive - from > pending.capacity) {
                pending = pending.larger();
            }
            step = Math.min(pending.capacity, endExclusive - from);
            copy(rows, from, step, pending.rows());
            waiting = step;
            flush();
        }
    }

    private static void copy(List<?> rows, int from, int count, @Nullable Object[] to) {
        if (rows.getClass()
                == ArrayList.class) { // copies all at once; others make an iterator, or give elements of their own
            rows.subList(from, from + count).toArray(to);
        } else {
            for (int i = 0; i < count; i++) {
                to[i] = rows.get(from + i);
            }
        }
        for (int i = 0; i < count; i++) {
            if (to[i] == null) {
                throw new NullPointerException("row " + (from + i) + " is null");
            }
        }
    }

    /** Adds a part of a table. */
    public void addAll(ColumnStore table, int startInclusive, int endExclusive) {
        flush();
        for (ColumnStore.Window window = table.window(startInclusive, endExclusive); window.advance(); ) {
            feed(window, window.size);
        }
    }

    private void requireIntact() {
        if (failure != null) {
            throw new IllegalStateException(
                    "rows that failed before are neither in nor out of this accumulator", failure);
        }
    }

    private void flush() {
        requireIntact();
        if (waiting == 0) {
            return;
        }
        int size = waiting;
        waiting = 0;
        pending.next(size);
        feed(pending, size);
        if (size == pending.capacity && size < Chunk.CAPACITY) {
            pending = pending.larger();
        } else {
            pending.forget();
        }
    }

    private void feed(Chunk chunk, int size) {
        try {
            tally.add(chunk, selection.all(size));
        } catch (Throwable e) { // other languages throw checked exceptions too
            failure = e;
            throw e;
        }
    }

    /** Whether rows of a table are best shared out by whole runs of blocks. */
    public boolean countsRuns(ColumnStore table) {
        return tally.countsRuns(table);
    }

    /** Makes the state ready for a merge, on the thread that has added the rows. */
    public void settle() {
        flush();
        try {
            tally.settle();
        } catch (Throwable e) {
            failure = e;
            throw e;
        }
    }

    /** Takes over all that another feeder of the same calculation has seen; the other must not be used again. */
    public void merge(Feeder<R> donor) {
        flush();
        donor.flush();
        try {
            tally.merge(donor.tally, ONE_GROUP);
        } catch (Throwable e) {
            failure = e;
            donor.failure = e; // part of its state may be here now
            throw e;
        }
    }

    /** The result of all rows so far. */
    public R result(Workers workers) {
        flush();
        return tally.results(1, workers).get(0);
    }

    /** Writes the state. */
    public void write(DataOutput out) throws IOException {
        flush();
        tally.write(out);
    }

    /** Fills a fresh feeder with what {@link #write} wrote, all of it. */
    public void read(byte[] bytes, int from) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes, from, bytes.length - from);
        DataInput data = new DataInputStream(in);
        try {
            tally.read(data, 1);
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes too many");
        }
    }
}
