package dev.parley.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The arrows of the server, as CONTRIBUTING.md draws them. */
class ArchitectureTest {
  private static final String ROOM = "dev.parley.runtime.";

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("dev.parley");

  @Test
  void an_event_goes_down_the_line_and_never_back() {
    // The inbox is the head of the line: it hands events on, moves statuses, fetches due timers.
    mustNotKnow("conversation", "inbox");
    mustNotKnow("outbox", "inbox", "conversation", "timers");
    // Campaigns write to the outbox and follow what it tells; nothing on the line waits for them.
    mustNotKnow("outbox", "campaign");
    mustNotKnow("conversation", "campaign");
    mustNotKnow("contact", "campaign");
    mustNotKnow("campaign", "inbox", "timers", "call");
    // A timer that fires comes in by the front door, as an event of the inbox.
    mustNotKnow("timers", "conversation", "outbox");
    // So does a call's result.
    mustNotKnow("call", "conversation", "inbox", "outbox", "timers");
  }

  @Test
  void deciding_touches_no_database_network_or_clock() {
    noClasses()
        .that()
        .resideInAPackage(ROOM + "conversation..")
        .and()
        .haveSimpleNameStartingWith("Deci")
        .should()
        .transitivelyDependOnClassesThat(
            resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "java.net.http..")
                .or(resideInAnyPackage(rooms("store", "time", "http"))))
        // Whoever names an instant leads to the platform's clock; what counts is who reads it.
        .orShould()
        .dependOnClassesThat(assignableTo(Clock.class))
        .orShould()
        .callMethod(Instant.class, "now")
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void the_rooms_without_business_know_no_business() {
    onlyKnows("log");
    onlyKnows("time");
    onlyKnows("whatsapp");
    onlyKnows("store", "time");
    onlyKnows("order");
    // Who works on what, not what is done.
    onlyKnows("shard", "order", "store", "time");
    // Whose key this is, it is told by whoever keeps the door.
    onlyKnows("http", "log", "store", "time");
    onlyKnows("idempotency", "http", "retention", "store", "time");
  }

  @Test
  void the_emulator_is_of_use_without_the_server() {
    onlyKnows("emulator", "http", "time", "whatsapp");
  }

  @Test
  void files_are_fetched_and_kept_whoever_sent_them() {
    onlyKnows("media", "http", "journal", "retention", "store", "time", "whatsapp");
  }

  @Test
  void sql_stays_in_the_rooms_that_own_tables() {
    noClasses()
        .that()
        .resideInAnyPackage(rooms("cli", "emulator", "http", "log", "time", "whatsapp"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.jdbi..", "org.h2..", "org.postgresql..")
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void what_requests_reach_is_asked_of_one_account() {
    // Those look into all accounts: by a secret, by what Meta names, and for the whole line at
    // once.
    noClasses()
        .that()
        .resideInAnyPackage(rooms("account", "contact", "idempotency"))
        .and()
        .doNotHaveSimpleName("Whose")
        .and()
        .doNotHaveSimpleName("Channels")
        .and()
        .doNotHaveSimpleName("Contacts")
        .and()
        .doNotHaveSimpleName("ContactTable")
        .and()
        .doNotHaveSimpleName("ContactIndex")
        .and()
        .doNotHaveSimpleName("Recognition")
        .and()
        .doNotHaveSimpleName("OpenImports")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.jdbi.v3.core.Handle")
        .check(SERVER);
  }

  @Test
  void a_query_is_read_and_written_without_knowing_who_asks() {
    onlyKnows("contact.query");
  }

  @Test
  void nobody_but_the_start_knows_the_commands() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOM + "cli..")
        .and()
        .doNotHaveFullyQualifiedName(ROOM + "Main")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOM + "cli..", "picocli..")
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void statics_have_no_state() {
    fields().that().areStatic().should().beFinal().allowEmptyShould(true).check(SERVER);
  }

  private static void mustNotKnow(String room, String... others) {
    noClasses()
        .that()
        .resideInAPackage(ROOM + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms(others))
        .allowEmptyShould(true)
        .check(SERVER);
  }

  private static void onlyKnows(String room, String... others) {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(rooms(room)).or(resideInAnyPackage(rooms(others)));
    noClasses()
        .that()
        .resideInAPackage(ROOM + room + "..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.parley.runtime..").and(not(allowed)))
        .allowEmptyShould(true)
        .check(SERVER);
  }

  private static String[] rooms(String... rooms) {
    return Arrays.stream(rooms).map(room -> ROOM + room + "..").toArray(String[]::new);
  }
}
