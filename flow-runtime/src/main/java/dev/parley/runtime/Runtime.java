package dev.parley.runtime;

import dev.parley.dsl.LoadedBot;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.account.Account;
import dev.parley.runtime.account.Accounts;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.bot.BotFiles;
import dev.parley.runtime.bot.BotRoutes;
import dev.parley.runtime.bot.Drafts;
import dev.parley.runtime.bot.Publisher;
import dev.parley.runtime.bot.Release;
import dev.parley.runtime.bot.ReleaseRoutes;
import dev.parley.runtime.bot.Releases;
import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.channel.ChannelRoutes;
import dev.parley.runtime.channel.ChannelSecrets;
import dev.parley.runtime.channel.Meta;
import dev.parley.runtime.contact.consent.RuleRoutes;
import dev.parley.runtime.contact.imports.ImportRoutes;
import dev.parley.runtime.contact.imports.Imports;
import dev.parley.runtime.contact.imports.ProfileRoutes;
import dev.parley.runtime.contact.imports.Profiles;
import dev.parley.runtime.conversation.Recordings;
import dev.parley.runtime.conversation.desk.DeskRoutes;
import dev.parley.runtime.form.FormFiles;
import dev.parley.runtime.form.FormNotes;
import dev.parley.runtime.form.FormRoutes;
import dev.parley.runtime.form.FormServices;
import dev.parley.runtime.http.Api;
import dev.parley.runtime.http.DocsRoutes;
import dev.parley.runtime.http.HealthRoutes;
import dev.parley.runtime.http.HttpServer;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Routes;
import dev.parley.runtime.inbox.EventRoutes;
import dev.parley.runtime.inbox.ParkedRoutes;
import dev.parley.runtime.inbox.WebhookRoutes;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.media.MediaLinks;
import dev.parley.runtime.media.MediaRoutes;
import dev.parley.runtime.media.MediaSettings;
import dev.parley.runtime.media.Storeroom;
import dev.parley.runtime.message.Dispatch;
import dev.parley.runtime.message.MessageRoutes;
import dev.parley.runtime.message.Talk;
import dev.parley.runtime.message.TalkRoutes;
import dev.parley.runtime.message.Why;
import dev.parley.runtime.outbox.Allowances;
import dev.parley.runtime.outbox.Carrier;
import dev.parley.runtime.outbox.DoubtRoutes;
import dev.parley.runtime.outbox.Doubts;
import dev.parley.runtime.outbox.GraphCarrier;
import dev.parley.runtime.outbox.MessageBook;
import dev.parley.runtime.outbox.SendSettings;
import dev.parley.runtime.replay.ReplayRoutes;
import dev.parley.runtime.retention.Pruning;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Glances;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.template.TemplateRoutes;
import dev.parley.runtime.template.Templates;
import dev.parley.runtime.time.SystemTime;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.GraphMedia;
import dev.parley.runtime.whatsapp.GraphNumbers;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/**
 * The server, wired by hand: the store, the releases, the line, the HTTP server and, where no
 * WhatsApp number is set, the emulator.
 */
@SuppressWarnings("JavaLangClash") // the name that the design gives it
public final class Runtime implements AutoCloseable {
  /** A film of 100 MB takes a while. */
  private static final Duration FILE_PATIENCE = Duration.ofMinutes(3);

  private final Config config;
  private final OwnNumber number;
  private final SystemTime time = new SystemTime();
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final CompletableFuture<GraphClient> graph = new CompletableFuture<>();
  private final Store store;
  private final Footing on;
  private final Channels channels;
  private final ChannelSecrets secrets;
  private final Glances others;
  private final String account;
  private final Releases releases;
  private final Publisher publisher;
  private final Media media;
  private final Channel channel;
  private final Line line;
  private final Pruning pruning;
  private final Imports imports;
  private final FormServices services;
  private final HttpServer http;

  /**
   * Starts the server; when this returns it takes messages.
   *
   * @param config its settings
   * @param loaded the bot that answers, without errors; without one the number keeps the bot it had
   * @throws dev.parley.runtime.store.StoreUnusable if the data cannot be used
   * @throws dev.parley.runtime.http.PortTaken if the port is taken
   */
  public static Runtime start(Config config, Optional<LoadedBot> loaded) {
    return new Runtime(config, loaded);
  }

