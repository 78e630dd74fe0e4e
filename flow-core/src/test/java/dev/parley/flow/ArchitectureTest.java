package dev.parley.flow;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The arrows of flow-core: same inputs, same bytes out, on any machine and in any thread. */
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
          .importPackages("dev.parley.flow");

  // GraalJS needs threads, a clock and processes; nothing else in this module does.
  private static final DescribedPredicate<JavaClass> PURE =
      not(resideInAnyPackage("dev.parley.flow.script.graal.."));

  @Test
  void nothing_reads_a_clock_or_throws_dice() {
    DescribedPredicate<JavaAccess<?>> now =
        target(name("now")).and(target(owner(resideInAnyPackage("java.time.."))));
    noClasses()
        .that(PURE)
        .should()
        .dependOnClassesThat(assignableTo(Clock.class).or(assignableTo(Random.class)))
        .orShould()
        .accessTargetWhere(now)
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void nothing_asks_the_machine_it_runs_on() {
    DescribedPredicate<JavaAccess<?>> system =
        target(owner(assignableTo(System.class)))
            .and(target(not(nameMatching("arraycopy|identityHashCode"))));
    noClasses().that(PURE).should().accessTargetWhere(system).allowEmptyShould(true).check(CORE);
  }

  @Test
  void nothing_does_input_or_output() {
    noClasses()
        .that(PURE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                .or(nameMatching("java\\.io\\.(File|RandomAccess|Print|Console|Object|Piped).*"))
                .or(nameMatching("java\\.lang\\.Process.*|java\\.lang\\.Runtime"))
                .and(not(nameMatching("java\\.net\\.(URI|URISyntaxException|URLEncoder)"))))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void nothing_starts_or_shares_threads() {
    noClasses()
        .that(PURE)
        .should()
        .dependOnClassesThat(
            assignableTo(Thread.class)
                .or(assignableTo(ThreadLocal.class))
                .or(resideInAnyPackage("java.util.concurrent..")))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void nothing_logs() {
    noClasses()
        .that(PURE)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.slf4j..", "java.util.logging..")
                .or(assignableTo(System.Logger.class)))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void statics_have_no_state() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(CORE);
  }

  @Test
  void only_the_json_room_knows_jackson_and_json_schema() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.parley.flow.json..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..", "com.networknt..")
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void expressions_know_nothing_of_flows() {
    noClasses()
        .that()
        .resideInAPackage("dev.parley.flow.script..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.parley.flow..")
                .and(not(resideInAnyPackage("dev.parley.flow.script.."))))
        .allowEmptyShould(true)
        .check(CORE);
  }

  @Test
  void a_flow_knows_nothing_of_who_is_in_it() {
    onlyKnows("model", "script");
    onlyKnows("session", "model", "script");
    onlyKnows("engine", "model", "script", "session");
    onlyKnows("check", "model", "script", "session", "engine");
  }

  private static void onlyKnows(String room, String... others) {
    DescribedPredicate<JavaClass> allowed = resideInAnyPackage("dev.parley.flow." + room + "..");
    for (String other : others) {
      allowed = allowed.or(resideInAnyPackage("dev.parley.flow." + other + ".."));
    }
    noClasses()
        .that()
        .resideInAPackage("dev.parley.flow." + room + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.parley.flow..").and(not(allowed)))
        .allowEmptyShould(true)
        .check(CORE);
  }
}
