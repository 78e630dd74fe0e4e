package dev.parley.runtime.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.Line;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.inbox.ReceivedWebhook;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.media.MediaSettings;
import dev.parley.runtime.outbox.Parcel;
import dev.parley.runtime.outbox.SendSettings;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.time.SystemTime;
import dev.parley.runtime.whatsapp.Webhook;
import dev.parley.runtime.whatsapp.WebhookParser;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the line alone can do, without HTTP: customers in a closed loop, each answer reported by
 * three statuses; then statuses and messages at a given rate. Arguments: {@code H2|POSTGRESQL},
 * customers, seconds, and the pace of the number, none if left out.
 */
public final class LineBench {
  private static final int RATE = 3_300;

  private final Meta meta = new Meta();
  private final Map<String, Meta.Customer> customers = new ConcurrentHashMap<>();
  private final AtomicLong turns = new AtomicLong();
  private final AtomicLong wamids = new AtomicLong();
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Line line;
  private final Channel channel;

  private LineBench(Store store, SendSettings settings) {
    SystemTime time = new SystemTime();
    Footing on =
        new Footing(store, time, new Ids(time, new SecureRandom()), new SplittableRandom());
    Channels channels = new Channels(store, time, on.ids());
    channel =
        channels.register(
            new Channels.Registration(
                channels.firstAccount("Bench"),
                Meta.NUMBER,
                "102290129340398",
                Optional.of("club")));
    Media none =
        new Media(
            on,
            MediaSettings.in(Path.of(System.getProperty("java.io.tmpdir")), WhatsAppLimits.V24),
            id -> {
              throw new IllegalStateException("The bench has no files");
            },
            id -> Optional.empty());
    line = new Line(on, channels, new Club(), new Line.Sending(this::carry, settings, none));
    line.start();
  }

  /** Runs. */
  public static void main(String[] args) throws InterruptedException {
    int customers = Integer.parseInt(args[1]);
    Duration span = Duration.ofSeconds(Long.parseLong(args[2]));
    int pace = args.length > 3 ? Integer.parseInt(args[3]) : 0;
    try (Store store = Store.open(Database.valueOf(args[0]).fresh())) {
      LineBench bench = new LineBench(store, SendSettings.defaults().withPace(pace));
      bench.saturate(customers, span);
      bench.running.set(false);
      bench.rate(span);
      bench.line.stop();
    }
    System.exit(0);
  }

  private void saturate(int count, Duration span) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      Meta.Customer customer = Meta.Customer.phone("4917%08d".formatted(i));
      customers.put("+" + customer.phone(), customer);
      deliver(meta.text(customer, "count"));
    }
    for (int part = 0; part < 3; part++) {
      long before = turns.get();
      long cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
      Thread.sleep(span);
      long spent =
          ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() - cpu;
      long taken = turns.get() - before;
      System.out.printf(
          "%d customers: %d turns/s, %d turns per CPU second%n",
          count, taken / span.toSeconds(), taken * 1_000 / Math.max(1, spent));
    }
  }

  /** Whether it was stored shows in the answers. */
  private void deliver(String webhook) {
    var unused = receive(webhook);
  }

  private CompletableFuture<?> receive(String webhook) {
    Instant now = Instant.now();
    Webhook.Parsed parsed = (Webhook.Parsed) WebhookParser.parse(webhook.getBytes(UTF_8), now);
    return line.inbox().accept(new ReceivedWebhook(channel.account(), parsed.events(), now));
  }

  private Verdict carry(Parcel parcel) {
    String wamid = "wamid.out" + wamids.incrementAndGet();
    var message = JsonMapper.shared().readTree(parcel.body());
    Meta.Customer customer = customers.get(message.path("to").asString());
    if (running.get()
        && customer != null
        && !message.path("text").path("body").asString().equals("Counting.")) {
      turns.incrementAndGet();
      Thread.startVirtualThread(() -> deliver(meta.text(customer, "w")));
      for (String status : new String[] {"sent", "delivered", "read"}) {
        Thread.startVirtualThread(() -> deliver(Meta.status(wamid, status, parcel.id())));
      }
    }
    return new Verdict.Accepted(wamid);
  }

  /**
   * Ten statuses for each message, one a webhook, evenly spread; how long the acknowledgement
   * takes.
   */
  private void rate(Duration span) throws InterruptedException {
    int count = (int) (RATE * span.toSeconds());
    long[] micros = new long[count];
    CountDownLatch done = new CountDownLatch(count);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000_000L / RATE;
      LockSupport.parkNanos(due - System.nanoTime());
      int place = i;
      Thread.startVirtualThread(() -> timed(place, due, micros, done));
    }
    done.await();
    Arrays.sort(micros);
    System.out.printf(
        "%d updates/s: acknowledged in p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        (long) (count * 1e9 / (System.nanoTime() - start)),
        micros[count / 2] / 1e3,
        micros[count * 99 / 100] / 1e3,
        micros[count - 1] / 1e3);
  }

  private void timed(int place, long due, long[] micros, CountDownLatch done) {
    String webhook =
        place % 11 == 0
            ? meta.text(Meta.Customer.phone("4918%08d".formatted(place % 1_000)), "nothing")
            : Meta.status("wamid.r" + place, "delivered", null);
    var unused =
        receive(webhook)
            .thenRun(() -> {
              micros[place] = (System.nanoTime() - due) / 1_000;
              done.countDown();
            });
  }
}
