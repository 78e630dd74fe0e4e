package dev.parley.runtime.line;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.Line;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.conversation.Bots;
import dev.parley.runtime.inbox.Receipt;
import dev.parley.runtime.inbox.ReceivedWebhook;
import dev.parley.runtime.inbox.RecordedEvent;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.media.MediaSettings;
import dev.parley.runtime.media.MetaFiles;
import dev.parley.runtime.outbox.SendSettings;
import dev.parley.runtime.shard.LeaseSettings;
import dev.parley.runtime.shard.LeasedShards;
import dev.parley.runtime.shard.OneNode;
import dev.parley.runtime.shard.Shards;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.StoreSettings;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SetTime;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.Webhook;
import dev.parley.runtime.whatsapp.WebhookParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The real line on a real database, with a clock and a way out that the test holds. */
final class TestLine implements AutoCloseable {
  static final Duration DOUBT_WAIT = Duration.ofSeconds(20);
  // The clock stands still, and so would a number that has sent its messages of a second.
  private static final int NO_PACE = 0;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final SetTime time;
  final Post post = new Post();
  final MetaFiles files = new MetaFiles();
  final Media media;
  final Meta meta = new Meta();
  final Store store;
  final Channel channel;
  final Line line;

  /** Who answers, and where calls may lead. */
  private record Answering(Bots bots, CallSettings calling) {
    static Answering usual() {
      return new Answering(new Club(), CallSettings.defaults());
    }
  }

  private TestLine(
      StoreSettings settings, SetTime time, int perSecond, Function<Store, Shards> shards) {
    this(settings, time, perSecond, shards, Answering.usual());
  }

  private TestLine(
      StoreSettings settings,
      SetTime time,
      int perSecond,
      Function<Store, Shards> shards,
      Answering answering) {
    this.time = time;
    store = Store.open(settings);
    Footing on =
        new Footing(store, time, new Ids(time, new SplittableRandom()), new SplittableRandom(42));
    Channels channels = new Channels(store, time, on.ids());
    channel =
        channels.register(
            new Channels.Registration(
                channels.firstAccount("Test"),
                Meta.NUMBER,
                "102290129340398",
                Optional.of("club")));
    SendSettings sending = new SendSettings(DOUBT_WAIT, 16, Duration.ofDays(7), perSecond);
    media =
        new Media(
            on,
            MediaSettings.in(folder(settings), WhatsAppLimits.V24),
            id -> files.graph(),
            id -> Optional.of(new Credentials(Meta.NUMBER, "EAAtoken")));
    line =
        new Line(
            on,
            new Line.Answering(channels, answering.bots()),
            new Line.Sending(post, sending, media, answering.calling()),
            shards.apply(store));
  }

  /** Beside the embedded database; PostgreSQL has no folder of its own. */
  private static Path folder(StoreSettings settings) {
    try {
      return settings.url().isEmpty()
          ? settings.dataDir()
          : Files.createTempDirectory("parley-media");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Shards usual(Store store) {
    return store.shared() ? new LeasedShards(store, LeaseSettings.defaults()) : new OneNode();
  }

  /** One of several nodes. */
  static TestLine node(StoreSettings settings, LeaseSettings leases) {
    SetTime time = new SetTime(Instant.parse("2026-01-05T10:00:00Z"));
    TestLine line = new TestLine(settings, time, NO_PACE, store -> new LeasedShards(store, leases));
    line.line.start();
    return line;
  }

  /** One of several nodes, on which other bots answer. */
  static TestLine node(StoreSettings settings, Bots bots, CallSettings calling) {
    SetTime time = new SetTime(Instant.parse("2026-01-05T10:00:00Z"));
    Answering answering = new Answering(bots, calling);
    return started(new TestLine(settings, time, NO_PACE, TestLine::usual, answering));
  }

  static TestLine started(StoreSettings settings) {
    return started(settings, new SetTime(Instant.parse("2026-01-05T10:00:00Z")));
  }

  static TestLine started(StoreSettings settings, SetTime time) {
    return started(settings, time, NO_PACE);
  }

  /** A line whose number sends so many messages a second at most. */
  static TestLine started(StoreSettings settings, SetTime time, int perSecond) {
    return started(new TestLine(settings, time, perSecond, TestLine::usual));
  }

  /** A line on which other bots answer, under the name of the usual one. */
  static TestLine started(StoreSettings settings, SetTime time, Bots bots, CallSettings calling) {
    Answering answering = new Answering(bots, calling);
    return started(new TestLine(settings, time, NO_PACE, TestLine::usual, answering));
  }

  private static TestLine started(TestLine line) {
    line.line.start();
    return line;
  }

  /** A line that records but takes no turns and sends nothing. */
  static TestLine standing(StoreSettings settings, SetTime time) {
    return standing(settings, time, NO_PACE);
  }

  /** A standing line whose number sends so many messages a second at most. */
  static TestLine standing(StoreSettings settings, SetTime time, int perSecond) {
    return new TestLine(settings, time, perSecond, TestLine::usual);
  }

  /** What the line is given, and when it is durable. */
  Receipt receive(String webhook) {
    byte[] body = webhook.getBytes(StandardCharsets.UTF_8);
    if (WebhookParser.parse(body, time.now()) instanceof Webhook.Parsed parsed) {
      return line.inbox()
          .accept(
              new ReceivedWebhook(
                  channel.account(), Set.of(channel.id()), parsed.events(), time.now()))
          .join();
    }
    throw new IllegalArgumentException(webhook);
  }

  List<Map<String, Object>> rows(String sql) {
    return store.read(handle -> handle.createQuery(sql).mapToMap().list());
  }

  /** Changes the database behind the line's back. */
  void write(String sql) {
    Work<String, Integer> change =
        (tx, statements) -> statements.stream().map(s -> tx.handle().execute(s)).toList();
    store.writer().submit(change, sql).join();
  }

  /** The one value of the one row. */
  String value(String sql) {
    return String.valueOf(rows(sql).getFirst().values().iterator().next());
  }

  List<RecordedEvent> events() {
    return line.events().after(new AccountId(channel.account()), "", 1_000);
  }

  List<String> outcomes() {
    return events().stream().map(e -> e.kind() + " " + e.outcome()).toList();
  }

  /** Waits until something that happens by itself has happened. */
  static void eventually(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It has not happened within " + PATIENCE);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Leaves everything as a killed process would: nothing is drained. */
  void crash() {
    store.close();
    files.close();
  }

  /** The time it is, on a clock that rings no alarms of the dead process. */
  SetTime clockAfterCrash() {
    return new SetTime(time.now());
  }

  @Override
  public void close() {
    line.stop();
    store.close();
    files.close();
  }
}
