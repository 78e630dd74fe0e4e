package dev.parley.runtime.load;

import dev.parley.runtime.contact.SearchLoad;
import dev.parley.runtime.contact.imports.ImportLoad;
import dev.parley.runtime.store.Database;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the whole server from outside, with durable storage, on H2 and on PostgreSQL.
 *
 * <p>Arguments: {@code R1}, {@code R3} and, only where they are named, {@code R2} (a campaign),
 * {@code Q1} (queries over a million contacts) and {@code I2} (a list of a million contacts);
 * {@code H2} and {@code POSTGRESQL}, in any order; all of a kind where none is named.
 */
public final class Load {
  private static final List<String> WORKLOADS = List.of("R1", "R2", "R3", "Q1", "I2");

  private Load() {}

  /** Runs. */
  public static void main(String[] args) throws Exception {
    List<String> words = Arrays.asList(args);
    for (Database database : Database.values()) {
      if (named(words, database.name(), List.of("H2", "POSTGRESQL"))) {
        for (String workload : List.of("R1", "R3")) {
          if (named(words, workload, WORKLOADS)) {
            run(workload, database);
          }
        }
        if (words.contains("R2")) {
          System.out.println("R2 on " + database);
          CampaignLoad.run(database);
        }
        if (words.contains("Q1")) {
          System.out.println("Q1 on " + database);
          SearchLoad.run(database);
        }
        if (words.contains("I2")) {
          System.out.println("I2 on " + database);
          ImportLoad.run(database);
        }
      }
    }
    System.exit(0);
  }

  private static boolean named(List<String> words, String name, List<String> kind) {
    return words.contains(name) || words.stream().noneMatch(kind::contains);
  }

  private static void run(String workload, Database database) throws Exception {
    System.out.println(workload + " on " + database);
    try (Town town = Town.open(database)) {
      if (workload.equals("R1")) {
        new Turns(town).run();
      } else {
        new Statuses(town).run();
      }
    }
  }
}
