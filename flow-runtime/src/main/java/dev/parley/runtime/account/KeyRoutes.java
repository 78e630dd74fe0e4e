package dev.parley.runtime.account;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.time.Time;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/keys}: keys of this API. A key is shown once, when it is made. */
public final class KeyRoutes implements Resource {
  private static final String ALL = "/keys";
  private static final Text SCOPE = Text.word(Permission.words());

  private static final Thing NEW =
      Thing.named("NewKey")
          .must("name", Words.NAME, "What it is for.")
          .must("scopes", SCOPE.list(100), "What it may do; nothing that its maker may not.")
          .may("expiresAt", Text.moment(), "When it ends; never, where absent.");

  private static final Thing KEY = described(Thing.named("Key"));
  private static final Thing MADE =
      described(Thing.named("MadeKey")).must("key", Text.of(1, 100), "The key; never shown again.");

  private final ApiKeys keys;
  private final Time time;

  public KeyRoutes(ApiKeys keys, Time time) {
    this.keys = keys;
    this.time = time;
  }

  private static Thing described(Thing key) {
    return key.must("id", Text.id("key"), "")
        .must("name", Words.NAME, "")
        .must("hint", Text.of(1, 20), "How the key begins.")
        .must("scopes", SCOPE.list(100), "")
        .must("createdAt", Text.moment(), "")
        .must("createdBy", Text.of(1, 60), "The user or key that made it.")
        .may("expiresAt", Text.moment(), "")
        .may("lastUsedAt", Text.moment(), "To the minute.")
        .may("revokedAt", Text.moment(), "");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listKeys")
            .says("The account's keys, the revoked ones too.")
            .needs(Permission.KEYS_READ)
            .paged(KEY)
            .by(this::list),
        Operation.post(ALL, "makeKey")
            .says("Makes a key. It is in this answer and never again.")
            .needs(Permission.KEYS_WRITE)
            .takes(NEW)
            .gives(201, MADE)
            .by(this::make),
        Operation.get(ALL + "/{id}", "getKey")
            .says("What is known of a key.")
            .needs(Permission.KEYS_READ)
            .gives(200, KEY)
            .by(this::show),
        Operation.delete(ALL + "/{id}", "revokeKey")
            .says("Ends a key at once and for good.")
            .needs(Permission.KEYS_WRITE)
            .gives(200, KEY)
            .by(this::revoke));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<ApiKey> found = keys.list(request.account(), page.after(), page.limit());
    return page.of(found, ApiKey::id, KeyRoutes::json);
  }

  private Reply show(Request request) {
    return Answer.of(
        json(
            keys.byId(request.account(), request.path("id"))
                .orElseThrow(() -> Problem.notFound("There is no such key."))));
  }

  private Reply make(Request request) {
    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
    request
        .body()
        .required("scopes")
        .forEach(word -> scopes.add(Permission.of(word.stringValue()).orElseThrow()));
    if (scopes.isEmpty()) {
      throw Problem.badValue("/scopes", "A key needs a scope at least.");
    }
    if (!request.by().permissions().containsAll(scopes)) {
      throw Problem.forbidden("Nobody can give a key more than they have themselves.");
    }
    Optional<Instant> expires =
        request.textIf("expiresAt").map(text -> OffsetDateTime.parse(text).toInstant());
    if (expires.isPresent() && !expires.get().isAfter(time.now())) {
      throw Problem.badValue("/expiresAt", "expiresAt lies in the future.");
    }
    ApiKeys.Order order =
        new ApiKeys.Order(
            request.account(), request.text("name"), scopes, expires, request.by().id());
    return new Reply.Change(tx -> {
      ApiKeys.Made made = keys.make(tx, order);
      Map<String, Object> json = json(made.key());
      json.put("key", made.secret());
      return Answer.created(Operation.ROOT + ALL + "/" + made.key().id(), json);
    });
  }

  private Reply revoke(Request request) {
    String id = request.path("id");
    return new Reply.Change(tx -> Answer.of(json(keys.revoke(tx, request.account(), id))));
  }

  private static Map<String, Object> json(ApiKey key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", key.id());
    json.put("name", key.name());
    json.put("hint", key.hint());
    json.put("scopes", key.scopes().stream().sorted().map(Permission::word).toList());
    json.put("createdAt", key.created().toString());
    json.put("createdBy", key.createdBy());
    key.expires().ifPresent(at -> json.put("expiresAt", at.toString()));
    key.lastUsed().ifPresent(at -> json.put("lastUsedAt", at.toString()));
    key.revoked().ifPresent(at -> json.put("revokedAt", at.toString()));
    return json;
  }
}
