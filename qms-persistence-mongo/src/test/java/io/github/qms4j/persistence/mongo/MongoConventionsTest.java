package io.github.qms4j.persistence.mongo;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.github.qms4j.conventions.QmsLibraryConventions;

@AnalyzeClasses(packages = "io.github.qms4j.persistence.mongo", importOptions = ImportOption.DoNotIncludeTests.class)
class MongoConventionsTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(QmsLibraryConventions.class);
}
