package dev.parley.runtime.account;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/account}: the business's profile. {@code /api/v1/roles}: who may do what. */
public final class AccountRoutes implements Resource {
  private static final int MOST_LANGUAGES = 50;
  private static final Text NAME = Text.of(1, 200);
  private static final Text PHONE =
      Text.like("\\+[1-9]\\d{6,14}", "is a phone number such as +919876543210", 16);
  private static final Text COUNTRY = Text.word(List.of(Locale.getISOCountries()));
  private static final Text LANGUAGE =
      Text.like("[a-z]{2,3}(_[A-Z]{2})?", "is a language such as en or pt_BR", 6);
  private static final Text ZONE = Text.zone();

  private static final Thing ACCOUNT =
      Thing.named("Account")
          .must("id", Text.id("acc"), "")
          .must("name", NAME, "What customers know the business by.")
          .may("email", Words.EMAIL, "")
          .may("phone", PHONE, "")
          .may("country", COUNTRY, "Its two letters in ISO 3166.")
          .may("timeZone", ZONE, "In which its days begin and end, such as Asia/Kolkata.")
          .must("languages", LANGUAGE.list(MOST_LANGUAGES), "The most usual first.")
          .must("createdAt", Text.moment(), "");

  private static final Thing CHANGE =
      Thing.named("AccountChange")
          .may("name", NAME, "")
          .may("email", Words.EMAIL.orNull(), "")
          .may("phone", PHONE.orNull(), "")
          .may("country", COUNTRY.orNull(), "")
          .may("timeZone", ZONE.orNull(), "")
          .may("languages", LANGUAGE.list(MOST_LANGUAGES), "");

  private static final Thing ROLE =
      Thing.named("Role")
          .must("role", Text.word(Role.words()), "")
          .must("permissions", Text.word(Permission.words()).list(100), "");

  private final Accounts accounts;

  public AccountRoutes(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/account", "getAccount")
            .says("The business's profile.")
            .needs(Permission.ACCOUNT_READ)
            .versioned()
            .gives(200, ACCOUNT)
            .by(request -> answer(accounts.get(request.account()))),
        Operation.patch("/account", "changeAccount")
            .says("Changes the profile; what is not named stays, and null empties.")
            .needs(Permission.ACCOUNT_WRITE)
            .takes(CHANGE)
            .versioned()
            .gives(200, ACCOUNT)
            .refuses(409, "Somebody changes it at the same time.")
            .by(this::change),
        Operation.get("/roles", "listRoles")
            .says("Which role may do what.")
            .needs(Permission.ACCOUNT_READ)
            .gives(200, Thing.named("").must("items", ROLE.list(100), ""))
            .by(request -> roles()));
  }

  private Reply change(Request request) {
    Account before = accounts.get(request.account());
    request.expects(before.version());
    Account after =
        new Account(
            before.id(),
            request.patched("name", before.name()),
            request.patched("email", before.email()),
            request.patched("phone", before.phone()),
            request.patched("country", before.country()),
            request.patched("timeZone", before.timeZone()),
            languages(request.body()).orElse(before.languages()),
            before.version(),
            before.created());
    return new Reply.Change(tx -> answer(accounts.save(tx, after)));
  }

  private static Optional<List<String>> languages(JsonNode body) {
    return body.optional("languages")
        .map(list -> {
          List<String> languages = new ArrayList<>();
          list.forEach(language -> languages.add(language.stringValue()));
          return languages.stream().distinct().toList();
        });
  }

  private static Answer answer(Account account) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", account.id().value());
    json.put("name", account.name());
    Words.put(json, "email", account.email());
    Words.put(json, "phone", account.phone());
    Words.put(json, "country", account.country());
    Words.put(json, "timeZone", account.timeZone());
    json.put("languages", account.languages());
    json.put("createdAt", account.created().toString());
    return Answer.of(json).version(account.version());
  }

  private static Answer roles() {
    List<Object> items = new ArrayList<>();
    for (Role role : Role.values()) {
      List<String> may = role.permissions().stream().map(Permission::word).toList();
      items.add(Shape.of("role", role.word(), "permissions", may));
    }
    return Answer.of(Map.of("items", items));
  }
}
