package io.github.servicekpi.engine;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes loops that ask several sources about each row object: one for each set of sources, kept while memory is not short. */
final class RowReader {
    /** So many sources are asked in one loop. */
    static final int SOURCES = 8;

    private static final int MOST_LOOPS = 256;

    private static final Cache<List<RowSource<?>>, Loop> LOOPS =
            CacheBuilder.newBuilder().maximumSize(MOST_LOOPS).softValues().build();

    /** The bytes of {@link RowLoop}; none where classes cannot be defined, as in a native image. */
    private static final byte[] TEMPLATE = template();

    private RowReader() {}

    /** One pass over the first rows of an array, with a column for each source, up to {@link #SOURCES}. */
    interface Loop {
        void read(@Nullable Object[] rows, int size, @Nullable Column[] columns);
    }

    /** What a loop is defined with. */
    record Sources(List<RowSource<?>> list) {
        RowSource<?> at(int index) {
            return index < list.size() ? list.get(index) : Nothing.TO_READ;
        }
    }

    /** In the place of the sources that a loop does not have. */
    private enum Nothing implements RowSource<Codes> {
        TO_READ;

        @Override
        public void read(Object row, int index, Codes out) {}

        @Override
        public Codes newColumn(int capacity) {
            return new Codes(0);
        }

        @Override
        public boolean isTotal() {
            return true;
        }
    }

    /** The loop of sources that was made before, or null. */
    static @Nullable Loop known(List<RowSource<?>> sources) {
        return LOOPS.getIfPresent(sources);
    }

    /** The loop of sources, made if need be, or null where none can be made. */
    static @Nullable Loop of(List<RowSource<?>> sources) {
        Loop loop = known(sources);
        if (loop == null && TEMPLATE.length > 0) {
            loop = define(new Sources(List.copyOf(sources)));
            LOOPS.put(List.copyOf(sources), loop);
        }
        return loop;
    }

    private static Loop define(Sources sources) {
        try {
            MethodHandles.Lookup own = MethodHandles.lookup().defineHiddenClassWithClassData(TEMPLATE, sources, true);
            return (Loop) own.lookupClass().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // it is our own class
        }
    }

    private static byte[] template() {
        try (InputStream in = RowReader.class.getResourceAsStream("RowLoop.class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            return new byte[0]; // only slower
        }
    }
}
