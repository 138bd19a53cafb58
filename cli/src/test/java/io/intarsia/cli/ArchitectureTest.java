package io.intarsia.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house stays as docs/architecture.md draws it. */
@AnalyzeClasses(packages = "io.intarsia", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule modules_depend_downwards_only =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("proto")
          .definedBy("io.intarsia.proto..")
          .layer("core")
          .definedBy("io.intarsia.core..")
          .layer("data")
          .definedBy("io.intarsia.data..")
          .layer("models")
          .definedBy("io.intarsia.models..")
          .layer("train")
          .definedBy("io.intarsia.train..")
          .layer("eval")
          .definedBy("io.intarsia.eval..")
          .layer("study")
          .definedBy("io.intarsia.study..")
          .layer("cli")
          .definedBy("io.intarsia.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("study")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("eval")
          .mayOnlyBeAccessedByLayers("study", "cli")
          .whereLayer("train")
          .mayOnlyBeAccessedByLayers("eval", "study", "cli")
          .whereLayer("data")
          .mayOnlyBeAccessedByLayers("train", "eval", "study", "cli")
          .whereLayer("models")
          .mayOnlyBeAccessedByLayers("train", "eval", "study", "cli")
          .withOptionalLayers(true);

  @ArchTest
  static final ArchRule evaluations_know_no_pretext_task =
      noClasses()
          .that()
          .resideInAPackage("io.intarsia.eval..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..pretext..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_the_command_line_prints =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.intarsia.cli..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule one_place_runs_sessions =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.intarsia.core.graph.GraphSession")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.tensorflow.Session$Runner");

  @ArchTest
  static final ArchRule nothing_runs_eagerly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.tensorflow.EagerSession");

  @ArchTest
  static final ArchRule randomness_is_seeded =
      noClasses()
          .should()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(java.util.SplittableRandom.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.intarsia.(*).(**)").should().beFreeOfCycles();
}
