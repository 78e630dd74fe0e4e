package dev.parley.runtime.account;

import dev.parley.runtime.http.Access;
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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /api/v1/invitations}: asks people to join. The answer has the link that they need, and
 * nobody else gets to see it.
 */
public final class InvitationRoutes implements Resource {
  private static final String ALL = "/invitations";

  private static final Thing NEW =
      Thing.named("NewInvitation")
          .must("email", Words.EMAIL, "What they will sign in with.")
          .must("role", Text.word(Role.words()), "")
          .may("name", Words.NAME, "");

  private static final Thing INVITATION = described(Thing.named("Invitation"));
  private static final Thing MADE =
      described(Thing.named("MadeInvitation"))
          .must("link", Text.of(1, 500), "Where they choose a password; never shown again.")
          .must("token", Text.of(1, 100), "What the link carries.");

  private static final Thing ACCEPTED =
      Thing.named("Acceptance")
          .must("token", Text.of(1, 100), "What the link carries.")
          .must("name", Words.NAME, "")
          .must("password", Words.PASSWORD, "");

  private final Invitations invitations;
  private final Members members;
  private final Optional<URI> address;

  /**
   * The routes.
   *
   * @param address how the server is reached from outside; where a request came in if empty
   */
  public InvitationRoutes(Invitations invitations, Members members, Optional<URI> address) {
    this.invitations = invitations;
    this.members = members;
    this.address = address;
  }

  private static Thing described(Thing invitation) {
    return invitation
        .must("id", Text.id("ivt"), "")
        .must("email", Words.EMAIL, "")
        .must("role", Text.word(Role.words()), "")
        .may("name", Words.NAME, "")
        .must("invitedBy", Text.of(1, 60), "The user or key that asked.")
        .must("createdAt", Text.moment(), "")
        .must("expiresAt", Text.moment(), "");
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listInvitations")
            .says("Who was asked and has not come yet.")
            .needs(Permission.USERS_READ)
            .paged(INVITATION)
            .by(this::list),
        Operation.post(ALL, "invite")
            .says("Asks somebody to join; an earlier invitation of theirs is void.")
            .needs(Permission.USERS_WRITE)
            .takes(NEW)
            .gives(201, MADE)
            .refuses(409, "There is a user with this address.")
            .by(this::invite),
        Operation.delete(ALL + "/{id}", "withdrawInvitation")
            .says("Takes an invitation back.")
            .needs(Permission.USERS_WRITE)
            .givesNothing()
            .by(this::withdraw),
        Operation.post(ALL + "/accept", "acceptInvitation")
            .says("Joins, with a password of one's own.")
            .access(new Access.Open())
            .takes(ACCEPTED)
            .gives(201, MemberRoutes.USER)
            .refuses(404, "There is no such invitation, or not any more.")
            .refuses(409, "There is a user with this address.")
            .by(this::accept));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Invitation> found = invitations.list(request.account(), page.after(), page.limit());
    return page.of(found, Invitation::id, InvitationRoutes::json);
  }

  private Reply invite(Request request) {
    Role role = Role.of(request.text("role")).orElseThrow();
    MemberRoutes.mayGrant(request, role);
    Invitations.Order order =
        new Invitations.Order(
            request.account(),
            request.text("email"),
            request.textIf("name").orElse(""),
            role,
            request.by().id());
    String base = address.map(URI::toString).orElseGet(request::origin);
    return new Reply.Change(tx -> {
      Invitations.Made made = invitations.make(tx, order);
      Map<String, Object> json = json(made.invitation());
      json.put("link", base + "/console/join#" + made.token());
      json.put("token", made.token());
      return Answer.created(Operation.ROOT + ALL + "/" + made.invitation().id(), json);
    });
  }

  private Reply withdraw(Request request) {
    String id = request.path("id");
    return new Reply.Change(tx -> {
      invitations.end(tx, request.account(), id);
      return Answer.none();
    });
  }

  private Reply accept(Request request) {
    Invitation invitation =
        invitations
            .of(request.text("token"))
            .orElseThrow(() -> Problem.notFound("There is no such invitation, or not any more."));
    Member member =
        members.prepare(
            new Members.Newcomer(
                invitation.account(),
                invitation.email(),
                request.text("name"),
                invitation.role(),
                request.text("password")));
    return new Reply.Change(tx -> {
      invitations.end(tx, invitation.account(), invitation.id());
      members.add(tx, member);
      String location = Operation.ROOT + "/users/" + member.id();
      return Answer.created(location, MemberRoutes.json(member));
    });
  }

  private static Map<String, Object> json(Invitation invitation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", invitation.id());
    json.put("email", invitation.email());
    json.put("role", invitation.role().word());
    Words.put(json, "name", invitation.name());
    json.put("invitedBy", invitation.invitedBy());
    json.put("createdAt", invitation.created().toString());
    json.put("expiresAt", invitation.expires().toString());
    return json;
  }
}
