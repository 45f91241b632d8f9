package io.github.servicekpi.survey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.servicekpi.survey");

    @Test
    void needsNoEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..engine..")
                .check(CLASSES);
    }

    @Test
    void showsNoOtherLibrary() {
        DescribedPredicate<JavaClass> others = JavaClass.Predicates.resideInAnyPackage("com.google..", "org.apache..")
                .as("of another library");
        noMethods()
                .that()
                .arePublic()
                .should()
                .haveRawReturnType(others)
                .orShould()
                .haveRawParameterTypes(DescribedPredicate.anyElementThat(others))
                .check(CLASSES);
    }
}
