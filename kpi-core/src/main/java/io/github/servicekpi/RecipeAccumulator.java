package io.github.servicekpi;

import io.github.servicekpi.engine.Feeder;
import io.github.servicekpi.engine.Workers;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Feeds rows to the tallies of a recipe, and guards the state. */
final class RecipeAccumulator<T, R> implements Accumulator<T, R> {
    private static final int FORMAT = 0x4B504902; // the letters KPI and the version

    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private final Recipe<T, R> recipe;
    private @Nullable Feeder<R> feeder;

    RecipeAccumulator(Recipe<T, R> recipe) {
        this.recipe = recipe;
        this.feeder = new Feeder<>(recipe.newTally());
    }

    static <T, R> RecipeAccumulator<T, R> fromByteArray(Recipe<T, R> recipe, byte[] state) {
        Objects.requireNonNull(state, "state");
        if (state.length < HEADER) {
            throw new IllegalArgumentException(
                    "a saved state has at least %s bytes: %s".formatted(HEADER, state.length));
        }
        ByteBuffer header = ByteBuffer.wrap(state);
        int format = header.getInt();
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "a saved state of this version begins with %08x: %08x".formatted(FORMAT, format));
        }
        long fingerprint = header.getLong();
        if (fingerprint != recipe.fingerprint()) {
            throw new IllegalArgumentException(
                    "the state is of another definition: its fingerprint is %016x, that of \"%s\" is %016x"
                            .formatted(fingerprint, recipe.definition(), recipe.fingerprint()));
        }
        RecipeAccumulator<T, R> accumulator = new RecipeAccumulator<>(recipe);
        try {
            accumulator.open().read(state, HEADER);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the state of \"%s\" is damaged: %s".formatted(recipe.definition(), e), e);
        }
        return accumulator;
    }

    private Feeder<R> open() {
        if (feeder == null) {
            throw new IllegalStateException("this accumulator was merged into another and is closed");
        }
        return feeder;
    }

    @Override
    public void add(T row) {
        open().add(Objects.requireNonNull(row, "row"));
    }

    @Override
    public void addAll(Iterable<? extends T> rows) {
        Objects.requireNonNull(rows, "rows");
        if (rows instanceof Table<?> table) {
            addAll(rows, 0, table.size());
        } else if (rows instanceof List<?> list && list instanceof RandomAccess) {
            addAll(rows, 0, list.size());
        } else {
            open().addAll(rows);
        }
    }

    /** Adds a part of a table or list. */
    void addAll(Iterable<? extends T> rows, int startInclusive, int endExclusive) {
        if (rows instanceof Table<?> table) {
            open().addAll(table.columns(), startInclusive, endExclusive);
        } else {
            open().addAll((List<?>) rows, startInclusive, endExclusive);
        }
    }

    /** Whether rows are best shared out by whole runs of blocks. */
    boolean countsRuns(Iterable<? extends T> rows) {
        return rows instanceof Table<?> table && open().countsRuns(table.columns());
    }

    /** Does on the thread that has added rows what a merge would have to do first. */
    void settle() {
        open().settle();
    }

    @Override
    public void merge(Accumulator<T, R> other) {
        Objects.requireNonNull(other, "other");
        RecipeAccumulator<T, R> donor = (RecipeAccumulator<T, R>) other; // Accumulator is sealed
        if (donor == this) {
            throw new IllegalArgumentException("an accumulator cannot be merged into itself");
        }
        if (donor.recipe != recipe) {
            throw new IllegalArgumentException(
                    recipe.fingerprint() == donor.recipe.fingerprint()
                            ? "only an accumulator made by the same calculator object can be merged, and another object made the"
                                    + " other: keep the calculator in a constant, or save the other and reopen it by this one; both"
                                    + " are of: " + recipe
                            : "only an accumulator of the same calculator can be merged; this is of: %s; the other of: %s"
                                    .formatted(recipe, donor.recipe));
        }
        open().merge(donor.open());
        donor.feeder = null;
    }

    @Override
    public R result() {
        return result(Workers.CALLER);
    }

    R result(Workers workers) {
        return open().result(workers);
    }

    @Override
    public byte[] toByteArray() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeLong(recipe.fingerprint());
            open().write(out);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the state of \"%s\" cannot be saved: %s".formatted(recipe, e.getMessage()), e);
        }
        return bytes.toByteArray();
    }
}
