package dev.parley.runtime.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.contact.ManyContacts;
import dev.parley.runtime.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A campaign whose server is killed with SIGKILL in its middle. The ledger of the emulator, which
 * another process has kept, tells whether somebody got it twice, and holds against the funnel.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CampaignRunTest {
  private static final int RECIPIENTS = Boolean.getBoolean("parley.nightly") ? 100_000 : 1_000;
  private static final int PIECE = 1_000;
  private static final Duration DOUBT_WAIT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(20);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /** What the emulator's ledger says of each message, by our ids. */
  private static final class Told {
    final Map<String, Integer> accepted = new HashMap<>();
    final Map<String, Integer> delivered = new HashMap<>();
    private final FarMeta meta;
    private long after;

    Told(FarMeta meta) {
      this.meta = meta;
    }

    int read() {
      JsonNode items = meta.ledger(after);
      while (!items.isEmpty()) {
        items.forEach(this::note);
        items = meta.ledger(after);
      }
      return accepted.size();
    }

    private void note(JsonNode item) {
      after = item.get("number").asLong();
      String data = item.path("data").asString("");
      String deed = item.get("deed").asString();
      if (deed.equals("accepted")) {
        accepted.merge(data, 1, Integer::sum);
      } else if (deed.equals("status") && item.path("words").asString("").equals("delivered")) {
        delivered.merge(data, 1, Integer::sum);
      }
    }
  }

  @Test
  void who_is_written_to_by_a_server_that_is_killed_gets_it_once() throws InterruptedException {
    StoreSettings database = StoreSettings.embedded(folder.resolve("data"));
    ManyContacts.add(database, RECIPIENTS / PIECE, EmulatedMeta::phone);
    int port = Machine.freePort();
    int metaPort = Machine.freePort();
    FarMeta meta = new FarMeta(metaPort);
    try (Machine machine = new Machine(folder)) {
      startMeta(machine, metaPort, port);
      Node node = Node.start(machine, port, metaPort, database, DOUBT_WAIT);
      eventually(meta::isReady);
      eventually(node::isReady);
      String campaign = start(node);
      Told told = new Told(meta);
      eventually(() -> told.read() > RECIPIENTS / 4);
      node.kill();
      node.restart();
      eventually(node::isReady);
      int before = told.read();
      assertThat(before).as("it was killed in the middle").isLessThan(RECIPIENTS);
      eventually(() -> isOver(told, node, campaign));
      JsonNode funnel = funnel(node, campaign);
      told.read();
      agree(told, funnel, node, campaign);
    }
  }

  private static void startMeta(Machine machine, int metaPort, int port) {
    String webhooks = "http://127.0.0.1:" + port + "/webhooks/whatsapp";
    machine.run(
        new Machine.Task(
            "meta",
            EmulatedMeta.class,
            List.of(String.valueOf(metaPort), webhooks, String.valueOf(RECIPIENTS)),
            Map.of()));
  }

  private static String start(Node node) {
    String campaign =
        """
        {"name":"Spring","audience":{"query":"not group = \\"staff\\""},"purpose":"utility",
         "template":{"name":"spring","language":"en","body":["{{name}}","{{city|your city}}"]}}\
        """;
    String id = node.call("POST", "/campaigns", campaign).get("id").asString();
    node.call("POST", "/campaigns/" + id + "/start", "");
    return id;
  }

  private static JsonNode funnel(Node node, String campaign) {
    return node.call("GET", "/campaigns/" + campaign + "/funnel", "");
  }

  private static boolean isOver(Told told, Node node, String campaign) {
    told.read();
    String state = node.call("GET", "/campaigns/" + campaign, "").get("state").asString();
    assertThat(state).isIn("running", "done");
    JsonNode funnel = funnel(node, campaign);
    JsonNode states = funnel.get("states");
    return state.equals("done")
        && states.get("accepted").asInt() == 0
        && states.get("sent").asInt() == 0;
  }

  private static void agree(Told told, JsonNode funnel, Node node, String campaign) {
    assertThat(told.accepted.values()).as("nobody got it twice").containsOnly(1);
    int unknown = funnel.at("/states/unknown").asInt();
    System.out.printf(
        "CAMPAIGN: %d recipients, %d taken by the emulator, %d delivered, %d unknown%n",
        RECIPIENTS, told.accepted.size(), told.delivered.size(), unknown);
    assertThat(funnel.get("recipients").asInt()).isEqualTo(RECIPIENTS);
    assertThat(funnel.get("delivered").asInt()).isEqualTo(told.delivered.size());
    assertThat(told.accepted).hasSize(told.delivered.size());
    assertThat(told.accepted.size() + unknown).isEqualTo(RECIPIENTS);
    List<String> listed = new ArrayList<>();
    node.call("GET", "/campaigns/" + campaign + "/recipients?state=unknown&limit=200", "")
        .get("items")
        .forEach(item -> listed.add(item.get("message").asString()));
    assertThat(listed)
        .hasSize(Math.min(unknown, 200))
        .doesNotContainAnyElementsOf(told.accepted.keySet());
  }

  private static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it happens within " + PATIENCE).isLessThan(end);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
