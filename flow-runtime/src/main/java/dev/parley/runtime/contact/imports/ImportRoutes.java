package dev.parley.runtime.contact.imports;

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
import dev.parley.runtime.store.AccountId;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /api/v1/imports}: lists of contacts come in. */
public final class ImportRoutes implements Resource {
  private static final Logger LOG = System.getLogger(ImportRoutes.class.getName());
  private static final String ALL = "/imports";
  private static final String ONE = ALL + "/{id}";
  private static final int SHOWN = 20;
  private static final String GONE = "Its file was deleted: bring it again.";

  private final Imports imports;
  private final Profiles profiles;
  private final long most;

  /**
   * The routes.
   *
   * @param most bytes of the longest file that is taken
   */
  public ImportRoutes(Imports imports, Profiles profiles, long most) {
    this.imports = imports;
    this.profiles = profiles;
    this.most = most;
  }

  @Override
  public List<Operation> operations() {
    return Stream.of(ofLists(), ofOne(), working()).flatMap(List::stream).toList();
  }

  private List<Operation> ofLists() {
    return List.of(
        Operation.get(ALL, "listImports")
            .says("Lists of contacts that were brought, the oldest first.")
            .needs(Permission.CONTACTS_READ)
            .paged(ImportJson.IMPORT)
            .by(this::list),
        Operation.post(ALL, "bringImport")
            .says(
                "Brings a list of contacts, as CSV or XLSX. Nothing is taken yet: the answer says"
                    + " how the columns are understood.")
            .needs(Permission.CONTACTS_WRITE)
            .query("filename", Text.of(0, 250), "What it is called.")
            .query("profile", Text.id("prf"), "Whose plan is taken; guessed by the names else.")
            .takes(new Operation.Intake.File(most))
            .versioned()
            .gives(201, ImportJson.IMPORT)
            .by(this::bring));
  }

  private List<Operation> ofOne() {
    return List.of(
        Operation.get(ONE, "getImport")
            .says("An import: what its columns mean, and how far it is.")
            .needs(Permission.CONTACTS_READ)
            .versioned()
            .gives(200, ImportJson.IMPORT)
            .by(request -> answer(known(request))),
        Operation.patch(ONE, "changeImport")
            .says("Changes the plan of an import that has not begun; what is not named stays.")
            .needs(Permission.CONTACTS_WRITE)
            .takes(ImportJson.CHANGE)
            .versioned()
            .gives(200, ImportJson.IMPORT)
            .refuses(409, "It has begun.")
            .by(this::change),
        Operation.delete(ONE, "removeImport")
            .says("Removes an import, its file and its errors; the contacts stay.")
            .needs(Permission.CONTACTS_WRITE)
            .givesNothing()
            .refuses(409, "It is being worked on: cancel it first.")
            .by(this::remove));
  }

  private List<Operation> working() {
    return List.of(
        Operation.get(ONE + "/preview", "previewImport")
            .says("The first rows, as they are understood.")
            .needs(Permission.CONTACTS_READ)
            .gives(200, Thing.named("").must("items", ImportJson.ROW.list(SHOWN), ""))
            .refuses(409, GONE)
            .by(this::preview),
        begun("check", "Reads all rows and counts what would become of them; writes nothing.")
            .by(request -> begin(request, Import.State.CHECKING)),
        begun("start", "Takes the rows, in the background; those that are bad are left out.")
            .by(request -> begin(request, Import.State.RUNNING)),
        begun("cancel", "Ends it; what was taken stays.").by(this::cancel),
        Operation.get(ONE + "/errors", "getImportErrors")
            .says("The cells that are wrong, as CSV: line, column, value and a sentence.")
            .needs(Permission.CONTACTS_READ)
            .gives(200, new Operation.Outcome.File("*/*"))
            .by(request -> new FaultFile(imports, known(request)).write(request)));
  }

