package dev.parley.runtime.emulator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The door of the Graph API: who may come in, and what befalls calls on the way. */
final class GraphRoutes {
  private static final String PREFIX = "/emulator/graph";
  private static final String BEARER = "Bearer ";
  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final AppSecrets secrets;
  private final GraphMap map;
  private final Weather weather;
  private final Ledger ledger;
  private final BrokenLine line;
  private final MediaShelf shelf;

  GraphRoutes(EmulatorSettings settings, GraphMap map, Instruments instruments, MediaShelf shelf) {
    this.secrets = settings.secrets();
    this.map = map;
    this.weather = instruments.weather();
    this.ledger = instruments.ledger();
    this.shelf = shelf;
    this.line = new BrokenLine(settings.timeline());
  }

  /** Adds the API below {@code /emulator/graph}. */
  void register(RoutesConfig routes) {
    register(routes, PREFIX);
    routes.get(MediaEdges.PLACE + "{id}", this::download);
  }

  /** Adds it below the root, as at Meta; after everything else, since it takes any two words. */
  void registerAtRoot(RoutesConfig routes) {
    register(routes, "");
  }

  private void register(RoutesConfig routes, String prefix) {
    String object = prefix + "/{version}/{id}";
    for (HandlerType method : List.of(HandlerType.GET, HandlerType.POST, HandlerType.DELETE)) {
      routes.addHttpHandler(method, object, context -> meet(context, ""));
      routes.addHttpHandler(
          method, object + "/{edge}", context -> meet(context, " " + context.pathParam("edge")));
    }
  }

  private void meet(Context context, String edge) {
    if (context.pathParam("version").matches("emulator|phone")) {
      // Below the root two words of ours look like an object of Graph's.
      PhoneRoutes.answer(
          context,
          asked -> {
            throw PhoneFault.of(
                NOT_ALLOWED,
                asked.path() + " does not take " + asked.method() + "; see docs/emulator.md.");
          });
      return;
    }
    Optional<GraphTrouble> trouble = weather.graph().roll(any -> true);
    if (trouble.isEmpty()) {
      answer(context, edge);
      return;
    }
    switch (trouble.get()) {
      case GraphTrouble.Status(int http) -> unavailable(context, http);
      case GraphTrouble.Slow(Duration by) -> {
        line.hold(by);
        answer(context, edge);
      }
      case GraphTrouble.Reset() -> line.cut(context);
      case GraphTrouble.Lost() -> withhold(context, edge, Duration.ZERO);
      case GraphTrouble.Silent() -> withhold(context, edge, SILENCE);
    }
  }

  private void withhold(Context context, String edge, Duration silence) {
    answer(context, edge);
    ledger.note(LedgerEntry.Deed.UNANSWERED, "", context.path());
    if (!silence.isZero()) {
      line.hold(silence);
    }
    line.cut(context);
  }

  /** What a load balancer says: no JSON, or for too many calls Meta's own error. */
  private static void unavailable(Context context, int http) {
    if (http == 429) {
      write(context, http, GraphFault.of(MetaErrors.of(4)).body());
    } else {
      context.status(http).contentType("text/html; charset=utf-8");
      context.result("<html><body><h1>Sorry, something went wrong.</h1></body></html>");
    }
  }

  private void answer(Context context, String edge) {
    try {
      authorize(context);
      write(context, OK, action(context, edge).run(GraphCall.of(context)));
    } catch (GraphFault fault) {
      write(context, fault.status(), fault.body());
    }
  }

  private void download(Context context) {
    Optional<MediaShelf.Shelved> file = shelf.find(context.pathParam("id"));
    if (!authorized(context)) {
      context.status(UNAUTHORIZED);
    } else if (file.isEmpty()) {
      context.status(NOT_FOUND);
    } else {
      context.contentType(file.get().type()).result(file.get().content());
    }
  }

  private GraphCall.Action action(Context context, String edge) {
    String call = context.method() + edge;
    String id = context.pathParam("id");
    if (!map.knows(call)) {
      throw GraphFault.unknownPath("/" + edge.strip());
    }
    return map.find(call, id)
        .orElseThrow(() ->
            GraphFault.noSuchObject(context.method().toString().toLowerCase(Locale.ROOT), id));
  }

  private static void write(Context context, int status, JsonNode body) {
    context.status(status).contentType("application/json; charset=UTF-8");
    context.header("facebook-api-version", context.pathParam("version"));
    context.result(EmulatorJson.plain(body));
  }

  private boolean authorized(Context context) {
    String header = Optional.ofNullable(context.header("Authorization")).orElse("");
    String given =
        header.isEmpty()
            ? Optional.ofNullable(context.queryParam("access_token")).orElse("")
            : header.replaceFirst("^(?i:Bearer|OAuth) ", "");
    return MessageDigest.isEqual(bytes(BEARER + given), bytes(BEARER + secrets.accessToken()));
  }

  private void authorize(Context context) {
    if (!authorized(context)) {
      throw GraphFault.unauthorized();
    }
    if (!VERSION.matcher(context.pathParam("version")).matches()) {
      throw GraphFault.parameter("Unknown path components: " + context.path());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
