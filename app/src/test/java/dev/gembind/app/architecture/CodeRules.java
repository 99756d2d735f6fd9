package dev.gembind.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.gembind.core.GembindException;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;

/** What code may not do, below a root package: that of the product, or that of the planted violations. */
record CodeRules(String root) {
    private static final Set<String> CLOCKS_AND_DICE = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.time.InstantSource.system",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.UUID.randomUUID");
    private static final Set<String> PATTERN_METHODS = Set.of("matches", "replaceAll", "replaceFirst");
    private static final Set<String> EARLY_ANSWERS = Set.of(
            "java.lang.String.equals",
            "java.lang.String.equalsIgnoreCase",
            "java.lang.String.contentEquals",
            "java.lang.String.compareTo",
            "java.lang.String.compareToIgnoreCase",
            "java.lang.String.regionMatches",
            "java.util.Arrays.equals",
            "java.util.Arrays.compare",
            "java.util.Arrays.mismatch",
            "java.util.Objects.equals",
            "java.util.Objects.deepEquals");
    private static final Set<String> CHANGING = Set.of(
            "java.util.HashMap",
            "java.util.ArrayList",
            "java.util.concurrent.ConcurrentHashMap",
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal",
            "java.util.Random");

    ArchRule coreAsksNoClockAndNoDice() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".core..")
                .should(callMethodWhere(calls("a clock or dice", call -> isClockOrDice(owner(call), call.getName()))))
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SecureRandom.class)
                .orShould()
                .callConstructor(SplittableRandom.class);
    }

    ArchRule nobodySleeps() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should(callMethodWhere(calls(
                        "a sleep",
                        call -> call.getName().equals("sleep")
                                && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                        .contains(owner(call)))));
    }

    ArchRule adaptersAskNoWallClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".adapters..", root + ".http..")
                .should(callMethodWhere(calls(
                        "the wall clock",
                        call -> (call.getName().equals("now") && owner(call).startsWith("java.time."))
                                || (owner(call).equals("java.lang.System")
                                        && call.getName().equals("currentTimeMillis")))));
    }

    /**
     * The texts of strangers come through these packages; a pattern there can be made to run for hours. Splitting at one
     * character makes no pattern, and is allowed.
     */
    ArchRule noPatternsOnTextOfStrangers() {
        DescribedPredicate<JavaClass> near =
                resideInAnyPackage(root + ".core..", root + ".adapters..", root + ".http..");
        return noClasses()
                .that(near)
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.regex.."))
                .orShould(callMethodWhere(calls(
                        "a method of String that takes a pattern",
                        call -> owner(call).equals("java.lang.String") && PATTERN_METHODS.contains(call.getName()))));
    }

    /** What stops at the first difference tells by its time how much of a signature was guessed. */
    ArchRule signaturesAreComparedInConstantTime() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".core.webhooks..")
                .should(callMethodWhere(calls(
                        "a comparison that ends early",
                        call -> EARLY_ANSWERS.contains(owner(call) + "." + call.getName()))));
    }

    ArchRule everyPackageIsNullMarked() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .haveNameNotMatching(".*\\.templates\\..*Generated.*") // made of templates, by their compiler
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new SimpleConditionEvent(
                                item,
                                marked,
                                item.getName() + " is in " + item.getPackageName() + ", which is not @NullMarked"));
                    }
                });
    }

    ArchRule nothingStaticChanges() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .andShould(new ArchCondition<>("hold nothing that is made to change") {
                    @Override
                    public void check(JavaField item, ConditionEvents events) {
                        String type = item.getRawType().getName();
                        boolean changes = CHANGING.contains(type) || type.startsWith("java.util.concurrent.atomic.");
                        events.add(new SimpleConditionEvent(item, !changes, item.getFullName() + " is a " + type));
                    }
                });
    }

    ArchRule publicExceptionsHaveOneRoot() {
        return classes()
                .that()
                .resideInAnyPackage(root + ".core..", root + ".adapters..")
                .and()
                .arePublic()
                .and()
                .areAssignableTo(RuntimeException.class)
                .should()
                .beAssignableTo(GembindException.class)
                .andShould()
                .haveSimpleNameEndingWith("Exception");
    }

    /** A class that only its own package can see, and that nobody there uses, is dead. */
    ArchRule hiddenClassesAreUsed() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areTopLevelClasses()
                .and()
                .areNotPublic()
                .and(DescribedPredicate.describe("are not where a program starts", CodeRules::startsNothing))
                .should(new ArchCondition<>("be used by another class") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        boolean used = item.getPackage().getClasses().stream()
                                .filter(part -> isPartOf(part, item))
                                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                                .anyMatch(use -> !isPartOf(use.getOriginClass(), item));
                        events.add(new SimpleConditionEvent(item, used, item.getName() + " is used by nobody"));
                    }
                });
    }

    private static boolean startsNothing(JavaClass item) {
        return !item.getSimpleName().equals("package-info")
                && item.getMethods().stream()
                        .noneMatch(method -> method.getName().equals("main"));
    }

    private static boolean isPartOf(JavaClass inner, JavaClass outer) {
        return inner.getName().equals(outer.getName()) || inner.getName().startsWith(outer.getName() + "$");
    }

    private static boolean isClockOrDice(String owner, String method) {
        return CLOCKS_AND_DICE.contains(owner + "." + method)
                || (owner.startsWith("java.time.") && method.equals("now"))
                || (owner.equals("java.time.Clock") && method.startsWith("system"));
    }

    private static String owner(JavaMethodCall call) {
        return call.getTargetOwner().getName();
    }

    private static DescribedPredicate<JavaMethodCall> calls(
            String description, java.util.function.Predicate<JavaMethodCall> calls) {
        return DescribedPredicate.describe(description, calls);
    }
}
