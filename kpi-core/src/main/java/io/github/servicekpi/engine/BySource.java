package io.github.servicekpi.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is made once for all equal sources, as {@link Source}s are values. It is looked for by identity first, as a source of
 * several parts takes long to compare.
 */
final class BySource<V> {
    private final Map<Source<?>, V> equal = new HashMap<>();
    private final IdentityHashMap<Source<?>, V> same = new IdentityHashMap<>(4);

    Collection<V> values() {
        return equal.values();
    }

    V get(Source<?> source, Supplier<V> maker) {
        @Nullable V known = same.get(source);
        if (known != null) {
            return known;
        }
        V made = equal.computeIfAbsent(source, key -> maker.get());
        same.put(source, made);
        return made;
    }
}
