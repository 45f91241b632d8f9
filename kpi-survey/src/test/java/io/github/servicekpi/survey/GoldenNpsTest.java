package io.github.servicekpi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scores, variances and standard errors that other libraries assert, from files that are not part of this repository.
 */
class GoldenNpsTest {
    private static final Path FILE = Path.of(System.getProperty("golden.folder", "../../shared/golden"), "nps.json");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        assumeTrue(Files.exists(FILE), "no golden files");
        List<DynamicTest> tests = new ArrayList<>();
        for (Object each : (List<?>) JSON.std.mapFrom(FILE.toFile()).get("cases")) {
            Map<?, ?> golden = (Map<?, ?>) each;
            if (!golden.containsKey("breaks") && !golden.containsKey("shares")) { // other cut points; no counts
                tests.add(DynamicTest.dynamicTest(golden.toString(), () -> check(golden)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    private static void check(Map<?, ?> golden) {
        Nps nps = golden.get("scores") instanceof List<?> scores
                ? Nps.<Object>calculator(Integer.class::cast).calculate(new ArrayList<Object>(scores))
                : Nps.of(count(golden, "promoters"), count(golden, "passives"), count(golden, "detractors"));
        double tolerance = golden.get("tolerance") instanceof Number given ? given.doubleValue() : 1e-14;
        assertThat(nps.value().orElseThrow() / 100).isCloseTo(number(golden, "nps"), within(1e-14));
        if (golden.containsKey("variance")) {
            assertThat(nps.variance().orElseThrow()).isCloseTo(number(golden, "variance"), within(tolerance));
        }
        if (golden.containsKey("se")) {
            assertThat(nps.standardError().orElseThrow() / 100).isCloseTo(number(golden, "se"), within(tolerance));
        }
    }

    private static long count(Map<?, ?> golden, String name) {
        return ((Number) golden.get(name)).longValue();
    }

    private static double number(Map<?, ?> golden, String name) {
        return ((Number) golden.get(name)).doubleValue();
    }
}
