package io.github.qms4j.example.year;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.github.qms4j.conventions.QmsConventions;

@AnalyzeClasses(packages = "io.github.qms4j.example.year", importOptions = ImportOption.DoNotIncludeTests.class)
class ConventionsTest {
    @ArchTest
    static final ArchTests conventions = ArchTests.in(QmsConventions.class);
}
