package dev.gembind.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom, below a root package: that of the product, or that of the planted violations. */
record ModuleRules(String root) {
    private static final String[] LIBRARIES_OF_CORE = {
        "java..",
        "javax.crypto..",
        "com.google.common..",
        "com.google.errorprone.annotations..",
        "org.jspecify.annotations..",
        "org.slf4j.."
    };

    private static final String[] INPUT_AND_OUTPUT = {
        "java.nio.file..",
        "java.nio.channels..",
        "java.net.http..",
        "java.util.zip..",
        "java.util.logging..",
        "java.sql..",
        "java.rmi.."
    };

    ArchRule coreUsesNoFramework() {
        return classes()
                .that(resideInAPackage(in("core..")))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(in("core..")).or(resideInAnyPackage(LIBRARIES_OF_CORE)));
    }

    ArchRule coreDoesNoInputOrOutput() {
        return noClasses()
                .that()
                .resideInAPackage(in("core.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(INPUT_AND_OUTPUT))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File.*|.*Stream|.*Reader|.*Writer|RandomAccessFile)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(URL|.*Socket.*|Inet.*|.*Connection)")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Process.*|Runtime)");
    }

    /** Each line may use the lines above it; within a line there is an order too, see {@link #coreHasNoCycles}. */
    ArchRule coreLayersKeepTheirOrder() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(in("core.."))
                .withOptionalLayers(true)
                .layer("words")
                .definedBy(in("core"))
                .layer("ground")
                .definedBy(
                        in("core.storage.."),
                        in("core.limits.."),
                        in("core.prompts.."),
                        in("core.webhooks.."),
                        in("core.audit.."))
                .layer("facts")
                .definedBy(in("core.bindings.."), in("core.ledger.."), in("core.outbox.."))
                .layer("uses")
                .definedBy(in("core.access.."), in("core.payments.."), in("core.characters.."), in("core.jobs.."))
                .layer("talk")
                .definedBy(in("core.sessions.."), in("core.chat.."))
                .layer("moving")
                .definedBy(in("core.transfer.."))
                .whereLayer("words")
                .mayNotAccessAnyLayer()
                .whereLayer("ground")
                .mayOnlyAccessLayers("words")
                .whereLayer("facts")
                .mayOnlyAccessLayers("words", "ground")
                .whereLayer("uses")
                .mayOnlyAccessLayers("words", "ground", "facts")
                .whereLayer("talk")
                .mayOnlyAccessLayers("words", "ground", "facts", "uses")
                .whereLayer("moving")
                .mayOnlyAccessLayers("words", "ground", "facts", "uses", "talk")
                .ensureAllClassesAreContainedInArchitectureIgnoring(not(resideInAPackage(in("core.."))));
    }

    ArchRule coreHasNoCycles() {
        return slices().matching(in("core.(*)..")).should().beFreeOfCycles();
    }

    ArchRule adaptersDoNotKnowEachOther() {
        return slices().matching(in("adapters.(*)..")).should().notDependOnEachOther();
    }

    ArchRule adaptersAndHttpKnowNoneAbove() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("adapters.."), in("http.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("app.."), in("sandbox.."), in("testkit.."), in("bench.."));
    }

    ArchRule httpKnowsNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage(in("http.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("adapters.."));
    }

    /** The sandbox is the outside world, so nothing of the product may help it to get things right. */
    ArchRule sandboxKnowsNothingOfTheProduct() {
        return noClasses()
                .that()
                .resideInAPackage(in("sandbox.."))
                .should()
                .dependOnClassesThat(resideInAPackage(anything()).and(not(resideInAPackage(in("sandbox..")))));
    }

    ArchRule onlyTheApplicationKnowsTheSandbox() {
        return noClasses()
                .that(resideInAPackage(anything()).and(not(resideInAnyPackage(in("sandbox.."), in("app..")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("sandbox.."));
    }

    ArchRule testkitKnowsCoreOnly() {
        return noClasses()
                .that()
                .resideInAPackage(in("testkit.."))
                .should()
                .dependOnClassesThat(resideInAPackage(anything())
                        .and(not(resideInAnyPackage(in("core"), in("core.."), in("testkit..")))));
    }

    /** SQL stays in one module; the kit that starts PostgreSQL for tests has to talk to it too. */
    ArchRule sqlStaysInOneModule() {
        return noClasses()
                .that(resideInAPackage(anything())
                        .and(not(resideInAnyPackage(in("adapters.jdbc.."), in("testkit.postgres..")))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..");
    }

    private String anything() {
        return root + "..";
    }

    private String in(String packages) {
        return root + "." + packages;
    }
}
