package io.github.servicekpi.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The boundaries that no module system keeps for us. A test class of each module implements this and inherits one test a rule,
 * for all classes of the library that the module can see.
 */
public interface ArchitectureRules {
    /** Where the library lives. */
    String LIBRARY = "io.github.servicekpi";

    /** The engine, which nobody outside may see. */
    String ENGINE = "..engine..";

    /** A class that the module has, so that an import of nothing is noticed. */
    Class<?> known();

    /** Checks each rule. */
    @TestFactory
    default Stream<DynamicTest> rules() {
        JavaClasses library = library();
        if (!library.contain(known())) {
            throw new AssertionError(known() + " was not imported: the rules were checked against nothing");
        }
        return byName().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(library)));
    }

    /** All classes of the library on the class path, tests left out. */
    static JavaClasses library() {
        return importer()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(LIBRARY);
    }

    /** Imports classes; those of the JDK and of dependencies by name only, which the rules do with. */
    static ClassFileImporter importer() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter();
    }

    /** The rules by name. */
    static Map<String, ArchRule> byName() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "engine is hidden",
                classes()
                        .that(resideOutsideOfPackage(ENGINE))
                        .should(notShow("the engine", resideInAPackage(ENGINE)))
                        .because("any of it may change in any release"));
        rules.put(
                "dependencies are hidden",
                classes()
                        .should(notShow(
                                "Guava or Commons Math", resideInAnyPackage("com.google..", "org.apache.commons..")))
                        .because("their next version must not be a breaking change of ours"));
        rules.put(
                "engine is used by the algebra only",
                noClasses()
                        .that(describe(
                                "are neither of the algebra nor of the engine",
                                type -> !type.getPackageName().equals(LIBRARY)
                                        && !resideInAPackage(ENGINE).test(type)))
                        .should()
                        .dependOnClassesThat(resideInAPackage(ENGINE))
                        .because("measures are made from the API, as those of a user are"));
        rules.put(
                "engine stands on statistics and time only",
                classes()
                        .that(resideInAPackage(ENGINE))
                        .should(onlyDependOnClassesThat(resideInAnyPackage(
                                ENGINE,
                                "..stats..",
                                "..time..",
                                "java..",
                                "org.jspecify..",
                                "com.google.common..",
                                "org.apache.commons.math3..",
                                ""))) // primitive types
                        .allowEmptyShould(true));
        rules.put(
                "packages have no cycles",
                slices().assignedFrom(new Packages()).should().beFreeOfCycles());
        rules.put(
                "core knows no surveys",
                noClasses()
                        .that(resideOutsideOfPackage("..survey.."))
                        .should()
                        .dependOnClassesThat(resideInAPackage("..survey..")));
        rules.put(
                "nothing is logged",
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("java.util.logging..").or(type(System.Logger.class))));
        rules.put("nothing is printed", noClasses().should(ACCESS_STANDARD_STREAMS));
        rules.put(
                "no clock is read",
                classes()
                        .should(notCall("a clock", ArchitectureRules::readsClock))
                        .because("the same rows give the same result at any time"));
        rules.put(
                "no defaults of the machine are read",
                classes()
                        .should(notCall("a default zone, locale or charset", ArchitectureRules::readsDefault))
                        .because("the same rows give the same result, and the same bytes, on any machine"));
        rules.put(
                "numbers are not written in the digits of a locale",
                classes()
                        .should(new WriteNumbersPlainly())
                        .because("%s of a number is the same on any machine, %d is not"));
        return rules;
    }

    private static boolean readsClock(CodeUnitAccessTarget target) {
        return isAnyOf(
                target,
                "java.time..*now",
                "java.time.Clock.(system|tick).*",
                "java.lang.System.(currentTimeMillis|nanoTime)",
                "java.util.Calendar.getInstance",
                "java.util.(Date|GregorianCalendar).<init>");
    }

    private static boolean readsDefault(CodeUnitAccessTarget target) {
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        return isAnyOf(
                        target,
                        "java.time.(ZoneId.systemDefault|Clock.systemDefaultZone)",
                        "java.util.(TimeZone|Locale).getDefault",
                        "java.nio.charset.Charset.defaultCharset")
                || (!parameters.contains("java.util.Locale")
                        && isAnyOf(
                                target,
                                "java.lang.String.to(Lower|Upper)Case",
                                "java.io.Print(Stream|Writer).(format|printf)",
                                "java.util.(Formatter|Scanner).<init>",
                                "java.time.format.DateTimeFormatter.of(Pattern|Localized).*",
                                "java.time.format.DateTimeFormatterBuilder.toFormatter",
                                "java.text..*(getInstance|get.*Instance|<init>|format)"))
                || (!parameters.contains("java.nio.charset.Charset")
                        && (isAnyOf(
                                        target,
                                        "java.io.(InputStreamReader|OutputStreamWriter).<init>",
                                        "java.io.(FileReader|FileWriter|PrintWriter).<init>")
                                || (parameters.isEmpty() && isAnyOf(target, "java.lang.String.getBytes"))
                                || (parameters.contains("[B") && isAnyOf(target, "java.lang.String.<init>"))));
    }

    /** Whether the full name of the method is like one of the patterns, in which {@code .} stands for itself too. */
    private static boolean isAnyOf(CodeUnitAccessTarget target, String... patterns) {
        String name = target.getOwner().getName() + "." + target.getName();
        return Arrays.stream(patterns).anyMatch(name::matches);
    }

    private static ArchCondition<JavaClass> notCall(String what, Predicate<CodeUnitAccessTarget> isForbidden) {
        return new ArchCondition<>("not read " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnitAccessesFromSelf().stream()
                        .filter(access -> isForbidden.test(access.getTarget()))
                        .forEach(access -> events.add(SimpleConditionEvent.violated(type, access.getDescription())));
            }
        };
    }

    /** That nothing a user can see of a class has a type that must not be seen. */
    private static ArchCondition<JavaClass> notShow(String what, DescribedPredicate<JavaClass> hidden) {
        return new ArchCondition<>("not show " + what + " in a public signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isVisible(type)) {
                    return;
                }
                signatures(type)
                        .forEach((where, types) -> types.stream()
                                .filter(hidden)
                                .forEach(shown -> events.add(SimpleConditionEvent.violated(
                                        type, where + " of " + type.getName() + " shows " + shown.getName()))));
            }
        };
    }

    private static boolean isVisible(JavaClass type) {
        return isVisible(type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureRules::isVisible).orElse(true);
    }

    private static boolean isVisible(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** The types in each visible signature of a class, type arguments and bounds included. */
    private static Map<String, Set<JavaClass>> signatures(JavaClass type) {
        Map<String, Set<JavaClass>> signatures = new LinkedHashMap<>();
        Set<JavaClass> supertypes = new LinkedHashSet<>(type.getAllRawSuperclasses());
        supertypes.addAll(type.getAllRawInterfaces());
        type.getSuperclass().ifPresent(supertype -> supertypes.addAll(supertype.getAllInvolvedRawTypes()));
        type.getInterfaces().forEach(supertype -> supertypes.addAll(supertype.getAllInvolvedRawTypes()));
        type.getTypeParameters().forEach(parameter -> supertypes.addAll(parameter.getAllInvolvedRawTypes()));
        signatures.put("the declaration", supertypes);
        for (JavaMember member : type.getMembers()) {
            if (isVisible(member.getModifiers()) && !member.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                signatures.put(member.getDescription(), typesOf(member));
            }
        }
        return signatures;
    }

    private static Set<JavaClass> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getAllInvolvedRawTypes();
        }
        JavaCodeUnit method = (JavaCodeUnit) member;
        Set<JavaClass> types = new LinkedHashSet<>(method.getAllInvolvedRawTypes());
        method.getTypeParameters().forEach(parameter -> types.addAll(parameter.getAllInvolvedRawTypes()));
        method.getExceptionTypes().forEach(type -> types.addAll(((JavaType) type).getAllInvolvedRawTypes()));
        return types;
    }

    /** That no format of a class that formats in the default locale has a conversion of numbers or times. */
    final class WriteNumbersPlainly extends ArchCondition<JavaClass> {
        private static final Pattern LOCALISED = Pattern.compile("%[-#+ 0,(<\\d$.]*[dfegatDFEGATn]");

        WriteNumbersPlainly() {
            super("write numbers plainly");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean formats = type.getCodeUnitAccessesFromSelf().stream()
                    .map(JavaCodeUnitAccess::getTarget)
                    .anyMatch(target -> isAnyOf(target, "java.lang.String.(format|formatted)")
                            && !target.getRawParameterTypes().get(0).isEquivalentTo(Locale.class));
            if (formats) {
                constants(type).stream()
                        .filter(text -> LOCALISED.matcher(text).find())
                        .forEach(text -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " has the format \"" + text + '"')));
            }
        }

        /** The texts in the constant pool of a class file, by section 4.4 of the specification of the Java virtual machine. */
        private static Set<String> constants(JavaClass type) {
            Set<String> texts = new TreeSet<>();
            try (DataInputStream in = new DataInputStream(
                    type.getSource().orElseThrow().getUri().toURL().openStream())) {
                in.skipNBytes(8);
                int count = in.readUnsignedShort();
                for (int i = 1; i < count; i++) {
                    int tag = in.readUnsignedByte();
                    switch (tag) {
                        case 1 -> texts.add(in.readUTF());
                        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                        case 15 -> in.skipNBytes(3);
                        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                        case 5, 6 -> { // of two entries
                            in.skipNBytes(8);
                            i++;
                        }
                        default -> throw new IOException("unknown constant " + tag + " in " + type.getName());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return texts;
        }
    }

    /** Each package is a slice. */
    final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(LIBRARY)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of the library";
        }
    }
}
