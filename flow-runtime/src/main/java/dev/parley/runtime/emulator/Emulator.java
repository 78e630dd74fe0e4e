package dev.parley.runtime.emulator;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;

/**
 * A WhatsApp Cloud API on this machine, with the phones of some customers.
 *
 * <p>It stands between two sides. The business posts to {@code
 * /emulator/graph/{version}/{phoneNumberId}/messages} as it would to {@code graph.facebook.com}; it
 * gets Meta's answers and Meta's errors, and hears of statuses and customers' messages by signed
 * webhooks. Customers sit at {@code /phone}, a page in the browser.
 *
 * <pre>{@code
 * var settings = EmulatorSettings.local(() -> Optional.of(webhookUrl));
 * var emulator = new Emulator(settings);
 * Javalin.create(config -> emulator.routes(config.routes)).start(8080);
 * }</pre>
 */
public final class Emulator implements AutoCloseable {
  private final Timeline timeline;
  private final PhoneFeed feed;
  private final Courier courier;
  private final GraphRoutes graph;
  private final PhoneRoutes phone;
  private final PhoneFiles files;
  private final ControlRoutes control;

  /** An emulator of its own; nothing is shared with another. */
  public Emulator(EmulatorSettings settings) {
    Chats chats = new Chats(settings.population());
    Weather weather = new Weather(settings.rules());
    Ledger ledger = new Ledger(settings.timeline());
    Traffic traffic = new Traffic(settings, weather);
    this.timeline = settings.timeline();
    this.feed = new PhoneFeed();
    this.courier = new Courier(settings, chats, feed, new Instruments(weather, ledger));
    GraphMap map = new GraphMap();
    MediaShelf shelf = new MediaShelf(settings.timeline());
    BusinessSide business = new BusinessSide(chats, courier, traffic, ledger);
    TemplateShelf templates = new TemplateShelf(weather, settings.timeline(), courier.webhooks());
    new MessageEdges(settings.number(), business, shelf, templates).addTo(map);
    new TemplateEdges(settings.number(), templates).addTo(map);
    new MediaEdges(settings.number(), shelf).addTo(map);
    new NumberEdges(settings.number(), new NumberState(), weather).addTo(map);
    new ProfileEdges(settings.number()).addTo(map);
    new BlockEdges(settings, chats).addTo(map);
    this.graph = new GraphRoutes(settings, map, new Instruments(weather, ledger), shelf);
    CustomerSide customers = new CustomerSide(chats, courier, settings.number(), traffic);
    this.phone = new PhoneRoutes(settings, customers, courier.webhooks());
    this.files = new PhoneFiles(customers, shelf);
    Commands commands =
        new Commands(
            List.of(
                new WeatherVerbs(weather).all(),
                new RuleVerbs(weather).all(),
                new TemplateVerbs(templates).all(),
                new PeopleVerbs(chats, courier).all()));
    this.control = new ControlRoutes(commands, weather, ledger);
  }

  /** Adds the Graph API, the phone page and what the page asks for to a server. */
  public void routes(RoutesConfig routes) {
    graph.register(routes);
    phone.register(routes);
    files.register(routes);
    control.register(routes);
    new PhoneStream(feed).register(routes);
    new PhonePage().register(routes);
  }

  /** The same, and the Graph API also below the root, as Meta has it. */
  public void routesAlone(RoutesConfig routes) {
    routes(routes);
    graph.registerAtRoot(routes);
  }

  /** Asks the callback URL Meta's verification question; answers what is wrong with its answer. */
  public Optional<String> verifyCallback() {
    return courier.webhooks().verify();
  }

  /** Hangs up all phones and stops all deliveries. */
  @Override
  public void close() {
    timeline.close();
    feed.close();
    courier.close();
  }
}