  private Runtime(Config config, Optional<LoadedBot> loaded) {
    this.config = config;
    // Logging complains when several threads start it at once.
    LoggerFactory.getILoggerFactory();
    // Beside the store, for both take a while to load what they are made of.
    CompletableFuture<OwnNumber> ownNumber =
        CompletableFuture.supplyAsync(() -> number(loaded.flatMap(LoadedBot::bot)));
    store = Store.open(DataFolder.settings(config));
    try {
      number = ownNumber.join();
      SecureRandom random = new SecureRandom();
      on = new Footing(store, time, new Ids(time, random), random);
      channels = new Channels(store, time, on.ids());
      secrets = new ChannelSecrets(on, config.secrets().masterKey());
      CompletableFuture<Channel> known = new CompletableFuture<>();
      media = media(on, known);
      releases = new Releases(on);
      publisher = new Publisher(on, new BotFiles(media), releases);
      account = store.alone(() -> channels.firstAccount("My business"));
      releases.setEnv(account, config.calling().env());
      channel =
          store.alone(() ->
              channel(channels, loaded.map(bot -> publisher.publish(new AccountId(account), bot))));
      known.complete(channel);
      line = new Line(on, channels, releases, ways());
      services = new FormServices(calling());
      imports = imports();
      pruning = new Pruning(store, time, Kept.of(config.retention()));
      http = HttpServer.start(config.port(), routes());
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    URI server = URI.create("http://localhost:" + http.port());
    graph.complete(new GraphClient(number.graph(server)));
    address.complete(server);
    others = Glances.each(on, Duration.ofSeconds(1), this::lookAtOthers);
    begin();
  }

  private void begin() {
    line.start();
    line.allowances().start(asked());
    line.startErrands();
    pruning.start();
    imports.start();
    media.sweepNowAndThen();
  }

  /** What other servers on the same database have changed. */
  private void lookAtOthers() {
    releases.refresh();
    channels.refresh();
    secrets.refresh();
  }

  private OwnNumber number(Optional<Bot> bot) {
    if (config.whatsapp().isPresent()) {
      return new OwnNumber.Real(config.whatsapp().get());
    }
    return OwnNumber.Emulated.of(
        () -> Optional.ofNullable(address.getNow(null)).map(a -> a.resolve("/webhooks/whatsapp")),
        bot,
        config.graphVersion());
  }

  private Channel channel(Channels channels, Optional<Release> release) {
    String phoneNumberId = number.credentials().phoneNumberId();
    Optional<String> bot =
        release
            .map(Release::bot)
            .or(() -> channels.byPhoneNumberId(phoneNumberId).flatMap(Channel::bot));
    return channels.register(
        new Channels.Registration(account, phoneNumberId, number.wabaId(), bot));
  }

  /** The way out is known once the server listens: the emulator's Graph API is part of it. */
  private Carrier carrier() {
    CompletableFuture<Carrier> carrier =
        graph.thenApply(client -> new GraphCarrier(client, numbers()::credentials));
    return parcel -> carrier.join().carry(parcel);
  }

  private Numbers numbers() {
    return numbers(channel);
  }

  private Numbers numbers(Channel own) {
    return new Numbers(number, own, channels, secrets);
  }

  private Media media(Footing on, CompletableFuture<Channel> channel) {
    CompletableFuture<GraphMedia> files =
        graph.thenApply(client -> new GraphMedia(client, FILE_PATIENCE));
    return new Media(
        on, filing(), id -> files.join(), id -> numbers(channel.join()).credentials(id));
  }

  private MediaSettings filing() {
    MediaSettings usual =
        MediaSettings.in(
            DataFolder.usable(config.data()), WhatsAppLimits.of(config.graphVersion()));
    return new MediaSettings(
        usual.folder(),
        config.files().most(),
        config.files().kinds(),
        usual.parallel(),
        usual.limits(),
        config.files().bucket());
  }

  private Imports imports() {
    Accounts accounts = new Accounts(on);
    return new Imports(
        on,
        new Imports.Rooms(
            line.contacts(),
            Storeroom.of(filing(), "imports"),
            id -> {
              Account home = accounts.get(id);
              return Imports.Home.of(home.country(), home.timeZone());
            }));
  }

  private SendSettings sending() {
    return SendSettings.defaults()
        .withDoubtWait(config.doubtWait())
        .withPace(config.allowed().throughput().orElse(SendSettings.USUAL_PACE))
        .withCustomers(config.allowed().customers());
  }

  private Allowances.Asked asked() {
    GraphNumbers numbers = new GraphNumbers(graph.join());
    return new Allowances.Asked(
        () ->
            channels.all().stream()
                .map(each -> new Allowances.Whose(each.account(), each.id()))
                .toList(),
        id -> numbers().credentials(id).map(numbers::facts),
        config.allowed().throughput().isEmpty());
  }

  private Line.Sending ways() {
    return new Line.Sending(carrier(), sending(), media, calling());
  }

  /** On the emulator the services are those of a developer's machine. */
  private CallSettings calling() {
    boolean local = number instanceof OwnNumber.Emulated;
    return CallSettings.defaults().withPrivate(local || config.calling().privateToo());
  }

  private List<Routes> routes() {
    List<Routes> rooms = new ArrayList<>();
    rooms.add(new WebhookRoutes(numbers()::apps, line.inbox(), time));
    rooms.add(management());
    rooms.add(new DocsRoutes());
    rooms.add(
        new FormRoutes(
            new FormRoutes.Door(numbers()::appSecrets, config.formKeys()),
            channels,
            line.forms(),
            new FormRoutes.Hands(new FormFiles(on, media), services, new FormNotes(on))));
    rooms.add(new HealthRoutes(() -> address.isDone() && store.answers(), line.shards()::node));
    if (number instanceof OwnNumber.Emulated emulated) {
      rooms.add(emulated.emulator()::routes);
      rooms.add(routes -> routes.get("/", context -> context.redirect("/phone")));
    }
    return rooms;
  }

  private Api management() {
    Management management = new Management(on, config, new AccountId(account));
    management.firstOwner();
    Drafts drafts = new Drafts(on, releases, publisher, new Recordings(store));
    Profiles profiles = new Profiles(on);
    Meta meta = new Meta(graph::join, numbers()::credentials);
    Templates templates = new Templates(on);
    List<Resource> rooms =
        new ArrayList<>(line.campaigns().resources(DataFolder.usable(config.data())));
    rooms.addAll(
        List.of(
            new RuleRoutes(line.consents().words()),
            new EventRoutes(line.events()),
            new ParkedRoutes(line.parked()),
            new DoubtRoutes(new Doubts(store)),
            messages(),
            channelRoutes(meta),
            new TemplateRoutes(templates, channels, meta),
            new BotRoutes(on, drafts, channels),
            new ReleaseRoutes(on, drafts, publisher),
            new ImportRoutes(imports, profiles, config.files().mostImport()),
            new ProfileRoutes(imports, profiles),
            new DeskRoutes(line.desks(), line.book(), time, new Accounts(on)::hasUser),
            new TalkRoutes(line.desks(), new Talk(store)),
            new ReplayRoutes(new Recordings(store), releases),
            new MediaRoutes(media, new MediaLinks(management.secret(), time), config.publicUrl())));
    return management.api(line.contacts(), rooms);
  }

  private ChannelRoutes channelRoutes(Meta meta) {
    return new ChannelRoutes(
        channels,
        secrets,
        meta,
        new ChannelRoutes.Server(config.publicUrl(), channel.id(), line.allowances()::ask));
  }

  private MessageRoutes messages() {
    Dispatch.Rooms rooms =
        new Dispatch.Rooms(channels, line.contacts(), line.book(), line.outbox(), line.desks());
    return new MessageRoutes(
        new Dispatch(time, rooms),
        new MessageBook(store),
        new Why(new Recordings(store), releases));
  }

  /** What people open or enter elsewhere, by what it is. */
  public Map<String, String> addresses() {
    URI local = address.join();
    Map<String, String> addresses = new LinkedHashMap<>();
    if (number instanceof OwnNumber.Emulated) {
      addresses.put("phone", local + "/phone");
    }
    addresses.put("webhook", config.publicUrl().orElse(local) + "/webhooks/whatsapp");
    if (!config.formKeys().isEmpty()) {
      String id = number.credentials().phoneNumberId();
      addresses.put("forms", config.publicUrl().orElse(local) + "/forms/" + id);
    }
    addresses.put("api", local + DocsRoutes.PATH);
    addresses.put("health", local + "/health/ready");
    return addresses;
  }

  /** Every verb and path that it serves. */
  List<String> endpoints() {
    return http.endpoints();
  }

  /** The port it listens on. */
  public int port() {
    return http.port();
  }

  /** Takes no more requests, ends what is under way and lets go of the data; within ten seconds. */
  @Override
  public void close() {
    if (number instanceof OwnNumber.Emulated emulated) {
      emulated.emulator().close();
    }
    http.close();
    pruning.stop();
    others.close();
    imports.stop();
    line.stop();
    services.close();
    graph.join().close();
    store.close();
    time.close();
  }
}
