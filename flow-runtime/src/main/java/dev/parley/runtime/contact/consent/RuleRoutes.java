package dev.parley.runtime.contact.consent;

import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/consents/rules}: by which words contacts opt out and in, and what they hear. */
public final class RuleRoutes implements Resource {
  private static final String PATH = "/consents/rules";
  private static final int MOST = 200;
  private static final Shape WORDS = Text.of(1, 80).list(MOST);
  private static final Shape TEXTS =
      new Shape.Dictionary(Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?"), Text.of(0, 1_000), MOST);

  private static final Thing RULES =
      Thing.named("ConsentRules")
          .must("usualWords", Shape.flag(), "Whether STOP and its like count, in many languages.")
          .must("optOutWords", WORDS, "Words of the account's own that opt out, before any flow.")
          .must("optInWords", WORDS, "Words of the account's own that opt in, before any flow.")
          .must(
              "optOutTexts",
              TEXTS,
              "What is said to whoever opts out, by language; where it is empty, nothing.")
          .must("optInTexts", TEXTS, "What is said to whoever opts in.");

  private static final Thing CHANGE =
      Thing.named("ConsentRulesChange")
          .may("usualWords", Shape.flag(), "")
          .may("optOutWords", WORDS, "All of them.")
          .may("optInWords", WORDS, "All of them.")
          .may("optOutTexts", TEXTS, "All of them.")
          .may("optInTexts", TEXTS, "All of them.");

  private final OptWords words;

  public RuleRoutes(OptWords words) {
    this.words = words;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(PATH, "getConsentRules")
            .says("By which words contacts opt out and in, and what they are told then.")
            .needs(Permission.ACCOUNT_READ)
            .versioned()
            .gives(200, RULES)
            .by(request -> answer(words.rules(request.account()))),
        Operation.patch(PATH, "changeConsentRules")
            .says("Changes the words, or what is said; what is not named stays.")
            .needs(Permission.ACCOUNT_WRITE)
            .takes(CHANGE)
            .versioned()
            .gives(200, RULES)
            .refuses(409, "Somebody else changes them at the same time.")
            .by(this::change));
  }

  private Reply change(Request request) {
    ConsentRules before = words.rules(request.account());
    request.expects(before.version());
    JsonNode body = request.body();
    ConsentRules after =
        new ConsentRules(
            body.optional("usualWords").map(JsonNode::booleanValue).orElse(before.usual()),
            words(body, "optOutWords", before.out()),
            words(body, "optInWords", before.in()),
            texts(body, "optOutTexts", before.byes()),
            texts(body, "optInTexts", before.hellos()),
            before.version());
    distinct(after);
    return new Reply.Change(tx -> answer(words.save(tx, request.account(), after)));
  }

  private static List<String> words(JsonNode body, String field, List<String> before) {
    List<FieldError> faults = new ArrayList<>();
    List<String> said = new ArrayList<>();
    body.optional(field)
        .ifPresent(list ->
            list.forEach(word -> {
              if (OptWord.bare(word.stringValue()).isEmpty()) {
                faults.add(new FieldError("/" + field + "/" + said.size(), "has letters in it"));
              }
              said.add(word.stringValue());
            }));
    if (!faults.isEmpty()) {
      throw Problem.badValues(faults);
    }
    return body.has(field) ? said.stream().distinct().toList() : before;
  }

  private static void distinct(ConsentRules rules) {
    List<String> out = rules.out().stream().map(OptWord::bare).toList();
    for (int i = 0; i < rules.in().size(); i++) {
      if (out.contains(OptWord.bare(rules.in().get(i)))) {
        throw Problem.badValue("/optInWords/" + i, "A word opts out or in, and not both.");
      }
    }
  }

  private static Map<String, String> texts(
      JsonNode body, String field, Map<String, String> before) {
    if (!body.has(field)) {
      return before;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    body.get(field).forEachEntry((language, text) -> texts.put(language, text.stringValue()));
    return texts;
  }

  private static Answer answer(ConsentRules rules) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("usualWords", rules.usual());
    json.put("optOutWords", rules.out());
    json.put("optInWords", rules.in());
    json.put("optOutTexts", rules.byes());
    json.put("optInTexts", rules.hellos());
    return Answer.of(json).version(rules.version());
  }
}
