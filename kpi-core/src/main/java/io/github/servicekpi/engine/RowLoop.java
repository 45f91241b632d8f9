package io.github.servicekpi.engine;

import java.lang.invoke.MethodHandles;

/**
 * One pass over row objects that asks up to {@value RowReader#SOURCES} sources about each.
 *
 * <p>This class is a template: {@link RowReader} defines it anew, as a hidden class, for each set of sources, which are
 * constants in it. So the JVM compiles a loop for each set with all of its functions inlined, where a loop that all
 * sources share would make two calls for each value; and the row is fetched from memory once.
 */
final class RowLoop implements RowReader.Loop {
    private static final RowSource<Column> S0 = source(0);
    private static final RowSource<Column> S1 = source(1);
    private static final RowSource<Column> S2 = source(2);
    private static final RowSource<Column> S3 = source(3);
    private static final RowSource<Column> S4 = source(4);
    private static final RowSource<Column> S5 = source(5);
    private static final RowSource<Column> S6 = source(6);
    private static final RowSource<Column> S7 = source(7);

    @SuppressWarnings("unchecked") // each is given columns of its own form
    private static RowSource<Column> source(int index) {
        try {
            RowReader.Sources sources = MethodHandles.classData(MethodHandles.lookup(), "_", RowReader.Sources.class);
            return (RowSource<Column>) sources.at(index);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void read(Object[] rows, int size, Column[] columns) {
        Column c0 = columns[0];
        Column c1 = columns[1];
        Column c2 = columns[2];
        Column c3 = columns[3];
        Column c4 = columns[4];
        Column c5 = columns[5];
        Column c6 = columns[6];
        Column c7 = columns[7];
        for (int i = 0; i < size; i++) {
            Object row = rows[i];
            S0.read(row, i, c0);
            S1.read(row, i, c1);
            S2.read(row, i, c2);
            S3.read(row, i, c3);
            S4.read(row, i, c4);
            S5.read(row, i, c5);
            S6.read(row, i, c6);
            S7.read(row, i, c7);
        }
    }
}
