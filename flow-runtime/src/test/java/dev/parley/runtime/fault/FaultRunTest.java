package dev.parley.runtime.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that can go wrong goes wrong at once: servers are killed with SIGKILL while 200
 * customers are in the middle of their conversations, the database's connections break, the Graph
 * API is down, slow, silent or refuses, statuses come late, webhooks come twice and out of order.
 * Then the ledger of the emulator, which another process has kept, tells whether an answer was
 * lost, given twice, or given out of order.
 *
 * <p>The nightly build takes half an hour for each database, and {@code -Dparley.faults=SECONDS} as
 * long as one likes.
 */
@Tag("alone")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class FaultRunTest {
  /** Statuses are a second late, some three more, and a webhook is tried again each second. */
  static final Duration DOUBT_WAIT = Duration.ofSeconds(10);

  private static final boolean NIGHTLY = Boolean.getBoolean("parley.nightly");
  private static final Duration LENGTH =
      Duration.ofSeconds(Long.getLong("parley.faults", NIGHTLY ? 1_800 : 15));
  private static final int CUSTOMERS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(20);

  /** Most lives are so short that what is in doubt stays so. */
  private static final Duration SHORT_LIFE = Duration.ofSeconds(3);

  /** One of three lasts until doubts are over; else conversations would come to a rest. */
  private static final Duration LONG_LIFE = DOUBT_WAIT.plusSeconds(2);

  private static final int LONG_LIVES = 3;
  private static final int ROUNDS = 10;

  /** Longer than a lease: a node without its database is taken for dead. */
  private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(5);

  /** Nothing comes later than that in the emulator. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Random random = new Random();
  private Machine machine;
  private FarMeta meta;
  private int metaPort;
  private int blows;
  private int kills;
  private int cuts;
  private int midway;

  @BeforeEach
  void open() {
    machine = new Machine(folder);
    metaPort = Machine.freePort();
    meta = new FarMeta(metaPort);
  }

  @AfterEach
  void endAll() {
    machine.close();
  }

  @Test
  void one_server_that_is_killed_again_and_again_loses_doubles_and_swaps_nothing()
      throws InterruptedException {
    StoreSettings database = StoreSettings.embedded(folder.resolve("data"));
    int port = Machine.freePort();
    try (Crossing door = Crossing.to(List.of(port))) {
      startMeta(door);
      Node node = Node.start(machine, port, metaPort, database);
      eventually(node::isReady);
      run(
          List.of(node),
          database,
          crowd -> {
            kill(node, crowd);
            node.restart();
            eventually(node::isReady);
          });
    }
  }

  @Test
  void two_servers_on_one_postgresql_that_are_killed_and_cut_off_lose_double_and_swap_nothing()
      throws InterruptedException {
    StoreSettings database = Database.POSTGRESQL.fresh();
    List<Integer> ports = List.of(Machine.freePort(), Machine.freePort());
    try (Crossing door = Crossing.to(ports);
        Crossing one = Crossing.to(List.of(port(database)));
        Crossing other = Crossing.to(List.of(port(database)))) {
      startMeta(door);
      List<Crossing> cables = List.of(one, other);
      List<Node> nodes =
          List.of(
              Node.start(machine, ports.get(0), metaPort, by(one, database)),
              Node.start(machine, ports.get(1), metaPort, by(other, database)));
      nodes.forEach(node -> eventually(node::isReady));
      run(nodes, database, crowd -> strike(nodes, cables, door, crowd));
    }
  }

  /**
   * With nothing else going wrong: how soon the other server goes on with whom it has taken over.
   */
  @Test
  @EnabledIfSystemProperty(named = "parley.nightly", matches = "true")
  void conversations_of_a_killed_server_go_on_with_the_other() throws InterruptedException {
    StoreSettings database = Database.POSTGRESQL.fresh();
    List<Integer> ports = List.of(Machine.freePort(), Machine.freePort());
    try (Crossing door = Crossing.to(ports)) {
      startMeta(door);
      List<Node> nodes =
          ports.stream().map(p -> Node.start(machine, p, metaPort, database)).toList();
      nodes.forEach(node -> eventually(node::isReady));
      Crowd crowd = new Crowd(meta);
      crowd.begin();
      eventually(crowd::everybodyTalks);
      for (int round = 0; round < ROUNDS; round++) {
        LockSupport.parkNanos(LONG_LIFE.toNanos());
        Node node = nodes.get(round % 2);
        node.kill();
        crowd.strand();
        eventually(crowd::nobodyIsStranded);
        node.restart();
        eventually(node::isReady);
        door.cut();
      }
      crowd.quiet();
      eventually(crowd::everythingIsAnswered);
      crowd.end();
      for (Node node : nodes) {
        node.stop();
      }
      Books books = Books.of(database);
      tellStranded(crowd.strandings(), books);
      nothingWasLostDoubledOrSwapped(crowd);
    }
  }

  private static void tellStranded(Histogram after, Books books) {
    System.out.printf(
        "TAKEN OVER: %d customers waited for an answer at %d kills and were answered p50 %d ms,"
            + " p90 %d ms, max %d ms after it, %.1f %% of them within 5 s; %d answers had been in"
            + " doubt and were sent again after %d s%n",
        after.getTotalCount(),
        ROUNDS,
        after.getValueAtPercentile(50),
        after.getValueAtPercentile(90),
        after.getMaxValue(),
        after.getPercentileAtOrBelowValue(5_000),
        books.repeated(),
        DOUBT_WAIT.toSeconds());
  }

  /** Something that befalls the servers. */
  private interface Blow {
    void strike(Crowd crowd) throws InterruptedException;
  }

  private void strike(List<Node> nodes, List<Crossing> cables, Crossing door, Crowd crowd)
      throws InterruptedException {
    int victim = random.nextInt(nodes.size());
    switch (blows++ % 4) {
      case 1 -> {
        cables.get(victim).cut();
        cuts++;
      }
      case 3 -> {
        Duration outage = upTo(LONGEST_OUTAGE);
        List<Crossing> away = random.nextBoolean() ? cables : List.of(cables.get(victim));
        away.forEach(Crossing::shut);
        LockSupport.parkNanos(outage.toNanos());
        away.forEach(Crossing::open);
        cuts += away.size();
      }
      default -> {
        Node node = nodes.get(victim);
        kill(node, crowd);
        LockSupport.parkNanos(upTo(LONGEST_OUTAGE).toNanos());
        node.restart();
        eventually(node::isReady);
        // Webhooks find the way to it only by new connections.
        door.cut();
      }
    }
  }

  private void kill(Node node, Crowd crowd) throws InterruptedException {
    assertThat(crowd.everybodyTalks()).as("every customer is in mid-conversation").isTrue();
    midway += crowd.waiting();
    node.kill();
    kills++;
  }

  private void run(List<Node> nodes, StoreSettings database, Blow blow)
      throws InterruptedException {
    long start = System.nanoTime();
    Crowd crowd = new Crowd(meta);
    assertThat(crowd.customers()).hasSize(CUSTOMERS);
    crowd.begin();
    eventually(crowd::everybodyTalks);
    Mischief mischief = new Mischief(meta);
    mischief.begin();
    long end = System.nanoTime() + LENGTH.toNanos();
    for (int life = 1; System.nanoTime() < end; life++) {
      Duration span = life % LONG_LIVES == 0 ? LONG_LIFE : upTo(SHORT_LIFE);
      LockSupport.parkNanos(span.toNanos());
      if (System.nanoTime() > end - LENGTH.toNanos() / 2) {
        mischief.hurry();
      }
      blow.strike(crowd);
    }
    crowd.quiet();
    Map<String, Integer> troubles = mischief.end();
    patiently(crowd::everythingIsAnswered);
    patiently(() -> crowd.silent(SILENCE));
    crowd.end();
    for (Node node : nodes) {
      node.stop();
    }
    Books books = Books.of(database);
    tell(crowd, books, troubles, Duration.ofNanos(System.nanoTime() - start));
    nothingWasLostDoubledOrSwapped(crowd);
    assertThat(books.open()).as("what the servers still had to do").isZero();
  }

  private static void nothingWasLostDoubledOrSwapped(Crowd crowd) {
    assertThat(crowd.customers())
        .allSatisfy(customer -> {
          assertThat(customer.heard())
              .as("what the servers took of what %s wrote", customer.id())
              .containsExactlyInAnyOrderElementsOf(customer.wrote());
          assertThat(customer.answers())
              .as("the answers to %s", customer.id())
              .isEqualTo(customer.expected());
        });
    assertThat(crowd.sentTwice()).as("messages that Graph was given twice").isEmpty();
  }

  /** What the servers wrote down: how much was in doubt, sent again, and left to be done. */
  private record Books(long doubts, long repeated, long open) {
    static Books of(StoreSettings database) {
      try (Store store = Store.open(database)) {
        return new Books(
            count(store, "event where outcome = 'in_doubt'"),
            count(store, "outbox where possibly_duplicate"),
            count(store, "outbox where open = 1") + count(store, "inbox where state <> 'done'"));
      }
    }

    private static long count(Store store, String what) {
      return store.read(
          handle -> handle.createQuery("select count(*) from " + what).mapTo(Long.class).one());
    }
  }

  private void tell(Crowd crowd, Books books, Map<String, Integer> troubles, Duration took) {
    Histogram waits = crowd.waits();
    System.out.printf(
        "FAULTS: %d kills, %d cuts of a database connection, %d customers, of whom %d waited for an"
            + " answer at the moments of the kills%n"
            + "  troubles: %s; refused by Meta's codes: %s; answers withheld: %d%n"
            + "  %d messages written, %d acknowledged, %d answers, %d webhooks refused and"
            + " repeated%n"
            + "  %d sends in doubt by their answer, %d sent again as possibly duplicate, %d twice"
            + " by the ledger%n"
            + "  answered in p50 %d ms, p99 %d ms, max %d ms; %d s in all%n",
        kills,
        cuts,
        CUSTOMERS,
        midway,
        troubles,
        crowd.refused(),
        crowd.count("unanswered"),
        crowd.count("wrote"),
        crowd.count("heard"),
        crowd.count("accepted"),
        crowd.count("not_taken"),
        books.doubts(),
        books.repeated(),
        crowd.sentTwice().size(),
        waits.getValueAtPercentile(50),
        waits.getValueAtPercentile(99),
        waits.getMaxValue(),
        took.toSeconds());
  }

  private void startMeta(Crossing door) {
    String webhooks = "http://127.0.0.1:" + door.port() + "/webhooks/whatsapp";
    machine.run(
        new Machine.Task(
            "meta",
            EmulatedMeta.class,
            List.of(String.valueOf(metaPort), webhooks, String.valueOf(CUSTOMERS)),
            Map.of()));
    eventually(meta::isReady);
  }

  private static int port(StoreSettings database) {
    return java.net.URI.create(database.url().substring("jdbc:".length())).getPort();
  }

  /** The same database, on the other side of a crossing. */
  private static StoreSettings by(Crossing cable, StoreSettings database) {
    String url = database.url().replace(":" + port(database) + "/", ":" + cable.port() + "/");
    return StoreSettings.postgres(url, database.user(), database.password());
  }

  private Duration upTo(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos()));
  }

  private static void eventually(BooleanSupplier condition) {
    assertThat(patiently(condition)).as("it happens within " + PATIENCE).isTrue();
  }

  private static boolean patiently(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }
}
