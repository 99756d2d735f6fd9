package dev.gembind.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each rule of {@link ArchitectureTest} reports what was planted against it in {@code planted}. */
class PlantedViolationsTest {
    private static final String ROOT = "dev.gembind.app.architecture.planted";

    private static JavaClasses planted;

    private final ModuleRules modules = new ModuleRules(ROOT);
    private final CodeRules code = new CodeRules(ROOT);

    @BeforeAll
    static void read() {
        planted = new ClassFileImporter().importPackages(ROOT);
    }

    @Test
    void aFrameworkInCoreIsReported() {
        assertReported(modules.coreUsesNoFramework(), "Framework", "JsonNode");
    }

    @Test
    void inputAndOutputInCoreAreReported() {
        assertReported(modules.coreDoesNoInputOrOutput(), "Folder", "java.nio.file.Path");
    }

    @Test
    void aLowerLayerOfCoreThatKnowsAHigherOneIsReported() {
        assertReported(modules.coreLayersKeepTheirOrder(), "core.storage.Low", "core.bindings.High");
    }

    @Test
    void aCycleInCoreIsReported() {
        assertReported(modules.coreHasNoCycles(), "Cycle detected", "core.storage.Low", "core.bindings.High");
    }

    @Test
    void anAdapterThatKnowsAnotherOneIsReported() {
        assertReported(modules.adaptersDoNotKnowEachOther(), "one.Neighbour", "two.Climber");
    }

    @Test
    void anAdapterThatKnowsTheApplicationIsReported() {
        assertReported(modules.adaptersAndHttpKnowNoneAbove(), "two.Climber", "app.Top");
    }

    @Test
    void outgoingHttpThatKnowsAnAdapterIsReported() {
        assertReported(modules.httpKnowsNoAdapter(), "http.Sideways", "two.Climber");
    }

    @Test
    void aSandboxThatKnowsTheProductIsReported() {
        assertReported(modules.sandboxKnowsNothingOfTheProduct(), "sandbox.Helped", "core.bindings.High");
    }

    @Test
    void anAdapterThatKnowsTheSandboxIsReported() {
        assertReported(modules.onlyTheApplicationKnowsTheSandbox(), "one.Neighbour", "sandbox.Helped");
    }

    @Test
    void aTestKitThatKnowsAnAdapterIsReported() {
        assertReported(modules.testkitKnowsCoreOnly(), "testkit.Partial", "two.Climber");
    }

    @Test
    void sqlOutsideItsModuleIsReported() {
        assertReported(modules.sqlStaysInOneModule(), "one.Query", "java.sql.Connection");
    }

    @Test
    void clocksAndDiceInCoreAreReported() {
        assertReported(
                code.coreAsksNoClockAndNoDice(), "System.nanoTime()", "Instant.now()", "java.util.Random.<init>()");
    }

    @Test
    void theWallClockInAnAdapterIsReported() {
        assertReported(code.adaptersAskNoWallClock(), "one.Query", "Instant.now()");
    }

    @Test
    void aSleepIsReported() {
        assertReported(code.nobodySleeps(), "Sleeping", "Thread.sleep(long)");
    }

    @Test
    void aPatternNearTextOfStrangersIsReported() {
        assertReported(code.noPatternsOnTextOfStrangers(), "one.Query", "java.util.regex.Pattern");
    }

    @Test
    void aComparisonOfSignaturesThatEndsEarlyIsReported() {
        assertReported(
                code.signaturesAreComparedInConstantTime(),
                "Hasty.isTheText",
                "String.equals(java.lang.Object)",
                "Arrays.equals([B, [B)");
    }

    @Test
    void aPackageThatIsNotNullMarkedIsReported() {
        assertReported(code.everyPackageIsNullMarked(), "app.Top", "which is not @NullMarked");
    }

    @Test
    void staticStateThatChangesIsReported() {
        assertReported(code.nothingStaticChanges(), "Statics.counter", "Statics.CACHE is a java.util.HashMap");
    }

    @Test
    void anExceptionBesideTheOneRootIsReported() {
        assertReported(code.publicExceptionsHaveOneRoot(), "OddException");
    }

    @Test
    void aHiddenClassThatNobodyUsesIsReported() {
        assertReported(code.hiddenClassesAreUsed(), "Sleeping is used by nobody");
    }

    private void assertReported(ArchRule rule, String... parts) {
        assertThat(rule.evaluate(planted).getFailureReport().toString()).contains(parts);
    }
}
