package dev.terrane.acceptance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/// The classes of all modules, without those of tests.
final class ProductionClasses {
    private static final JavaClasses ALL =
            new ClassFileImporter()
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages("dev.terrane");

    private ProductionClasses() {}

    static JavaClasses all() {
        return ALL;
    }
}
