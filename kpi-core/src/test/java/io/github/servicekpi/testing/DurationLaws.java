package io.github.servicekpi.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The laws for calculators of rows that have durations, for each kind of them.
 *
 * @param <T> the rows
 */
public interface DurationLaws<T> extends CalculatorLaws<T> {
    /** More than a block of a table. */
    int ROWS = 4_500;

    /** A row whose lengths of time are all of one kind, some of them missing. */
    T row(Lengths lengths, int number, Random random);

    /** Half of them are any rows, the others of all kinds in turns. */
    @Override
    default List<T> rowsOfGroups(int size) {
        List<T> rows = new ArrayList<>(CalculatorLaws.super.rowsOfGroups(size / 2));
        Random random = new Random(size);
        Lengths[] kinds = Lengths.values();
        while (rows.size() < size) {
            rows.add(row(kinds[rows.size() % kinds.length], rows.size(), random));
        }
        return rows;
    }

    /** Every law holds, and up to two thousand groups do not disturb each other, whatever the kind of durations. */
    @Property(tries = 1)
    default void everyKindOfDurations(@ForAll Random random) {
        for (Lengths lengths : Lengths.values()) {
            List<T> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(row(lengths, i, random));
            }
            try {
                tables(rows);
                sources(rows);
                partitions(rows, random);
                List<T> few = rows.subList(0, 300);
                identity(few);
                bytes(few, random);
                order(few, random);
                snapshots(few, random);
                groups(few, 1, 2_000);
            } catch (AssertionError e) {
                throw new AssertionError("durations of kind " + lengths, e);
            }
        }
    }
}
