package io.github.servicekpi.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file of expected values that other programs computed, as JSON. The files lie outside the project, in the folder
 * that the system property {@code golden.folder} names; tests that need them are skipped where they are not.
 */
public final class GoldenFile {

    private final Map<String, Object> content;

    private GoldenFile(Map<String, Object> content) {
        this.content = content;
    }

    /** Reads a file; the test that asks is skipped if it is not there. */
    public static GoldenFile read(String name) throws IOException {
        Path file = Path.of(System.getProperty("golden.folder", "../../shared/golden"), name);
        assumeTrue(Files.exists(file), () -> file + " is not there");
        return new GoldenFile(JSON.std.mapFrom(Files.readString(file)));
    }

    /** The objects of an array. */
    @SuppressWarnings("unchecked") // JSON arrays of objects
    public List<Map<String, Object>> objects(String name) {
        return (List<Map<String, Object>>) content.get(name);
    }

    @SuppressWarnings("unchecked") // JSON objects
    Map<String, Object> object(String name) {
        return (Map<String, Object>) content.get(name);
    }

    static double number(Object json) {
        return ((Number) json).doubleValue();
    }

    /** Fails if a value is not what was written, given that the last of the written digits is rounded. */
    static void assertWritten(double actual, Object json) {
        double written = number(json);
        double rounding = BigDecimal.valueOf(written).ulp().doubleValue() / 2;
        assertThat(Math.abs(actual - written))
                .as("%s against %s as written", actual, json)
                .isLessThanOrEqualTo(rounding + 1e-14 * Math.abs(written) + 1e-16);
    }
}
