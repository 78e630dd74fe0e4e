package dev.parley.dsl.syntax;

import dev.parley.flow.script.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of the language, where they may stand, and what people write instead of them. */
final class Keywords {

  static final Set<String> DECLARATIONS =
      Set.of(
          "bot", "flow", "trigger", "param", "result", "var", "contact", "session", "use", "hours",
          "step", "on", "test");

  static final Set<String> STATEMENTS =
      Set.of(
          "say",
          "send",
          "ask",
          "choose",
          "set",
          "if",
          "match",
          "split",
          "goto",
          "end",
          "http",
          "run",
          "template",
          "handoff",
          "pause",
          "label",
          "unlabel",
          "join",
          "leave",
          "language",
          "optin",
          "optout",
          "emit",
          "retry");

  static final Set<String> SAY = Set.of("header", "footer", "cta");

  static final Set<String> ASK =
      Set.of(
          "check", "parse", "skip", "hint", "was", "retry", "timeout", "header", "footer", "cta");

  static final Set<String> CHOOSE =
      Set.of(
          "option", "options", "section", "other", "retry", "timeout", "header", "footer", "was",
          "stale");

  static final Set<String> SECTION = Set.of("option", "options");

  static final Set<String> MATCH = Set.of("case", "else");

  static final Set<String> HTTP = Set.of("header", "json", "form", "timeout", "retry", "error");

  static final Set<String> TEMPLATE = Set.of("header", "body", "button");

  static final Set<String> TEST =
      Set.of(
          "start", "given", "mock", "user", "bot", "silent", "after", "expect", "at", "ended",
          "failed");

  static final Set<String> FLOW_SETTINGS =
      Set.of("title", "version", "lang", "expires", "stale", "after_end");

  static final Set<String> BOT_SETTINGS =
      Set.of("title", "lang", "languages", "timezone", "country");

  static final List<String> TYPES =
      List.of(
          "text",
          "int",
          "number",
          "bool",
          "date",
          "time",
          "datetime",
          "email",
          "phone",
          "url",
          "location",
          "image",
          "video",
          "audio",
          "document",
          "contact",
          "json",
          "enum",
          "list",
          "form");

  static final Set<String> RESERVED = Set.of("parallel", "loop", "while", "import", "async");

  /** Where a clause belongs that stands somewhere else. */
  private static final Map<String, Set<String>> HOMES =
      Map.of(
          "`ask`",
          ASK,
          "`choose`",
          CHOOSE,
          "`match`",
          MATCH,
          "`http`",
          HTTP,
          "`template`",
          TEMPLATE,
          "a test",
          TEST);

  /** What other languages and tools call our words. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("print", "say"),
          Map.entry("message", "say"),
          Map.entry("reply", "say"),
          Map.entry("tell", "say"),
          Map.entry("write", "say"),
          Map.entry("question", "ask"),
          Map.entry("input", "ask"),
          Map.entry("prompt", "ask"),
          Map.entry("menu", "choose"),
          Map.entry("buttons", "choose"),
          Map.entry("select", "choose"),
          Map.entry("let", "set"),
          Map.entry("assign", "set"),
          Map.entry("switch", "match"),
          Map.entry("jump", "goto"),
          Map.entry("go", "goto"),
          Map.entry("next", "goto"),
          Map.entry("return", "end"),
          Map.entry("exit", "end"),
          Map.entry("finish", "end"),
          Map.entry("call", "run"),
          Map.entry("subflow", "run"),
          Map.entry("wait", "pause"),
          Map.entry("sleep", "pause"),
          Map.entry("delay", "pause"),
          Map.entry("assert", "expect"),
          Map.entry("default", "other"),
          Map.entry("button", "option"),
          Map.entry("validate", "check"),
          Map.entry("string", "text"),
          Map.entry("str", "text"),
          Map.entry("integer", "int"),
          Map.entry("float", "number"),
          Map.entry("double", "number"),
          Map.entry("decimal", "number"),
          Map.entry("boolean", "bool"),
          Map.entry("mail", "email"),
          Map.entry("tel", "phone"),
          Map.entry("link", "url"),
          Map.entry("object", "json"),
          Map.entry("array", "list"));

  private Keywords() {}

  /** The word of those allowed that the author probably meant. */
  static Optional<String> meant(String word, Collection<String> allowed) {
    Optional<String> synonym = Optional.ofNullable(SYNONYMS.get(word)).filter(allowed::contains);
    return synonym.or(() -> Nearest.to(word, allowed));
  }

  /** Where a word would be right, in words for a message. */
  static Optional<String> home(String word) {
    return HOMES.entrySet().stream()
        .filter(home -> home.getValue().contains(word))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  /** Whether a word at the beginning of a line begins something new. */
  static boolean begins(String word) {
    return STATEMENTS.contains(word)
        || DECLARATIONS.contains(word)
        || HOMES.values().stream().anyMatch(words -> words.contains(word));
  }
}
