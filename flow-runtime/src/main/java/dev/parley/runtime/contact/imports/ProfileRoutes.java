package dev.parley.runtime.contact.imports;

import dev.parley.runtime.contact.imports.Profiles.Profile;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/import-profiles}: what columns mean, kept for files that come again. */
public final class ProfileRoutes implements Resource {
  private static final String ALL = "/import-profiles";
  private static final String ONE = ALL + "/{id}";
  private static final Text NAME = Text.of(1, 100);
  private static final Thing NEW =
      Thing.named("NewImportProfile").must("name", NAME, "").must("plan", ImportJson.PLAN, "");
  private static final Thing CHANGE =
      Thing.named("ImportProfileChange").must("plan", ImportJson.CHANGE, "");
  private static final Thing PROFILE =
      Thing.named("ImportProfile")
          .must("id", Text.id("prf"), "")
          .must("name", NAME, "")
          .must("plan", ImportJson.PLAN, "")
          .must("createdAt", Text.moment(), "");

  private final Imports imports;
  private final Profiles profiles;

  public ProfileRoutes(Imports imports, Profiles profiles) {
    this.imports = imports;
    this.profiles = profiles;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listImportProfiles")
            .says("Plans that are kept.")
            .needs(Permission.CONTACTS_READ)
            .paged(PROFILE)
            .by(this::list),
        Operation.post(ALL, "addImportProfile")
            .says("Keeps a plan for files that come again; name it when you bring one.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(NEW)
            .versioned()
            .gives(201, PROFILE)
            .refuses(409, "There is a profile of this name.")
            .by(this::add),
        Operation.get(ONE, "getImportProfile")
            .says("A plan that is kept.")
            .needs(Permission.CONTACTS_READ)
            .versioned()
            .gives(200, PROFILE)
            .by(request -> answer(known(request))),
        Operation.patch(ONE, "changeImportProfile")
            .says("Changes a plan that is kept; what is not named stays.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(CHANGE)
            .versioned()
            .gives(200, PROFILE)
            .refuses(409, "Somebody changes it too.")
            .by(this::change),
        Operation.delete(ONE, "removeImportProfile")
            .says("Removes a plan that is kept.")
            .needs(Permission.CONTACTS_WRITE)
            .givesNothing()
            .by(this::remove));
  }

  private Profile known(Request request) {
    return profiles
        .byId(request.account(), request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such profile."));
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Profile> found = profiles.list(request.account(), page.after(), page.limit());
    return page.of(found, Profile::id, ProfileRoutes::json);
  }

  private Reply add(Request request) {
    ImportPlan plan = ImportPlan.EMPTY.patched(request.body().required("plan"));
    imports.check(request.account()).refuse(plan, Optional.empty());
    String name = request.text("name");
    return new Reply.Change(tx -> {
      Profile made = profiles.add(tx, request.account(), name, plan);
      return answer(made).at(Operation.ROOT + ALL + "/" + made.id());
    });
  }

  private Reply change(Request request) {
    Profile before = known(request);
    request.expects(before.version());
    ImportPlan plan = before.plan().patched(request.body().required("plan"));
    imports.check(request.account()).refuse(plan, Optional.empty());
    return new Reply.Change(tx -> answer(profiles.save(tx, request.account(), before, plan)));
  }

  private Reply remove(Request request) {
    String id = request.path("id");
    return new Reply.Change(tx -> {
      profiles.remove(tx, request.account(), id);
      return Answer.none();
    });
  }

  private static Answer answer(Profile profile) {
    return Answer.of(json(profile)).version(profile.version());
  }

  private static Map<String, Object> json(Profile profile) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", profile.id());
    json.put("name", profile.name());
    json.put("plan", profile.plan().json());
    json.put("createdAt", profile.created().toString());
    return json;
  }
}
