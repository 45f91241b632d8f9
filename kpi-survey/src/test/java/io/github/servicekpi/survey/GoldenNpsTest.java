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
            tests.add(DynamicTest.dynamicTest(golden.toString(), () -> check(golden)));
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    private static void check(Map<?, ?> golden) {
        Nps nps = nps(golden);
        double tolerance = golden.get("tolerance") instanceof Number given ? given.doubleValue() : 1e-14;
        assertThat(nps.value().orElseThrow() / 100).isCloseTo(number(golden, "nps"), within(1e-14));
        if (golden.containsKey("variance")) {
            assertThat(nps.variance().orElseThrow()).isCloseTo(number(golden, "variance"), within(tolerance));
        }
        if (golden.containsKey("se")) {
            assertThat(nps.standardError().orElseThrow() / 100).isCloseTo(number(golden, "se"), within(tolerance));
        }
    }

    private static Nps nps(Map<?, ?> golden) {
        if (golden.get("scores") instanceof List<?> scores) {
            return Nps.<Object>calculator(Integer.class::cast, cutPoints(golden))
                    .calculate(new ArrayList<Object>(scores));
        }
        if (golden.get("shares") instanceof Map<?, ?> shares) {
            return Nps.of(sixths(shares, "promoters"), sixths(shares, "passives"), sixths(shares, "detractors"));
        }
        return Nps.of(count(golden, "promoters"), count(golden, "passives"), count(golden, "detractors"));
    }

    private static NpsCutPoints cutPoints(Map<?, ?> golden) {
        if (golden.get("breaks") instanceof Map<?, ?> breaks) {
            return new NpsCutPoints(
                    new Scale(0, (int) count(breaks, "promoter_max")),
                    (int) count(breaks, "detractor_max") + 1,
                    (int) count(breaks, "passive_max") + 1);
        }
        return NpsCutPoints.STANDARD;
    }

    private static long sixths(Map<?, ?> shares, String name) {
        return Math.round(6 * number(shares, name));
    }

    private static long count(Map<?, ?> golden, String name) {
        return ((Number) golden.get(name)).longValue();
    }

    private static double number(Map<?, ?> golden, String name) {
        return ((Number) golden.get(name)).doubleValue();
    }
}
