package dev.parley.runtime.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Orders troubles from the emulator, one after the other, and counts those that came. */
final class Mischief {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final List<String> VERBS = List.of("graph", "fail", "statuses", "webhooks");

  /** While servers are away nothing meets a trouble; all of them at once would be too many. */
  private static final int MOST_WAITING = 4;

  /** How much later than usual all statuses come; well within the doubt wait. */
  private static final String LATE = "statuses delay 1s";

  // A time-out holds its conversation for as long as the server waits for Graph.
  private static final Order TIMEOUT = new Order("graph", 1, "timeout");
  private static final List<Order> ORDERS =
      List.of(
          new Order("graph", 2, "500"),
          new Order("graph", 2, "503"),
          new Order("graph", 2, "lost"),
          new Order("graph", 2, "reset"),
          new Order("graph", 5, "slow 1s"),
          new Order("fail", 2, "130429"),
          new Order("fail", 2, "131056"),
          new Order("fail", 2, "131000"),
          new Order("statuses", 10, "late"),
          new Order("statuses", 10, "double"),
          new Order("webhooks", 5, "late"),
          new Order("webhooks", 5, "double"));

  private final FarMeta meta;
  private final Random random = new Random();
  private final Map<String, Integer> ordered = new TreeMap<>();
  private volatile boolean on = true;
  private volatile boolean patient = true;
  private final Thread loop = Thread.ofVirtual().name("mischief").unstarted(this::run);

  Mischief(FarMeta meta) {
    this.meta = meta;
  }

  /** So many of a kind, the next that come. */
  private record Order(String verb, int times, String trouble) {
    String command() {
      return verb + " next " + times + " " + trouble;
    }

    String kind() {
      return verb.equals("graph") || verb.equals("fail") ? trouble : verb + " " + trouble;
    }
  }

  void begin() {
    meta.order(List.of(LATE));
    loop.start();
  }

  /** Orders no more of what takes long to be over. */
  void hurry() {
    patient = false;
  }

  private void run() {
    while (on) {
      LockSupport.parkNanos(PAUSE.toNanos());
      if (waiting() >= MOST_WAITING) {
        continue;
      }
      boolean silence = patient && random.nextInt(ORDERS.size()) == 0;
      Order order = silence ? TIMEOUT : ORDERS.get(random.nextInt(ORDERS.size()));
      meta.order(List.of(order.command()));
      ordered.merge(order.kind(), order.times(), Integer::sum);
    }
  }

  private int waiting() {
    JsonNode state = meta.state();
    return VERBS.stream().mapToInt(verb -> state.path(verb).size()).sum();
  }

  /** Fine weather again; says which troubles there were, by kind. */
  Map<String, Integer> end() throws InterruptedException {
    on = false;
    loop.join();
    JsonNode left = meta.state();
    meta.order(List.of("clear"));
    for (String verb : VERBS) {
      left.path(verb).forEach(line -> takeBack(verb, line.asString()));
    }
    return ordered;
  }

  /** A line says what is still to come, as {@code next 3 late}. */
  private void takeBack(String verb, String line) {
    Order due =
        Stream.concat(ORDERS.stream(), Stream.of(TIMEOUT))
            .filter(o -> o.verb().equals(verb) && line.contains(o.trouble().split(" ")[0]))
            .findFirst()
            .orElseThrow(() -> new AssertionError("Nobody ordered " + verb + " " + line));
    ordered.merge(due.kind(), -Integer.parseInt(line.split(" ")[1]), Integer::sum);
  }
}
