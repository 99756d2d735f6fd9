package dev.gembind.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product keeps the rules of its architecture. {@link PlantedViolationsTest} shows that each rule can fail. */
class ArchitectureTest {
    private static final String ROOT = "dev.gembind";

    private static JavaClasses product;

    private final ModuleRules modules = new ModuleRules(ROOT);
    private final CodeRules code = new CodeRules(ROOT);

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core.bindings",
                "core.webhooks",
                "testkit.http",
                "http",
                "adapters.csv",
                "adapters.web",
                "adapters.telegram",
                "adapters.discord",
                "adapters.json",
                "adapters.payments",
                "sandbox",
                "app"
            })
    void everyModuleIsLookedAt(String part) {
        assertThat(product.containPackage(ROOT + "." + part)).isTrue();
    }

    @Test
    void coreUsesNoFramework() {
        modules.coreUsesNoFramework().check(product);
    }

    @Test
    void coreDoesNoInputOrOutput() {
        modules.coreDoesNoInputOrOutput().check(product);
    }

    @Test
    void coreLayersKeepTheirOrder() {
        modules.coreLayersKeepTheirOrder().check(product);
    }

    @Test
    void coreHasNoCycles() {
        modules.coreHasNoCycles().check(product);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        modules.adaptersDoNotKnowEachOther().check(product);
    }

    @Test
    void adaptersAndHttpKnowNoneAbove() {
        modules.adaptersAndHttpKnowNoneAbove().check(product);
    }

    @Test
    void httpKnowsNoAdapter() {
        modules.httpKnowsNoAdapter().check(product);
    }

    @Tag("G-01")
    @Test
    void sandboxKnowsNothingOfTheProduct() {
        modules.sandboxKnowsNothingOfTheProduct().check(product);
    }

    @Test
    void onlyTheApplicationKnowsTheSandbox() {
        modules.onlyTheApplicationKnowsTheSandbox().check(product);
    }

    @Test
    void testkitKnowsCoreOnly() {
        modules.testkitKnowsCoreOnly().check(product);
    }

    @Tag("A-08")
    @Test
    void sqlStaysInOneModule() {
        modules.sqlStaysInOneModule().check(product);
    }

    @Tag("A-11")
    @Test
    void coreAsksNoClockAndNoDice() {
        code.coreAsksNoClockAndNoDice().check(product);
    }

    @Tag("A-11")
    @Test
    void adaptersAskNoWallClock() {
        code.adaptersAskNoWallClock().check(product);
    }

    @Test
    void nobodySleeps() {
        code.nobodySleeps().check(product);
    }

    @Tag("A-32")
    @Test
    void noPatternsOnTextOfStrangers() {
        code.noPatternsOnTextOfStrangers().check(product);
    }

    @Tag("A-05")
    @Test
    void signaturesAreComparedInConstantTime() {
        code.signaturesAreComparedInConstantTime().check(product);
    }

    @Tag("A-37")
    @Test
    void everyPackageIsNullMarked() {
        code.everyPackageIsNullMarked().check(product);
    }

    @Test
    void nothingStaticChanges() {
        code.nothingStaticChanges().check(product);
    }

    @Tag("A-34")
    @Test
    void publicExceptionsHaveOneRoot() {
        code.publicExceptionsHaveOneRoot().check(product);
    }

    @Tag("A-30")
    @Test
    void hiddenClassesAreUsed() {
        code.hiddenClassesAreUsed().check(product);
    }
}
