package dev.parley.runtime.account;

import dev.parley.runtime.http.Access;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.SessionCookie;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.store.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/session}: signing in and out, and one's own password. */
public final class SessionRoutes implements Resource {
  private static final String PATH = "/session";
  private static final String NO = "The address or the password is wrong.";

  private static final Thing SIGN_IN =
      Thing.named("SignIn")
          .must("email", Words.EMAIL, "")
          .must("password", Text.of(1, 200), "")
          .may(
              "account",
              Text.id("acc"),
              "Which account, for who has the same password in several.");

  private static final Thing SESSION =
      Thing.named("Session")
          .must("user", MemberRoutes.USER, "")
          .must("account", Text.id("acc"), "")
          .must("permissions", Text.word(Permission.words()).list(100), "")
          .must("csrfToken", Text.of(1, 100), "To be sent as X-CSRF-Token with every change.");

  private static final Thing PASSWORDS =
      Thing.named("PasswordChange")
          .must("current", Text.of(1, 200), "")
          .must("new", Words.PASSWORD, "");

  private final People people;
  private final boolean secure;

  /** What signing in takes. */
  public record People(Members members, SignIns signIns, Passwords passwords, Attempts attempts) {}

  /**
   * The routes.
   *
   * @param secure whether the cookie is for HTTPS only
   */
  public SessionRoutes(People people, boolean secure) {
    this.people = people;
    this.secure = secure;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post(PATH, "signIn")
            .says("Signs a user in; the answer sets the session's cookie.")
            .access(new Access.Open())
            .takes(SIGN_IN)
            .gives(201, SESSION)
            .refuses(401, NO)
            .refuses(409, "Several accounts know this address and password: name one.")
            .by(this::signIn),
        Operation.get(PATH, "getSession")
            .says("Who is signed in.")
            .gives(200, SESSION)
            .refuses(404, "The request came with a key and not with a session.")
            .by(this::show),
        Operation.delete(PATH, "signOut")
            .says("Ends the session.")
            .givesNothing()
            .refuses(404, "The request came with a key and not with a session.")
            .by(this::signOut),
        Operation.put(PATH + "/password", "changePassword")
            .says("Changes one's own password and ends all of one's other sessions.")
            .takes(PASSWORDS)
            .gives(200, SESSION)
            .refuses(404, "The request came with a key and not with a session.")
            .refuses(409, "Somebody changes the user at the same time.")
            .by(this::changePassword));
  }

  private Reply signIn(Request request) {
    String email = request.text("email");
    people.attempts().begin(email);
    Optional<AccountId> account = request.textIf("account").map(AccountId::new);
    List<Member> candidates =
        people.signIns().candidates(email).stream()
            .filter(m -> account.isEmpty() || m.account().equals(account.get()))
            .toList();
    List<Member> right = people.attempts().right(candidates, request.text("password"));
    if (right.isEmpty()) {
      throw Problem.unauthorized(NO);
    }
    if (right.size() > 1) {
      String accounts = String.join(", ", right.stream().map(m -> m.account().value()).toList());
      throw Problem.conflict("You are known to several accounts; name one: " + accounts + ".");
    }
    people.attempts().succeeded(email);
    Member member = right.getFirst();
    return new Reply.Change(tx ->
        begun(member, people.signIns().begin(tx, member, origin(request)))
            .at(Operation.ROOT + PATH));
  }

  private static SignIns.Origin origin(Request request) {
    String agent = Optional.ofNullable(request.context().userAgent()).orElse("");
    return new SignIns.Origin(agent.replaceAll("\\p{Cntrl}", ""), request.context().ip());
  }

  private Answer begun(Member member, String token) {
    return answer(member, token)
        .with("Set-Cookie", SessionCookie.give(token, SignIns.LONGEST, secure));
  }

  private Reply show(Request request) {
    return answer(member(request), request.by().credential());
  }

  private Reply signOut(Request request) {
    member(request);
    return new Reply.Change(tx -> {
      SignIns.end(tx, request.account(), request.by().credential());
      return Answer.none().with("Set-Cookie", SessionCookie.take(secure));
    });
  }

  private Reply changePassword(Request request) {
    Member member = member(request);
    people.attempts().begin(member.email());
    if (people.attempts().right(List.of(member), request.text("current")).isEmpty()) {
      throw Problem.badValue("/current", "current is not your password.");
    }
    people.attempts().succeeded(member.email());
    Member changed = member.withPassword(people.passwords().hash(request.text("new")));
    return new Reply.Change(tx -> {
      Member saved = people.members().save(tx, changed);
      SignIns.end(tx.of(saved.account()), saved.id());
      return begun(saved, people.signIns().begin(tx, saved, origin(request)));
    });
  }

  private Member member(Request request) {
    return people
        .members()
        .byId(request.account(), request.by().id())
        .orElseThrow(() -> Problem.notFound("A key has no session."));
  }

  private static Answer answer(Member member, String token) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("user", MemberRoutes.json(member));
    json.put("account", member.account().value());
    json.put("permissions", member.role().permissions().stream().map(Permission::word).toList());
    json.put("csrfToken", SessionCookie.forgeryToken(token));
    return Answer.of(json);
  }
}
