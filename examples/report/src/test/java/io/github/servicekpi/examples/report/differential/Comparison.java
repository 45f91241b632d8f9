package io.github.servicekpi.examples.report.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds where two JSON reports differ. */
final class Comparison {
    /** Of numbers with a fraction; distributions and halving agree to more digits. */
    private static final double PRECISION = 1e-9;

    private Comparison() {}

    /** The first path, below one, at which the program differs from the contract, with both values; null where they agree. */
    static @Nullable String difference(String path, @Nullable Object program, @Nullable Object contract) {
        if (program instanceof Map<?, ?> one && contract instanceof Map<?, ?> other) {
            return ofMaps(path, one, other);
        }
        if (program instanceof List<?> one && contract instanceof List<?> other && one.size() == other.size()) {
            for (int index = 0; index < one.size(); index++) {
                String difference = difference(path + "[" + index + "]", one.get(index), other.get(index));
                if (difference != null) {
                    return difference;
                }
            }
            return null;
        }
        boolean agree = (program instanceof Number one && contract instanceof Number other)
                ? agree(one, other)
                : Objects.equals(program, contract);
        return agree ? null : "at " + path + "\n  program:  " + program + "\n  contract: " + contract;
    }

    private static @Nullable String ofMaps(String path, Map<?, ?> program, Map<?, ?> contract) {
        for (Map.Entry<?, ?> entry : contract.entrySet()) {
            if (program.containsKey(entry.getKey())) {
                String difference =
                        difference(path + "/" + entry.getKey(), program.get(entry.getKey()), entry.getValue());
                if (difference != null) {
                    return difference;
                }
            }
        }
        List<Object> programKeys = new ArrayList<>(program.keySet());
        List<Object> contractKeys = new ArrayList<>(contract.keySet());
        return programKeys.equals(contractKeys)
                ? null
                : "at the keys of " + path + "\n  program:  " + programKeys + "\n  contract: " + contractKeys;
    }

    /** Counts are whole and exact. */
    private static boolean agree(Number program, Number contract) {
        if (contract instanceof Long) {
            return (program instanceof Integer || program instanceof Long)
                    && program.longValue() == contract.longValue();
        }
        double one = program.doubleValue();
        double other = contract.doubleValue();
        return Math.abs(one - other) <= PRECISION * Math.max(Math.abs(one), Math.abs(other))
                || Math.abs(one - other) < 1e-12;
    }
}
