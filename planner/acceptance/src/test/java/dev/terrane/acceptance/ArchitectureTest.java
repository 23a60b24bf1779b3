package dev.terrane.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which package may use which.
class ArchitectureTest {
    private static final String OURS = "dev.terrane.";

    /// One row for each package, in the order of the data. Beside what its row names, a package may use
    /// itself and its sub-packages.
    private static final String MAY_USE =
            """
            diagnostic     |
            value          | diagnostic
            hcl.syntax     | diagnostic value
            hcl.expression | diagnostic value hcl.syntax
            spi            | diagnostic value
            graph          |
            git            |
            address        | diagnostic value
            function       | diagnostic value hcl address
            config         | diagnostic value hcl address function
            cliconfig      | diagnostic address
            installing     | diagnostic value hcl address config cliconfig git
            evaluating     | diagnostic value hcl address function config graph spi
            state          | diagnostic value address
            backends       | diagnostic value address state
            plan           | diagnostic value address
            objects        | diagnostic value hcl address config evaluating spi state
            targeting      | address evaluating state plan graph
            planning       | diagnostic value hcl address config evaluating spi state objects plan graph \
            targeting
            planfile       | diagnostic value address plan state
            provisioning   | diagnostic value spi
            applying       | diagnostic value hcl address config evaluating spi state objects plan graph \
            provisioning targeting
            operating      | diagnostic value hcl address config evaluating spi state objects plan graph \
            function git cliconfig installing planfile planning applying provisioning
            testing        | diagnostic value hcl address config evaluating spi state plan graph planning \
            applying operating
            review         | diagnostic value address plan planfile
            policy         | diagnostic value hcl address
            project        | diagnostic value hcl git
            reconciling    | diagnostic value address plan planfile git policy review project operating
            cli            | diagnostic value hcl address config evaluating spi state objects plan graph \
            function git cliconfig installing planfile planning applying targeting operating testing review provider \
            backends policy project reconciling
            """;

    static Stream<PackageRule> packageRules() {
        return MAY_USE.lines().map(PackageRule::parse);
    }

    record PackageRule(String name, Set<String> mayUse) {
        static PackageRule parse(String row) {
            String[] cells = row.split("\\|", 2);
            Set<String> names =
                    Arrays.stream(cells[1].strip().split("\\s+"))
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new));
            return new PackageRule(cells[0].strip(), names);
        }

        String[] allowedPackages() {
            return Stream.concat(Stream.of(name), mayUse.stream())
                    .map(each -> OURS + each + "..")
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("packageRules")
    void usesOnlyWhatItsRowNames(PackageRule rule) {
        noClasses()
                .that()
                .resideInAPackage(OURS + rule.name() + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.terrane..")
                                .and(not(resideInAnyPackage(rule.allowedPackages()))))
                .check(ProductionClasses.all());
    }

    @Test
    void everyPackageHasARow() {
        Set<String> rows = packageRules().map(PackageRule::name).collect(Collectors.toSet());

        Set<String> withoutRow =
                ProductionClasses.all().stream()
                        .map(each -> each.getPackageName().substring(OURS.length()))
                        .filter(name -> !isUnder("provider", name))
                        .filter(name -> rows.stream().noneMatch(row -> isUnder(row, name)))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(withoutRow).isEmpty();
    }

    private static boolean isUnder(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    static Stream<String> providers() {
        return ProductionClasses.all().stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(OURS + "provider."))
                .map(name -> name.split("\\.")[3])
                .distinct()
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aProviderUsesOnlyWhatAProviderIs(String provider) {
        noClasses()
                .that()
                .resideInAPackage(OURS + "provider." + provider + "..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.terrane..")
                                .and(
                                        not(
                                                resideInAnyPackage(
                                                        OURS + "provider." + provider + "..",
                                                        "dev.terrane.spi..",
                                                        "dev.terrane.value..",
                                                        "dev.terrane.diagnostic.."))))
                .check(ProductionClasses.all());
    }

    @Test
    void whatIsShownDoesNotKnowTheCommands() {
        noClasses()
                .that()
                .resideInAPackage("dev.terrane.cli.view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.terrane.cli", "dev.terrane.cli.command..")
                .check(ProductionClasses.all());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(ProductionClasses.all());
    }

    /// The sub-commands and what lists and starts them are one: a command is handed its process
    /// (`Invocation`), and the list of commands is what the process starts with.
    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass each) {
                    String name = each.getPackageName();
                    return SliceIdentifier.of(
                            name.equals("dev.terrane.cli.command") ? "dev.terrane.cli" : name);
                }

                @Override
                public String getDescription() {
                    return "each package";
                }
            };

    /// Time that goes by is not the clock: `System.nanoTime` says in progress reports how long
    /// something took, and stands in no plan and no state. `cli` hands out the process's randomness, for
    /// keys and lineages.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CLOCK       | installing state operating planfile backends cli provider
                    ENVIRONMENT | installing state operating git backends cli provider
                    PROCESSES   | state provisioning git cliconfig installing backends cli provider
                    NETWORK     | provisioning git review.host installing backends cli provider
                    FILES       | config.loading cliconfig installing state planfile provisioning operating git project reconciling backends cli provider
                    RANDOMNESS  | state planfile backends cli provider
                    STREAMS     | cli provider.testkit
                    """)
    void theOutsideIsTouchedOnlyByThoseWhoMay(Outside outside, String packages) {
        String[] allowed =
                Arrays.stream(packages.split(" "))
                        .map(name -> OURS + name + "..")
                        .toArray(String[]::new);

        noClasses()
                .that(
                        not(resideInAnyPackage(allowed))
                                .and(
                                        not(
                                                describe(
                                                        "surroundings",
                                                        ArchitectureTest::isSurroundings))))
                .should(outside.beTouched())
                .check(ProductionClasses.all());
    }

    @ParameterizedTest
    @EnumSource
    void whoTouchesTheOutsideIsNoticed(Outside outside) {
        assertThat(classes().should(outside.beTouched()).evaluate(TOUCHING).hasViolation())
                .isFalse();
        assertThat(noClasses().should(outside.beTouched()).evaluate(TOUCHING).hasViolation())
                .isTrue();
    }

    private static final JavaClasses TOUCHING =
            new ClassFileImporter().importClasses(Touching.class);

    /// Does everything that most packages may not do.
    static final class Touching {
        static List<Object> everything(Path file) throws IOException {
            System.out.flush();
            return List.of(
                    Instant.now(),
                    System.getenv(),
                    new ProcessBuilder("true"),
                    InetAddress.getLocalHost(),
                    Files.size(file),
                    UUID.randomUUID());
        }
    }

    /// What functions get from the outside comes through one class of theirs.
    private static boolean isSurroundings(JavaClass each) {
        return topLevel(each).getName().equals("dev.terrane.function.ProcessSurroundings");
    }

    private static JavaClass topLevel(JavaClass each) {
        Optional<JavaClass> enclosing = each.getEnclosingClass();
        return enclosing.isEmpty() ? each : topLevel(enclosing.get());
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith("org.jspecify.annotations.NullMarked")
                .check(ProductionClasses.all());
        Set<String> marked =
                ProductionClasses.all().stream()
                        .filter(each -> each.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());

        assertThat(ProductionClasses.all())
                .extracting(JavaClass::getPackageName)
                .allMatch(marked::contains);
    }
}
