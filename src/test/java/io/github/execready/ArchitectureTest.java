// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * Which package may use which: one rule for each. A package that does not exist yet breaks nothing.
 */
@AnalyzeClasses(packages = "io.github.execready", importOptions = ArchitectureTest.NotTests.class)
class ArchitectureTest {

    /** The program itself, wherever the build puts its classes; ArchUnit's own option knows one folder only. */
    static final class NotTests implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static final String ROOT = "io.github.execready";
    private static final String MODEL = ROOT + ".model..";
    private static final String IAM = ROOT + ".iam..";
    private static final String NETWORK = ROOT + ".network..";
    private static final String CHECK = ROOT + ".check..";
    private static final String CATALOG = ROOT + ".catalog..";
    private static final String ENGINE = ROOT + ".engine..";
    private static final String TRIAGE = ROOT + ".triage..";
    private static final String REPORT = ROOT + ".report..";
    private static final String EVIDENCE = ROOT + ".evidence..";
    private static final String CLI = ROOT + ".cli..";
    private static final String PACKAGING = ROOT + ".packaging..";

    private static final String JSPECIFY = "org.jspecify..";
    private static final String GSON = "com.google.gson..";
    private static final String JACKSON = "tools.jackson..";
    private static final String YAML = "org.snakeyaml..";
    private static final String LOG = "org.slf4j..";
    private static final String AWS = "software.amazon.awssdk..";

    @ArchTest
    static final ArchRule modelUsesTheJdkAlone = only(MODEL);

    @ArchTest
    static final ArchRule iamUsesTheModelAndReadsJson = only(IAM, MODEL, GSON);

    @ArchTest
    static final ArchRule networkUsesTheModel = only(NETWORK, MODEL, IAM);

    @ArchTest
    static final ArchRule checkUsesWhatJudgesAndNeitherSourcesNorWords = only(CHECK, MODEL, IAM, NETWORK);

    @ArchTest
    static final ArchRule catalogReadsYaml = only(CATALOG, MODEL, CHECK, YAML);

    @ArchTest
    static final ArchRule engineUsesChecksAndTheirWords = only(ENGINE, MODEL, CHECK, CATALOG);

    @ArchTest
    static final ArchRule triageUsesWhatTheEngineSays = only(TRIAGE, MODEL, CHECK, CATALOG, ENGINE);

    @ArchTest
    static final ArchRule reportWritesWithGsonAndKnowsNoSource =
            only(REPORT, MODEL, CHECK, CATALOG, ENGINE, TRIAGE, GSON);

    @ArchTest
    static final ArchRule evidenceKnowsTheModelAndNoCheck = only(EVIDENCE, MODEL, AWS, JACKSON, YAML, LOG);

    @ArchTest
    static final ArchRule packagingKnowsClassFilesAlone = only(PACKAGING, "org.objectweb.asm..");

    @ArchTest
    static final ArchRule onlyTheBuildRunsPackaging = noClasses()
            .that()
            .resideOutsideOfPackage(PACKAGING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PACKAGING, "org.objectweb.asm..");

    @ArchTest
    static final ArchRule theFacadeDoesNotKnowTheCommandLine = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CLI)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyKnowsTheFacadeButTheCommandLine = noClasses()
            .that()
            .resideInAnyPackage(MODEL, IAM, NETWORK, CHECK, CATALOG, ENGINE, TRIAGE, REPORT, EVIDENCE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT, CLI);

    @ArchTest
    static final ArchRule onlyEvidenceAwsUsesTheSdk = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".evidence.aws..")
            .and(resideInAPackage(ROOT + ".."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AWS);

    @ArchTest
    static final ArchRule onlyEvidenceUsesJackson = noClasses()
            .that(not(resideInAPackage(EVIDENCE)).and(resideInAPackage(ROOT + "..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JACKSON, "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule onlyTheCommandLineUsesPicocli = noClasses()
            .that(not(resideInAPackage(CLI)).and(resideInAPackage(ROOT + "..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule noPackageIsADrawerForAnything = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..helper..", "..helpers..", "..common..", "..misc..");

    @ArchTest
    static final ArchRule noClassIsNamedAfterBeingAClass = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule nobodyLogsThroughTheJdk =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule onlyTheCommandLineWritesToTheTerminal = noClasses()
            .that(not(resideInAPackage(CLI)).and(resideInAPackage(ROOT + "..")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in");

    @ArchTest
    static final ArchRule packagesMakeNoCircle =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    // "Only": what is not listed is forbidden, so a new dependency has to be argued here.
    private static ArchRule only(String which, String... others) {
        String[] allowed = Stream.concat(Stream.of(which, "java..", JSPECIFY), Stream.of(others))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(which)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .allowEmptyShould(true);
    }
}
