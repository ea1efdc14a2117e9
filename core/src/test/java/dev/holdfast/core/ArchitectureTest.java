package dev.holdfast.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Core is pure, and its packages depend on each other in one direction. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.holdfast.core");

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching("dev.holdfast.core.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void onlyTheVerdictKnowsEveryRoom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.holdfast.core.verdict..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.holdfast.core.verdict..")
        .check(CORE);
  }

  @Test
  void nobodyBelowKnowsOtherModules() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.holdfast.compiler..",
            "dev.holdfast.inventory..",
            "dev.holdfast.operator..",
            "dev.holdfast.webhook..",
            "dev.holdfast.cli..")
        .check(CORE);
  }

  @Test
  void thereIsNoClientNoServerAndNoOutsideWorld() {
    DescribedPredicate<JavaClass> model = resideInAnyPackage("io.fabric8.kubernetes.api.model..");
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("io.fabric8..").and(not(model)))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..", "javax.net..", "java.net.http..", "org.eclipse.jetty..", "org.slf4j..")
        .check(CORE);
  }

  @Test
  void thereAreNoThreads() {
    noClasses()
        .should()
        .callConstructor(Thread.class)
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .orShould()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "ofPlatform")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.concurrent\\.(Executors?|ExecutorService|.*ThreadPoolExecutor"
                + "|ForkJoinPool|CompletableFuture)")
        .check(CORE);
  }

  @Test
  void thereIsNoClockAndNoEnvironment() {
    noClasses()
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Instant.class, "now", Clock.class)
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(CORE);
  }
}
