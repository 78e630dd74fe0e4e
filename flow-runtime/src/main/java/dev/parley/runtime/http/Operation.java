package dev.parley.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that the management API can do: where it is, who may, what goes in, what comes out and
 * who does it. What is served and what is described are both made of it.
 *
 * @param path below {@link #ROOT}, such as {@code /contacts/{id}}
 * @param id its name in the description, such as {@code getContact}
 * @param says one sentence
 * @param query the parameters of its query
 * @param intake what it takes as body
 * @param outcomes what it may answer when all is well, by status
 * @param refusals what else it may answer and why, by status
 */
public record Operation(
    Verb verb,
    String path,
    String id,
    String says,
    Access access,
    List<Parameter> query,
    Optional<Intake> intake,
    SortedMap<Integer, Outcome> outcomes,
    SortedMap<Integer, String> refusals,
    boolean versioned,
    Handler handler) {
  /** Where the management API begins. */
  public static final String ROOT = "/api/v1";

  private static final int USUAL_BODY = 1024 * 1024;

  /** HTTP's verbs. */
  public enum Verb {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
  }

  /** A parameter of the query. */
  public record Parameter(String name, Shape shape, String says) {}

  /** What a request brings. */
  public sealed interface Intake {
    /** JSON of this shape. */
    record Json(Shape shape, int mostBytes) implements Intake {}

    /** A file of so many bytes at most, which the operation reads itself. */
    record File(long mostBytes) implements Intake {}
  }

  /** What comes back when all is well. */
  public sealed interface Outcome {
    /** JSON of this shape. */
    record Json(Shape shape) implements Outcome {}

    /** Nothing. */
    record Empty() implements Outcome {}

    /** A file. */
    record File(String type) implements Outcome {}
  }

  /** Does it. */
  @FunctionalInterface
  public interface Handler {
    /** The reply to a request that was checked. */
    Reply handle(Request request);
  }

  /** Reads something. */
  public static Draft get(String path, String id) {
    return new Draft(Verb.GET, path, id);
  }

  /** Adds or does something. */
  public static Draft post(String path, String id) {
    return new Draft(Verb.POST, path, id);
  }

  /** Puts something where it may have been before. */
  public static Draft put(String path, String id) {
    return new Draft(Verb.PUT, path, id);
  }

  /** Changes something. */
  public static Draft patch(String path, String id) {
    return new Draft(Verb.PATCH, path, id);
  }

  /** Removes something. */
  public static Draft delete(String path, String id) {
    return new Draft(Verb.DELETE, path, id);
  }

  /** An operation that is being described. */
  public static final class Draft {
    private final Verb verb;
    private final String path;
    private final String id;
    private final List<Parameter> query = new ArrayList<>();
    private final SortedMap<Integer, Outcome> outcomes = new TreeMap<>();
    private final SortedMap<Integer, String> refusals = new TreeMap<>();
    private String says = "";
    private Access access = new Access.Known();
    private Optional<Intake> intake = Optional.empty();
    private boolean versioned;

    private Draft(Verb verb, String path, String id) {
      this.verb = verb;
      this.path = path;
      this.id = id;
    }

    /** One sentence for people. */
    public Draft says(String sentence) {
      says = sentence;
      return this;
    }

    /** Whoever has this permission may. */
    public Draft needs(Permission permission) {
      return access(new Access.Permitted(permission));
    }

    /** Who may. */
    public Draft access(Access who) {
      access = who;
      return this;
    }

    /** Takes a parameter in its query. */
    public Draft query(String name, Shape shape, String sentence) {
      query.add(new Parameter(name, shape, sentence));
      return this;
    }

    /** Gives a list in pages. */
    public Draft paged(Shape item) {
      query.add(new Parameter("limit", Shape.whole(1, Page.MOST), "How many items at most; 50."));
      query.add(new Parameter("after", Text.of(0, 300), "The next of the page before."));
      return gives(
          200,
          Thing.named("")
              .must("items", item.list(Page.MOST), "")
              .must(
                  "next",
                  Text.of(1, 300).orNull(),
                  "The cursor of the next page; null on the last."));
    }

    /** Takes JSON of this shape. */
    public Draft takes(Shape shape) {
      return takes(shape, USUAL_BODY);
    }

    /** Takes JSON of this shape and so many bytes at most. */
    public Draft takes(Shape shape, int mostBytes) {
      return takes(new Intake.Json(shape, mostBytes));
    }

    /** Takes this. */
    public Draft takes(Intake what) {
      intake = Optional.of(what);
      return this;
    }

    /** Answers with JSON of this shape. */
    public Draft gives(int status, Shape shape) {
      return gives(status, new Outcome.Json(shape));
    }

    /** Answers with this. */
    public Draft gives(int status, Outcome outcome) {
      outcomes.put(status, outcome);
      return this;
    }

    /** Answers with nothing but 204. */
    public Draft givesNothing() {
      return gives(204, new Outcome.Empty());
    }

    /** May refuse with this status, for this reason. */
    public Draft refuses(int status, String why) {
      refusals.put(status, why);
      return this;
    }

    /** Answers with a version, and changes that version only if a request names it. */
    public Draft versioned() {
      versioned = true;
      return this;
    }

    /** The operation, done by this. */
    public Operation by(Handler handler) {
      return new Operation(
          verb, path, id, says, access, query, intake, outcomes, refusals, versioned, handler);
    }
  }

  /** Whether its answer may be kept and given again to a request that comes twice. */
  boolean repeatable() {
    return verb == Verb.POST && !(access instanceof Access.Open);
  }
}