  private static Operation.Draft begun(String verb, String sentence) {
    return Operation.post(ONE + "/" + verb, verb + "Import")
        .says(sentence)
        .needs(Permission.CONTACTS_WRITE)
        .gives(200, ImportJson.IMPORT)
        .refuses(409, "It is not in a state for that, or its plan says too little.");
  }

  private Reply list(Request request) {
    Page page = request.page();
    List<Import> found = imports.list(request.account(), page.after(), page.limit());
    return page.of(found, Import::id, ImportJson::of);
  }

  private Reply bring(Request request) {
    AccountId account = request.account();
    Optional<ImportPlan> profile =
        request
            .query("profile")
            .map(id ->
                profiles
                    .byId(account, id)
                    .orElseThrow(() -> Problem.badValue("profile", "There is no such profile."))
                    .plan());
    Imports.Brought brought =
        new Imports.Brought(
            account, request.query("filename").orElse("").strip(), request.by().id());
    InputStream content = someBytes(request.content(most));
    Import made = kept(() -> imports.bring(brought, content, profile));
    return new Reply.Change(tx -> {
      ImportTable.insert(tx.of(account), made);
      return answer(made).at(Operation.ROOT + ALL + "/" + made.id());
    });
  }

  private static InputStream someBytes(InputStream body) {
    try {
      PushbackInputStream some = new PushbackInputStream(body);
      int first = some.read();
      if (first < 0) {
        throw Problem.badRequest("The body is empty; send the file's bytes as the body.");
      }
      some.unread(first);
      return some;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T kept(Supplier<T> work) {
    try {
      return work.get();
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, "The place of imports does not work", e);
      throw Problem.unavailable("Files cannot be kept or read right now; try again.");
    }
  }

  private Import known(Request request) {
    return imports.byId(request.account(), request.path("id")).orElseThrow(ImportRoutes::unknown);
  }

  private static Problem unknown() {
    return Problem.notFound("There is no such import.");
  }

  private static void mustHaveFile(Import of) {
    if (of.file().digest().isEmpty()) {
      throw Problem.conflict(GONE);
    }
  }

  private Reply change(Request request) {
    Import before = known(request);
    ImportPlan plan = before.plan().patched(request.body());
    imports.check(request.account()).refuse(plan, Optional.of(before.shape()));
    return new Reply.Change(tx -> {
      var estate = tx.of(request.account());
      Import now = ImportTable.locked(estate, before.id()).orElseThrow(ImportRoutes::unknown);
      request.expects(now.version());
      if (!now.state().open() || now.version() != before.version()) {
        throw Problem.conflict("The import is " + now.state().word() + ": its plan stays.");
      }
      imports.plan(tx, now, plan);
      return answer(ImportTable.byId(estate, before.id()).orElseThrow());
    });
  }

  private Reply begin(Request request, Import.State state) {
    Import before = known(request);
    mustHaveFile(before);
    imports.check(request.account()).mustBegin(before.plan());
    return new Reply.Change(tx -> {
      Import now =
          ImportTable.locked(tx.of(request.account()), before.id())
              .orElseThrow(ImportRoutes::unknown);
      if (!now.state().open() || now.version() != before.version()) {
        throw Problem.conflict(
            "The import is " + now.state().word() + ": it cannot begin. Bring the file again.");
      }
      return Answer.of(ImportJson.of(imports.begin(tx, now, state)));
    });
  }

  private Reply cancel(Request request) {
    Import before = known(request);
    return new Reply.Change(tx -> Answer.of(ImportJson.of(imports.cancel(tx, before))));
  }

  private Reply remove(Request request) {
    Import before = known(request);
    return new Reply.Change(tx -> {
      imports.remove(tx, before);
      return Answer.none();
    });
  }

  private Reply preview(Request request) {
    Import of = known(request);
    mustHaveFile(of);
    List<ReadRow> rows = kept(() -> imports.preview(of, SHOWN));
    return Answer.of(Map.of("items", rows.stream().map(ImportJson::of).toList()));
  }

  private static Answer answer(Import of) {
    return Answer.of(ImportJson.of(of)).version(of.version());
  }
}
