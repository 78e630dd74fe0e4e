package dev.parley.runtime.account;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v1/users}: the people of the business and their roles. */
public final class MemberRoutes implements Resource {
  private static final String ALL = "/users";
  private static final Text ROLE = Text.word(Role.words());

  static final Thing USER =
      Thing.named("User")
          .must("id", Text.id("usr"), "")
          .must("email", Words.EMAIL, "What they sign in with.")
          .must("name", Words.NAME, "")
          .must("role", ROLE, "")
          .must("active", Shape.flag(), "Whether they may sign in.")
          .must("createdAt", Text.moment(), "");

  private static final Thing CHANGE =
      Thing.named("UserChange")
          .may("name", Words.NAME, "")
          .may("role", ROLE, "")
          .may("active", Shape.flag(), "");

  private final Members members;

  public MemberRoutes(Members members) {
    this.members = members;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listUsers")
            .says("The people of the business.")
            .needs(Permission.USERS_READ)
            .paged(USER)
            .by(this::list),
        Operation.get(ALL + "/{id}", "getUser")
            .says("A user.")
            .needs(Permission.USERS_READ)
            .versioned()
            .gives(200, USER)
            .by(request -> answer(member(request))),
        Operation.patch(ALL + "/{id}", "changeUser")
            .says("Changes a user's name or role, or whether they may sign in.")
            .needs(Permission.USERS_WRITE)
            .takes(CHANGE)
            .versioned()
            .gives(200, USER)
            .refuses(409, "It would take the last owner away, or somebody else changes them too.")
            .by(this::change),
        Operation.delete(ALL + "/{id}", "removeUser")
            .says("Removes a user and signs them out.")
            .needs(Permission.USERS_WRITE)
            .versioned()
            .givesNothing()
            .refuses(409, "It would take the last owner away.")
            .by(this::remove));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Member> found = members.list(request.account(), page.after(), page.limit());
    return page.of(found, Member::id, MemberRoutes::json);
  }

  private Member member(Request request) {
    return members
        .byId(request.account(), request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such user."));
  }

  private Reply change(Request request) {
    Member before = member(request);
    request.expects(before.version());
    Role role = request.textIf("role").flatMap(Role::of).orElse(before.role());
    mayGrant(request, before.role());
    mayGrant(request, role);
    boolean active =
        request.body().optional("active").map(a -> a.booleanValue()).orElse(before.active());
    Member after = before.with(request.patched("name", before.name()), role, active);
    return new Reply.Change(tx -> answer(members.save(tx, after)));
  }

  private Reply remove(Request request) {
    Member member = member(request);
    request.expects(member.version());
    mayGrant(request, member.role());
    return new Reply.Change(tx -> {
      var unused = members.remove(tx, member);
      return Answer.none();
    });
  }

  /** Nobody makes somebody, or changes somebody, who may do more than they. */
  static void mayGrant(Request request, Role role) {
    if (!request.by().permissions().containsAll(role.permissions())) {
      throw Problem.forbidden(
          "The role " + role.word() + " may do more than you: ask somebody who has it.");
    }
  }

  static Answer answer(Member member) {
    return Answer.of(json(member)).version(member.version());
  }

  static Map<String, Object> json(Member member) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", member.id());
    json.put("email", member.email());
    json.put("name", member.name());
    json.put("role", member.role().word());
    json.put("active", member.active());
    json.put("createdAt", member.created().toString());
    return json;
  }
}
