package dev.parley.dsl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/**
 * The arrows of flow-dsl: text becomes a tree, the tree a model, and neither knows what follows.
 */
class ArchitectureTest {
  private static final JavaClasses DSL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.parley.dsl");

  @Test
  void the_syntax_knows_of_the_engine_its_expressions_only() {
    noClasses()
        .that()
        .resideInAPackage("dev.parley.dsl.syntax..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.parley.flow..")
                .and(not(resideInAnyPackage("dev.parley.flow.script.."))))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.parley.dsl.lower..", "dev.parley.dsl.test..", "dev.parley.dsl")
        .allowEmptyShould(true)
        .check(DSL);
  }

  @Test
  void a_problem_knows_nothing_of_who_found_it() {
    noClasses()
        .that()
        .resideInAPackage("dev.parley.dsl.problem..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.parley.dsl.lower..", "dev.parley.dsl.test..", "dev.parley.dsl")
        .allowEmptyShould(true)
        .check(DSL);
  }

  @Test
  void lowering_runs_nothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.parley.dsl.lower..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.parley.flow.engine..", "dev.parley.flow.session..", "dev.parley.dsl.test..")
        .allowEmptyShould(true)
        .check(DSL);
  }

  @Test
  void statics_have_no_state() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(DSL);
  }
}
