package dev.parley.runtime;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.account.Accounts;
import dev.parley.runtime.account.ApiKeys;
import dev.parley.runtime.contact.Contacts;
import dev.parley.runtime.contact.consent.OptWords;
import dev.parley.runtime.contact.consent.RuleRoutes;
import dev.parley.runtime.contact.imports.ImportRoutes;
import dev.parley.runtime.contact.imports.Imports;
import dev.parley.runtime.contact.imports.ProfileRoutes;
import dev.parley.runtime.contact.imports.Profiles;
import dev.parley.runtime.http.Api;
import dev.parley.runtime.http.HttpServer;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.media.MediaSettings;
import dev.parley.runtime.media.Storeroom;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Ids;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.time.SetTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The management API on a real port, with two accounts and a key of each, a clock that stands
 * still, and a hand that holds every answer against the description.
 */
public final class ApiWorld implements AutoCloseable {
  public static final String BOOTSTRAP = "bootstrap-key-of-a-test";
  private static final long MOST_IMPORT = 2 * 1024 * 1024;

  public final SetTime time = new SetTime(Instant.parse("2026-11-30T12:00:00Z"));
  public final Store store;
  public final Footing on;
  public final AccountId ours;
  public final AccountId theirs;
  public final Contacts contacts;
  public final String key;
  public final String theirKey;
  public final Imports imports;
  private final Path files = files();
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Described described;

  /** What an answer said. */
  public record Said(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(response.body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String detail() {
      return json().path("detail").asString("");
    }
  }

  public ApiWorld(Database database) {
    this(database, 0);
  }

  public ApiWorld(Database database, int rate) {
    store = Store.open(database.fresh());
    SecureRandom random = new SecureRandom();
    on = new Footing(store, time, new Ids(time, random), random);
    contacts = new Contacts(store, time, on.ids());
    Accounts accounts = new Accounts(on);
    ours = write(tx -> accounts.create(tx, "Tea & Co"));
    theirs = write(tx -> accounts.create(tx, "Coffee & Co"));
    key = key(ours, EnumSet.allOf(Permission.class));
    theirKey = key(theirs, EnumSet.allOf(Permission.class));
    imports = imports();
    Profiles profiles = new Profiles(on);
    Api api =
        new Management(on, config(rate), ours)
            .api(
                contacts,
                List.of(
                    new RuleRoutes(new OptWords(on)),
                    new ImportRoutes(imports, profiles, MOST_IMPORT),
                    new ProfileRoutes(imports, profiles)));
    server = HttpServer.start(0, List.of(api));
    described = new Described(raw("GET", "/api/v1/openapi.json", "").response().body());
  }

  /** The imports of another process on the same data. */
  public Imports imports() {
    Accounts accounts = new Accounts(on);
    return new Imports(
        on,
        new Imports.Rooms(
            contacts,
            Storeroom.of(MediaSettings.in(files, WhatsAppLimits.V24), "imports"),
            id -> Imports.Home.of(accounts.get(id).country(), accounts.get(id).timeZone())));
  }

  private static Path files() {
    try {
      return Files.createTempDirectory("parley-files");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Config config(int rate) {
    return Config.of(
        new SettingSources()
            .flag(Setting.PARLEY_DATA, Optional.of(Path.of("unused").toString()))
            .flag(Setting.PARLEY_API_RATE, Optional.of("" + rate))
            .flag(Setting.PARLEY_API_KEY, Optional.of(BOOTSTRAP)));
  }

  /** Writes something, as the server does. */
  public <R> R write(Function<Tx, R> change) {
    Work<Function<Tx, R>, R> work = (tx, all) -> all.stream().map(c -> c.apply(tx)).toList();
    return store.writer().submit(work, change).join();
  }

  /** A new key of an account. */
  public String key(AccountId account, Collection<Permission> scopes) {
    ApiKeys keys = new ApiKeys(on);
    ApiKeys.Order order =
        new ApiKeys.Order(account, "a test's", EnumSet.copyOf(scopes), Optional.empty(), "test");
    return write(tx -> keys.make(tx, order)).secret();
  }

  public Said get(String path) {
    return as(key, "GET", path, "");
  }

  public Said post(String path, String json, String... headers) {
    return as(key, "POST", path, json, headers);
  }

  public Said patch(String path, String json, String... headers) {
    return as(key, "PATCH", path, json, headers);
  }

  public Said delete(String path) {
    return as(key, "DELETE", path, "");
  }

  /** Brings a file. */
  public Said bring(String path, byte[] bytes) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/api/v1" + path))
            .POST(BodyPublishers.ofByteArray(bytes))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/octet-stream")
            .build();
    Said said = sent(request);
    described.check(
        "POST",
        "/api/v1" + path,
        new Described.Reply(said.status(), said.header("Content-Type"), said.response().body()));
    return said;
  }

  /** A request with a key. */
  public Said as(String who, String verb, String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + who;
    return open(verb, path, json, all);
  }

  /** A request with these headers only. */
  public Said open(String verb, String path, String json, String... headers) {
    Said said = raw(verb, "/api/v1" + path, json, headers);
    described.check(
        verb,
        "/api/v1" + path,
        new Described.Reply(said.status(), said.header("Content-Type"), said.response().body()));
    return said;
  }

  private Said raw(String verb, String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .method(verb, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    if (!json.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return sent(request.build());
  }

  private Said sent(HttpRequest request) {
    try {
      return new Said(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    imports.stop();
    store.close();
  }
}
