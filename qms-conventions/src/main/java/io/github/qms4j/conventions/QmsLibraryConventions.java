package io.github.qms4j.conventions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** The structure that a published library keeps: {@link QmsConventions}, and what only a host may decide. */
public final class QmsLibraryConventions {
    @ArchTest
    static final ArchTests everybody = ArchTests.in(QmsConventions.class);

    @ArchTest
    static final ArchRule the_console_belongs_to_the_host = noClasses()
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .orShould()
            .accessTargetWhere(QmsConventions.isUseOf("java.lang.System", "in"))
            .orShould()
            .accessTargetWhere(QmsConventions.isUseOf("java.lang.System", "console"))
            .allowEmptyShould(true)
            .because("a library reports by return value, exception or SLF4J");

    @ArchTest
    static final ArchRule there_is_no_spring = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .allowEmptyShould(true)
            .because("the library runs in any host");

    private QmsLibraryConventions() {}
}
