package dev.parley.runtime.load;

import dev.parley.runtime.contact.ManyContacts;
import dev.parley.runtime.line.Meta;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * R2: a campaign to 100,000 contacts, one template with two parameters, one number. The Graph API
 * takes every message and then tells sent, delivered and read of each, 100 statuses a webhook.
 */
final class CampaignLoad {
  private static final int RECIPIENTS = Integer.getInteger("load.recipients", 100_000);
  private static final int PIECE = 1_000;
  private static final int BATCH = 100;
  private static final Duration POLL = Duration.ofMillis(250);
  private static final List<String> TOLD = List.of("sent", "delivered", "read");

  private final Town town;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean over;

  private CampaignLoad(Town town) {
    this.town = town;
  }

  static void run(Database database) throws Exception {
    StoreSettings settings = database.fresh();
    ManyContacts.add(settings, RECIPIENTS / PIECE, "4917%08d"::formatted);
    try (Town town = Town.open(settings)) {
      new CampaignLoad(town).run();
    }
  }

  private void run() throws Exception {
    String before = town.server().heap();
    Duration cpu = town.server().cpu();
    String id = begin();
    Thread statuses = Thread.ofPlatform().start(this::tell);
    long start = System.nanoTime();
    long planned = 0;
    long half = 0;
    int atPlanned = 0;
    int last = 0;
    List<Integer> seconds = new ArrayList<>();
    long tick = start;
    JsonNode campaign = town.server().call("GET", "/campaigns/" + id, "");
    while (!campaign.get("state").asString().equals("done")) {
      LockSupport.parkNanos(POLL.toNanos());
      if (planned == 0 && taken.get() > 0) {
        planned = System.nanoTime();
        atPlanned = taken.get();
      }
      if (half == 0 && taken.get() > RECIPIENTS / 2) {
        half = System.nanoTime();
        System.out.printf("  heap in the middle: %s%n", town.server().heap());
      }
      if (System.nanoTime() - tick > TimeUnit.SECONDS.toNanos(1)) {
        tick += TimeUnit.SECONDS.toNanos(1);
        seconds.add(taken.get() - last);
        last = taken.get();
      }
      campaign = town.server().call("GET", "/campaigns/" + id, "");
    }
    double sending = (System.nanoTime() - planned) / 1e9;
    System.out.printf(
        "  %d recipients written down after %.1f s, sent in %.1f s: %.0f sends/s%n",
        RECIPIENTS, (planned - start) / 1e9, sending, (taken.get() - atPlanned) / sending);
    System.out.printf("  each second: %s%n", seconds);
    over = true;
    statuses.join();
    double all = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "  every status told after %.1f s; %.2f ms of the server's CPU a recipient%n",
        all, town.server().cpu().minus(cpu).toMillis() / (double) RECIPIENTS);
    System.out.printf("  heap before: %s, after: %s%n", before, town.server().heap());
    System.out.println("  " + town.server().call("GET", "/campaigns/" + id + "/funnel", ""));
  }

  private String begin() throws IOException, InterruptedException {
    String campaign =
        """
        {"name":"Load","audience":{"query":"not group = \\"staff\\""},"purpose":"utility",
         "template":{"name":"load","language":"en","body":["{{name}}","{{city|your city}}"]}}\
        """;
    String id = town.server().call("POST", "/campaigns", campaign).get("id").asString();
    town.server().call("POST", "/campaigns/" + id + "/start", "");
    return id;
  }

  /** Tells what became of the messages, as they come; a connection without use is closed. */
  private void tell() {
    while (town.sent().isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    try (Caller caller = new Caller(town.server().port())) {
      List<Town.Sent> some = new ArrayList<>();
      while (!over || !town.sent().isEmpty() || !some.isEmpty()) {
        Town.Sent sent = town.sent().poll();
        if (sent != null) {
          taken.incrementAndGet();
          some.add(sent);
        }
        if (some.size() >= BATCH || (sent == null && over)) {
          tell(caller, some);
          some.clear();
        } else if (sent == null) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void tell(Caller caller, List<Town.Sent> some) throws IOException {
    for (String status : TOLD) {
      caller.post(
          Meta.statuses(
              some.stream()
                  .map(sent ->
                      Map.of(
                          "id",
                          sent.wamid(),
                          "status",
                          status,
                          "timestamp",
                          "1767607201",
                          "recipient_id",
                          "491700000001",
                          "biz_opaque_callback_data",
                          sent.data()))
                  .toList()));
    }
  }
}
