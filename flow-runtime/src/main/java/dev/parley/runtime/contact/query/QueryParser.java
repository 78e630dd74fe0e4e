package dev.parley.runtime.contact.query;

import dev.parley.flow.script.Nearest;
import dev.parley.runtime.contact.query.Condition.Relation;
import dev.parley.runtime.contact.query.Token.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a query. What is wrong with names and values is gathered; the first word that stands where
 * it cannot stand ends the reading.
 *
 * <pre>
 * query      = any
 * any        = all { "or" all }
 * all        = one { "and" one }
 * one        = "not" one | "(" any ")" | "has" name | name comparison
 * comparison = relation value | [ "not" ] "in" "(" value { "," value } ")"
 *            | [ "not" ] "contains" value | [ "not" ] "starts" "with" value
 *            | "is" [ "not" ] "empty"
 * value      = word | text | number | day | moment | span ( "ago" | "from" "now" )
 * </pre>
 */
public final class QueryParser {
  /** How many characters a query has at most. */
  public static final int LONGEST = 4_000;

  private static final int DEEPEST = 30;
  private static final int MOST_PARTS = 100;
  private static final int MOST_VALUES = 500;
  private static final String EXAMPLE = "such as city = \"Pune\"";
  private static final List<String> OPERATORS =
      List.of("=", "!=", "<", "<=", ">", ">=", "in", "contains", "starts with", "is empty");
  private static final Map<String, String> MEANT =
      Map.of(
          "like", "contains",
          "equals", "=",
          "is", "=",
          "includes", "contains",
          "matches", "contains",
          "begins", "starts with",
          "exists", "has",
          "before", "<",
          "after", ">");

  private final String query;
  private final Catalogue catalogue;
  private final List<Token> tokens;
  private final List<QueryFault> faults = new ArrayList<>();
  private final Typing typing = new Typing(faults);
  private int next;
  private int parts;
  private int depth;

  private QueryParser(String query, Catalogue catalogue) {
    this.query = query;
    this.catalogue = catalogue;
    this.tokens = Lexer.tokens(query);
  }

  /**
   * The query's tree.
   *
   * @throws QueryRefused with all that is wrong
   */
  public static Condition parse(String query, Catalogue catalogue) {
    if (query.length() > LONGEST) {
      throw new QueryRefused(
          query, new QueryFault(LONGEST, 1, "A query has " + LONGEST + " characters at most."));
    }
    QueryParser parser = new QueryParser(query, catalogue);
    Condition condition = parser.whole();
    if (!parser.faults.isEmpty()) {
      throw new QueryRefused(query, parser.faults);
    }
    return condition;
  }

  private Condition whole() {
    if (peek().sort() == Sort.END) {
      throw stop(peek(), "The query is empty: ask for something, " + EXAMPLE + ".");
    }
    Condition condition = any();
    Token rest = peek();
    if (rest.sort() != Sort.END) {
      throw stop(
          rest,
          rest.is(")")
              ? "There is no bracket that this one closes."
              : "After a condition comes and, or, or the end, not " + rest.shown() + ".");
    }
    return condition;
  }

  private Condition any() {
    List<Condition> all = new ArrayList<>(List.of(all()));
    while (take("or")) {
      all.add(all());
    }
    return Condition.some(all);
  }

  private Condition all() {
    List<Condition> all = new ArrayList<>(List.of(one()));
    while (take("and")) {
      all.add(one());
    }
    return Condition.all(all);
  }

  private Condition one() {
    Token first = peek();
    if (++depth > DEEPEST) {
      throw stop(first, "Brackets and not are nested " + DEEPEST + " deep at most.");
    }
    try {
      if (take("not")) {
        return new Condition.Not(one());
      }
      if (take("(")) {
        Condition inner = any();
        if (!take(")")) {
          throw stop(peek(), "The bracket at column " + column(first) + " is not closed.");
        }
        return inner;
      }
      if (++parts > MOST_PARTS) {
        throw stop(first, "A query has " + MOST_PARTS + " conditions at most.");
      }
      return take("has") ? new Condition.Has(name()) : comparison(peek());
    } finally {
      depth--;
    }
  }

  private int column(Token token) {
    return token.at() - query.lastIndexOf('\n', token.at());
  }

  private Attribute name() {
    Token token = peek();
    if (token.sort() != Sort.WORD || Words.isKeyword(token.text())) {
      throw stop(token, "A name is missing here, " + EXAMPLE + "; found " + token.shown() + ".");
    }
    next++;
    Optional<Attribute> found = catalogue.find(token.text());
    if (found.isEmpty()) {
      String near =
          catalogue
              .nearest(token.text())
              .map(name -> "Did you mean " + name + "?")
              .orElse("GET /fields lists the fields.");
      faults.add(token.fault("There is no field " + token.text() + ". " + near));
    }
    return found.orElse(Typing.UNKNOWN);
  }

