package io.github.servicekpi.examples.report.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An example in which the program differs from the contract, made small: rows, columns, cells and options are left out as long as
 * the difference stays at its place. That leaves less than the shrinking of what the example was made of.
 *
 * @param difference where, with both values
 */
record CounterExample(Example example, String difference) {
    /** The smallest found; null where program and contract agree. */
    static @Nullable CounterExample of(Example example, Path folder) throws IOException {
        String difference = difference(example, folder);
        CounterExample smallest = null;
        CounterExample next = difference == null ? null : new CounterExample(example, difference);
        while (next != null) {
            smallest = next;
            next = smallest.smaller(folder);
        }
        return smallest;
    }

    private @Nullable CounterExample smaller(Path folder) throws IOException {
        for (Example simpler : example.simpler()) {
            String same = difference(simpler, folder);
            if (same != null && place(same).equals(place(difference))) {
                return new CounterExample(simpler, same);
            }
        }
        return null;
    }

    private static @Nullable String difference(Example example, Path folder) throws IOException {
        return example.difference(example.ofProgram(folder), Set.of());
    }

    private static String place(String difference) {
        return difference.lines().findFirst().orElse("");
    }

    @Override
    public String toString() {
        return "The program differs from the contract " + difference + "\n" + example;
    }
}
