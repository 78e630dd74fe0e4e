package dev.parley.runtime.channel;

import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.GraphBusiness;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code /api/v1/channels}: the business's WhatsApp numbers. */
public final class ChannelRoutes implements Resource {
  private static final String ALL = "/channels";
  private static final String ONE = ALL + "/{id}";
  private static final String WEBHOOK = "/webhooks/whatsapp";
  private static final long USUAL_GRACE = 24;
  private static final String SETTINGS =
      "This number is the one of the server's settings: change them, and start again.";

  private final Channels channels;
  private final ChannelSecrets secrets;
  private final Server server;
  private final Meta meta;

  /**
   * What the routes need of the server.
   *
   * @param address how it is reached from outside; where a request came in if empty
   * @param own the id of the number of the settings
   * @param fresh is told of a number that is new, by account and channel
   */
  public record Server(Optional<URI> address, String own, BiConsumer<String, String> fresh) {}

  /** The routes. */
  public ChannelRoutes(Channels channels, ChannelSecrets secrets, Meta meta, Server server) {
    this.channels = channels;
    this.secrets = secrets;
    this.server = server;
    this.meta = meta;
  }

  @Override
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>(known());
    operations.addAll(changing());
    operations.addAll(atMeta());
    return operations;
  }

  private List<Operation> known() {
    return List.of(
        Operation.get(ALL, "listChannels")
            .says("The numbers, in the order in which they came.")
            .needs(Permission.CHANNELS_READ)
            .paged(ChannelShapes.CHANNEL)
            .by(this::list),
        Operation.post(ALL, "addChannel")
            .says("Adds a number; what proves that it may be used is kept sealed.")
            .needs(Permission.CHANNELS_WRITE)
            .takes(ChannelShapes.NEW)
            .versioned()
            .gives(201, ChannelShapes.CHANNEL)
            .refuses(409, "It is set up already, or there is no PARLEY_MASTER_KEY.")
            .by(this::add),
        Operation.get(ONE, "getChannel")
            .says("A number.")
            .needs(Permission.CHANNELS_READ)
            .versioned()
            .gives(200, ChannelShapes.CHANNEL)
            .by(request -> {
              Channel channel = channel(request);
              return answer(request, channel, secrets.held(channel));
            }));
  }

  private List<Operation> changing() {
    return List.of(
        Operation.patch(ONE, "changeChannel")
            .says("Changes what a number is called, its bot or its secrets.")
            .needs(Permission.CHANNELS_WRITE)
            .takes(ChannelShapes.CHANGE)
            .versioned()
            .gives(200, ChannelShapes.CHANNEL)
            .refuses(409, "It is the settings' number, or there is no PARLEY_MASTER_KEY.")
            .by(this::change),
        Operation.delete(ONE, "disconnectChannel")
            .says("Forgets a number's secrets and takes its bot off; what was said stays.")
            .needs(Permission.CHANNELS_WRITE)
            .givesNothing()
            .refuses(409, SETTINGS)
            .by(this::disconnect));
  }

  private List<Operation> atMeta() {
    List<Operation> operations = new ArrayList<>(connecting());
    operations.addAll(
        List.of(
            Operation.post(ONE + "/register", "registerChannel")
                .says("Registers the number for the Cloud API.")
                .needs(Permission.CHANNELS_WRITE)
                .takes(ChannelShapes.PIN)
                .gives(200, ChannelShapes.DONE)
                .refuses(409, "Meta refuses.")
                .by(this::register),
            Operation.get(ONE + "/profile", "getChannelProfile")
                .says("How customers see the business.")
                .needs(Permission.CHANNELS_READ)
                .gives(200, ChannelShapes.PROFILE)
                .refuses(409, "Meta refuses.")
                .by(request -> Answer.of(BusinessProfile.read(meta, channel(request)))),
            Operation.patch(ONE + "/profile", "changeChannelProfile")
                .says("Changes how customers see the business; what is not named stays.")
                .needs(Permission.CHANNELS_WRITE)
                .takes(ChannelShapes.PROFILE)
                .gives(200, ChannelShapes.PROFILE)
                .refuses(409, "Meta refuses.")
                .by(request ->
                    Answer.of(BusinessProfile.change(meta, channel(request), request.body())))));
    return operations;
  }

  private List<Operation> connecting() {
    return List.of(
        Operation.post(ONE + "/test", "testChannel")
            .says("Asks Meta whether the number can send and whether its webhooks come here.")
            .needs(Permission.CHANNELS_WRITE)
            .gives(200, ChannelShapes.CHECKED)
            .by(request -> Answer.of(ConnectionTest.of(meta, channel(request)))),
        Operation.post(ONE + "/subscribe", "subscribeChannel")
            .says("Has the webhooks of the number's account sent here.")
            .needs(Permission.CHANNELS_WRITE)
            .gives(200, ChannelShapes.DONE)
            .refuses(409, "Meta refuses.")
            .by(this::subscribe));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Channel> found =
        channels.all().stream()
            .filter(channel -> channel.account().equals(request.account().value()))
            .filter(channel -> channel.id().compareTo(page.after()) > 0)
            .sorted(Comparator.comparing(Channel::id))
            .limit(page.limit())
            .toList();
    return page.of(found, Channel::id, channel -> json(request, channel, secrets.held(channel)));
  }

  private Channel channel(Request request) {
    return channels
        .byId(request.path("id"))
        .filter(channel -> channel.account().equals(request.account().value()))
        .orElseThrow(() -> Problem.notFound("There is no such number."));
  }

  private Answer answer(Request request, Channel channel, ChannelSecrets.Held held) {
    return Answer.of(json(request, channel, held)).version(channel.version());
  }

  private Map<String, Object> json(Request request, Channel channel, ChannelSecrets.Held held) {
    Map<String, Object> json =
        Shape.of(
            "id", channel.id(),
            "phoneNumberId", channel.phoneNumberId(),
            "wabaId", channel.wabaId(),
            "name", channel.name());
    channel.bot().ifPresent(bot -> json.put("bot", bot));
    json.put("fromSettings", own(channel));
    json.put("connected", own(channel) || held.set().containsKey(SecretKind.ACCESS_TOKEN));
    json.put("webhook", address(request));
    held.set().forEach((kind, at) -> json.put(kind.field() + "SetAt", at.toString()));
    held.oldUntil().ifPresent(until -> json.put("oldAppSecretUntil", until.toString()));
    return json;
  }

  private boolean own(Channel channel) {
    return channel.id().equals(server.own());
  }

  private String address(Request request) {
    return server.address().map(URI::toString).orElse(request.origin()) + WEBHOOK;
  }

  private Reply add(Request request) {
    Channels.Registration number =
        new Channels.Registration(
            request.account().value(),
            request.text("phoneNumberId"),
            request.text("wabaId"),
            request.textIf("bot"));
    return new Reply.Change(tx -> {
      Channel added = channels.add(tx, number);
      Channel channel = channels.change(tx, added, request.textIf("name").orElse(""), added.bot());
      keep(tx, channel, request, Duration.ZERO);
      tx.afterCommit(() -> server.fresh().accept(channel.account(), channel.id()));
      return answer(request, channel, secrets.held(tx, channel))
          .at(Operation.ROOT + ALL + "/" + channel.id());
    });
  }

  private void keep(Tx tx, Channel channel, Request request, Duration grace) {
    for (SecretKind kind : SecretKind.values()) {
      Duration beside = kind == SecretKind.APP_SECRET ? grace : Duration.ZERO;
      request
          .textIf(kind.field())
          .ifPresent(
              text -> secrets.put(tx, channel, new ChannelSecrets.Fresh(kind, text), beside));
    }
  }

  private Reply change(Request request) {
    Channel before = channel(request);
    request.expects(before.version());
    boolean secret =
        List.of(SecretKind.values()).stream().anyMatch(k -> request.body().has(k.field()));
    if (secret && own(before)) {
      throw Problem.conflict(SETTINGS);
    }
    long hours = request.body().path("oldSecretHours").asLong(USUAL_GRACE);
    String bot = request.patched("bot", before.bot().orElse(""));
    return new Reply.Change(tx -> {
      Channel after =
          channels.change(
              tx,
              before,
              request.textIf("name").orElse(before.name()),
              Optional.of(bot).filter(name -> !name.isEmpty()));
      keep(tx, after, request, Duration.ofHours(hours));
      return answer(request, after, secrets.held(tx, after));
    });
  }

  private Reply disconnect(Request request) {
    Channel channel = channel(request);
    if (own(channel)) {
      throw Problem.conflict(SETTINGS);
    }
    return new Reply.Change(tx -> {
      secrets.forget(tx, channel);
      channels.change(tx, channel, channel.name(), Optional.empty());
      return Answer.none();
    });
  }

  private Reply subscribe(Request request) {
    Channel channel = channel(request);
    Optional<GraphBusiness.Callback> own =
        secrets
            .verifyToken(channel.id())
            .map(token -> new GraphBusiness.Callback(address(request), token));
    boolean done =
        meta.ask(
            channel,
            (graph, number) -> new GraphBusiness(graph).subscribe(number, channel.wabaId(), own));
    return Answer.of(Map.of("done", done));
  }

  private Reply register(Request request) {
    Channel channel = channel(request);
    String pin = request.text("pin");
    boolean done =
        meta.ask(channel, (graph, number) -> new GraphBusiness(graph).register(number, pin));
    return Answer.of(Map.of("done", done));
  }
}