  private Condition comparison(Token first) {
    Attribute attribute = name();
    Token operator = peek();
    Optional<Relation> relation =
        operator.sort() == Sort.SIGN ? Relation.of(operator.text()) : Optional.empty();
    if (relation.isPresent()) {
      next++;
      typing.operator(attribute, operator.text(), operator);
      Value value = value(attribute);
      typing.comparable(attribute, relation.get(), value, operator);
      return new Condition.Compare(attribute, relation.get(), value);
    }
    if (take("is")) {
      return empty(attribute);
    }
    boolean not = take("not");
    Condition condition = worded(attribute, first, not);
    return not ? new Condition.Not(condition) : condition;
  }

  private Condition empty(Attribute attribute) {
    Token operator = tokens.get(next - 1);
    boolean not = take("not");
    if (!take("empty")) {
      throw stop(operator, "After is comes empty or not empty; to compare, write = or !=.");
    }
    Condition has = new Condition.Has(attribute);
    return not ? has : new Condition.Not(has);
  }

  private Condition worded(Attribute attribute, Token first, boolean not) {
    Token operator = peek();
    if (take("in")) {
      typing.operator(attribute, "in", operator);
      return new Condition.OneOf(attribute, values(attribute));
    }
    if (take("contains")) {
      typing.operator(attribute, "contains", operator);
      return new Condition.Contains(attribute, text(attribute));
    }
    if (take("starts")) {
      take("with");
      typing.operator(attribute, "starts with", operator);
      return new Condition.Starts(attribute, text(attribute));
    }
    if (attribute.kind() == Kind.FLAG && !not && ends(operator)) {
      return new Condition.Compare(attribute, Relation.IS, new Value.Flag(true));
    }
    throw stop(operator, operatorMissing(first, operator));
  }

  private static boolean ends(Token token) {
    return token.sort() == Sort.END || token.is("and") || token.is("or") || token.is(")");
  }

  private static String operatorMissing(Token name, Token found) {
    String word = found.text().toLowerCase(Locale.ROOT);
    Optional<String> meant =
        Optional.ofNullable(MEANT.get(word)).or(() -> Nearest.to(word, OPERATORS));
    if (found.sort() == Sort.WORD && !Words.isKeyword(word)) {
      return found.text()
          + " compares nothing. "
          + meant
              .map(m -> "Did you mean " + m + "?")
              .orElse("Use one of " + String.join(", ", OPERATORS) + ".");
    }
    return "After " + name.text() + " comes one of " + String.join(", ", OPERATORS) + ".";
  }

  private List<Value> values(Attribute attribute) {
    if (!take("(")) {
      throw stop(peek(), "After in comes a list in brackets, such as (gold, silver).");
    }
    List<Value> values = new ArrayList<>();
    do {
      Token token = peek();
      Value value = value(attribute);
      if (!values.contains(value)) {
        values.add(value);
      }
      if (values.size() > MOST_VALUES) {
        throw stop(token, "A list has " + MOST_VALUES + " values at most.");
      }
    } while (take(","));
    if (!take(")")) {
      throw stop(peek(), "In a list comes a comma or the closing bracket here.");
    }
    return values;
  }

  private Value value(Attribute attribute) {
    Token token = peek();
    boolean missing =
        token.sort() == Sort.END
            || token.sort() == Sort.SIGN
            || (token.sort() == Sort.WORD && Words.isKeyword(token.text()) && !isValue(token));
    if (missing) {
      throw stop(
          token,
          token.sort() == Sort.WORD
              ? token.text() + " is a word of the language: put it in quotes if it is a value."
              : "A value is missing here.");
    }
    next++;
    return token.sort() == Sort.SPAN ? span(attribute, token) : typing.value(attribute, token);
  }

  private static boolean isValue(Token token) {
    return token.is("true") || token.is("false") || Value.Name.of(token.text()).isPresent();
  }

  private Value span(Attribute attribute, Token token) {
    Token direction = peek();
    boolean past = take("ago");
    boolean ahead = !past && take("from");
    boolean timed = attribute.kind() == Kind.DAY || attribute.kind() == Kind.MOMENT;
    if (!timed && !past && !ahead) {
      return typing.value(attribute, token);
    }
    if ((!past && !ahead) || (ahead && !take("now"))) {
      throw stop(
          direction,
          "After " + token.text() + " comes ago or from now, such as " + token.text() + " ago.");
    }
    return typing.span(attribute, token, past);
  }

  private String text(Attribute attribute) {
    Value value = value(attribute);
    return value instanceof Value.Word(String text) ? text : "";
  }

  private Token peek() {
    return tokens.get(next);
  }

  private boolean take(String word) {
    if (peek().is(word)) {
      next++;
      return true;
    }
    return false;
  }

  private QueryRefused stop(Token token, String message) {
    faults.add(token.fault(message));
    return new QueryRefused(query, faults);
  }
}
