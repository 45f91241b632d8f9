package io.github.servicekpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.github.servicekpi.testing.ArchitectureRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The boundaries of this module, and that each rule finds what it forbids. */
class ArchitectureTest implements ArchitectureRules {
    private static final String VIOLATIONS = "io.github.servicekpi.testing.violations";
    private static final JavaClasses VIOLATING = ArchitectureRules.importer().importPackages(VIOLATIONS);

    @Override
    public Class<?> known() {
        return Calculator.class;
    }

    /** Each rule with what it must say of the classes that are there to break it: so much of each line, and no line more. */
    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of(
                        "engine is hidden",
                        "the declaration of [\\w.]+\\.(\\w+\\$\\w+)|(?:Constructor|Field|Method) <[\\w.]+\\.(\\w+\\$\\w+\\.(?:<init>|\\w+))",
                        List.of(
                                "ShowsEngine$AsBound",
                                "ShowsEngine$AsComponent.<init>",
                                "ShowsEngine$AsComponent.motors",
                                "ShowsEngine$AsSuperclass",
                                "ShowsEngine$AsTypeArgument",
                                "ShowsEngine$Members.<init>",
                                "ShowsEngine$Members.bound",
                                "ShowsEngine$Members.field",
                                "ShowsEngine$Members.returned",
                                "ShowsEngine$Members.taken")),
                Arguments.of(
                        "dependencies are hidden",
                        "Method <[\\w.]+\\.(\\w+\\.\\w+)",
                        List.of("ShowsDependencies.commonsMath", "ShowsDependencies.guava")),
                Arguments.of("engine is used by the algebra only", "violations\\.(\\w+)", List.of("ShowsEngine")),
                Arguments.of(
                        "engine stands on statistics and time only",
                        "violations\\.(ShowsEngine)",
                        List.of("ShowsEngine")),
                Arguments.of("packages have no cycles", "(Cycle detected)", List.of("Cycle detected")),
                Arguments.of("core knows no surveys", "violations\\.(\\w+)", List.of("KnowsSurveys")),
                Arguments.of("nothing is logged", "Speaks\\.(\\w+)", List.of("logs")),
                Arguments.of("nothing is printed", "Speaks\\.(\\w+)", List.of("prints")),
                Arguments.of("no clock is read", "ReadsClock\\.(\\w+)", namesOf("ReadsClock")),
                Arguments.of("no defaults of the machine are read", "ReadsDefaults\\.(\\w+)", namesOf("ReadsDefaults")),
                Arguments.of(
                        "numbers are not written in the digits of a locale",
                        "violations\\.(\\w+ has the format .*)",
                        List.of(
                                "WritesDigits has the format \"%d rows\"",
                                "WritesDigits has the format \"%1$,.2f\"", "WritesDigits has the format \"on %tF\"")));
    }

    /** The methods of a class of violations but the allowed one. */
    private static List<String> namesOf(String type) {
        return VIOLATING.get(VIOLATIONS + "." + type).getMethods().stream()
                .map(method -> method.getName())
                .filter(name -> !name.equals("allowed") && !name.startsWith("lambda$"))
                .sorted()
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void findsViolations(String name, String what, List<String> expected) {
        ArchRule rule = ArchitectureRules.byName().get(name);
        List<String> lines = rule.evaluate(VIOLATING).getFailureReport().getDetails();
        Map<String, String> found = new TreeMap<>();
        for (String line : lines) {
            Matcher match = Pattern.compile(what).matcher(line);
            found.put(match.find() ? match.group(match.group(1) != null ? 1 : 2) : line, line);
        }
        assertThat(found).containsOnlyKeys(expected);
    }

    @Test
    void everyRuleIsShownToBite() {
        assertThat(violations().map(arguments -> (String) arguments.get()[0]))
                .containsExactlyInAnyOrderElementsOf(
                        new TreeSet<>(ArchitectureRules.byName().keySet()));
    }
}
