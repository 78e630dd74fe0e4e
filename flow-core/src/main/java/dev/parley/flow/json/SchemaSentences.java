package dev.parley.flow.json;

import com.networknt.schema.Error;
import dev.parley.flow.check.Problem;
import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.check.Severity;
import dev.parley.flow.script.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Turns what the schema validator reports into sentences for people: the keyword says what kind of
 * fault it is, the schema's own titles say what was wanted.
 */
final class SchemaSentences {
  private static final int MOST = 20;

  /** A branch of a choice that did not hold; the choice itself is reported. */
  private static final Pattern BRANCH = Pattern.compile("/(oneOf|not)/");

  private final Contract contract;
  private final JsonNode root;
  private final String flow;

  private SchemaSentences(Contract contract, JsonNode root, String flow) {
    this.contract = contract;
    this.root = root;
    this.flow = flow;
  }

  /** Everything that is wrong with the form, twenty faults at most, in the order of the text. */
  static List<Problem> of(Contract contract, JsonNode root, String flow) {
    SchemaSentences sentences = new SchemaSentences(contract, root, flow);
    return contract.validate(root).stream()
        .filter(error -> !BRANCH.matcher(error.getSchemaLocation().toString()).find())
        .map(sentences::sentence)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private Problem sentence(Error error) {
    JsonNode wanted = contract.around(error.getSchemaLocation().toString());
    String value = shown(error.getInstanceNode());
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(error, wanted);
      case "required" -> at(error, "The key `%s` is missing here.".formatted(error.getProperty()));
      case "dependentRequired" -> at(error, companion(error, wanted));
      case "type" -> at(error, "%s is not %s.".formatted(value, type(wanted)));
      case "enum", "const" -> notAMember(error, wanted, value);
      case "pattern" -> at(error, "%s is not %s.".formatted(value, title(wanted, "of this form")));
      case "propertyNames" -> name(error, wanted);
      case "minLength" -> at(error, "%s is empty.".formatted(capital(title(wanted, "the text"))));
      case "minItems" -> at(error, "The list is empty; it needs one item at least.");
      case "minimum", "maximum" ->
          at(error, "%s is not %s.".formatted(value, title(wanted, "within its bounds")));
      case "oneOf" -> at(error, oneOf(error, wanted));
      case "not" ->
          at(error, "Here can stand %s.".formatted(title(wanted.path("not"), "too much")));
      default -> at(error, "This does not fit the form: " + error.getMessage() + ".");
    };
  }

  private Problem unknownKey(Error error, JsonNode wanted) {
    String key = error.getProperty();
    List<String> known = new ArrayList<>(wanted.path("properties").propertyNames());
    Place place = Place.of(flow, error.getInstanceLocation() + "/" + Pointer.escape(key));
    String help =
        Nearest.to(key, known)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("possible here: " + list(known));
    // No suggestion: the place is the key's value, and that is not to be replaced.
    String sentence = "There is no key `%s` here.".formatted(key);
    return problem(place, sentence, Optional.empty(), List.of(help));
  }

  private Problem notAMember(Error error, JsonNode wanted, String value) {
    List<String> members = new ArrayList<>();
    wanted.path("enum").forEach(m -> members.add(m.asString()));
    String sentence = "%s is not %s.".formatted(value, title(wanted, "one of the words"));
    JsonNode given = error.getInstanceNode();
    Optional<String> near =
        given != null && given.isString()
            ? Nearest.to(given.asString(), members)
            : Optional.empty();
    List<String> help = near.isPresent() ? List.of() : List.of("possible here: " + list(members));
    return problem(place(error), sentence, near, help);
  }

  private static String companion(Error error, JsonNode wanted) {
    String key = error.getProperty();
    String other = wanted.path("dependentRequired").path(key).path(0).asString();
    return "The key `%s` needs `%s` beside it.".formatted(key, other);
  }

  private Problem name(Error error, JsonNode wanted) {
    String key = error.getProperty();
    Place place = Place.of(flow, error.getInstanceLocation() + "/" + Pointer.escape(key));
    String sentence = title(wanted.path("propertyNames"), "a name that can stand here");
    return DocumentProblems.at(
        DocumentProblems.FORM, place, "`%s` is not %s.".formatted(key, sentence));
  }

  private String oneOf(Error error, JsonNode wanted) {
    List<String> keys = new ArrayList<>();
    wanted
        .path("oneOf")
        .forEach(choice -> choice.path("required").forEach(k -> keys.add(k.asString())));
    if (keys.isEmpty()) {
      return "%s is not %s.".formatted(shown(error.getInstanceNode()), title(wanted, "possible"));
    }
    JsonNode given = root.at(error.getInstanceLocation().toString());
    List<String> there = keys.stream().filter(given::has).toList();
    return there.isEmpty()
        ? "One of these keys is missing here: %s.".formatted(list(keys))
        : "Only one of these keys can stand here: %s.".formatted(list(there));
  }

  private static Problem problem(
      Place place, String sentence, Optional<String> near, List<String> help) {
    return new Problem(
        DocumentProblems.FORM, Severity.ERROR, sentence, place, near, help, List.of());
  }

  private Problem at(Error error, String sentence) {
    return DocumentProblems.at(DocumentProblems.FORM, place(error), sentence);
  }

  private Place place(Error error) {
    return Place.of(flow, error.getInstanceLocation().toString());
  }

  private static String title(JsonNode wanted, String otherwise) {
    return wanted.path("title").asString(otherwise);
  }

  private static String type(JsonNode wanted) {
    return switch (wanted.path("type").asString("")) {
      case "object" -> "an object in `{}`";
      case "array" -> "a list in `[]`";
      case "string" -> title(wanted, "a text");
      case "integer" -> title(wanted, "a whole number");
      case "boolean" -> "true or false";
      default -> "of the right kind";
    };
  }

  private static String shown(@Nullable JsonNode value) {
    if (value == null || value.isObject()) {
      return "An object";
    }
    if (value.isArray()) {
      return "A list";
    }
    return value.isString() ? "`" + value.asString() + "`" : value.toString();
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String list(Collection<String> words) {
    return "`" + String.join("`, `", words) + "`";
  }
}
