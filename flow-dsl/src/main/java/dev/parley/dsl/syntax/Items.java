package dev.parley.dsl.syntax;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.syntax.Token.Kind;
import dev.parley.dsl.syntax.Tree.Item;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads one item of a block by its keyword, and explains a word that does not belong there. */
final class Items {

  private final Tokens in;
  private final Reports reports;
  private final Consumer<String> declaration;

  /**
   * @param declaration reads a declaration in the wrong place and keeps it for the file
   */
  Items(Tokens in, Reports reports, Consumer<String> declaration) {
    this.in = in;
    this.reports = reports;
    this.declaration = declaration;
  }

  /** The words that may begin an item, what reads it, and what stands for one that is broken. */
  record Kinds<T extends Item>(
      String where,
      Set<String> words,
      BiFunction<String, Tokens.Mark, T> read,
      Function<Place, T> broken) {}

  /** Reads one item. */
  <T extends Item> T item(Kinds<T> kinds) {
    Tokens.Mark mark = in.begin();
    Token token = in.current();
    Optional<String> word =
        token.is(Kind.WORD) && kinds.words().contains(token.text())
            ? Optional.of(token.text())
            : explained(kinds, token);
    if (word.isEmpty()) {
      if (in.start() == mark.start()) {
        in.skipOne();
      }
      in.distrust();
      return kinds.broken().apply(in.end(mark));
    }
    in.advance();
    T item = kinds.read().apply(word.get(), mark);
    return in.quiet() && !hasBody(item) ? kinds.broken().apply(item.place()) : item;
  }

  /** What has statements or clauses inside is worth keeping even if its head is broken. */
  private static boolean hasBody(Item item) {
    return switch (item) {
      case Stmt.Ask ask -> !ask.clauses().isEmpty();
      case Stmt.Choose choose -> !choose.items().isEmpty();
      case Stmt.If iff -> true;
      case Stmt.Match match -> !match.cases().isEmpty();
      case Stmt.Split split -> !split.arms().isEmpty();
      case Stmt.Http http -> !http.clauses().isEmpty();
      case Clause.Option option -> option.target().isPresent();
      case Clause.Other other -> true;
      case Clause.Section section -> true;
      case Clause.Timeout timeout -> timeout.target().isPresent();
      default -> false;
    };
  }

  /** Explains a token that begins no item here; the word it stands for, if that is clear. */
  private Optional<String> explained(Kinds<?> kinds, Token token) {
    if (!token.is(Kind.WORD)) {
      stray(kinds, token);
      return Optional.empty();
    }
    String word = token.text();
    if (in.declares()) {
      in.note(() ->
          reports
              .problem("FLW1108", token.range())
              .message("`" + word + "` stands at the top of a file, not in " + kinds.where())
              .label("in the wrong place")
              .help("move it out of the braces; or is a `}` missing before it?"));
      declaration.accept(word);
      return Optional.empty();
    }
    boolean known = Keywords.STATEMENTS.contains(word) || Keywords.home(word).isPresent();
    Optional<String> meant =
        known || assigns(kinds) ? Optional.empty() : Keywords.meant(word, kinds.words());
    if (assigns(kinds)) {
      assignment(token);
    } else if (Keywords.RESERVED.contains(word)) {
      add("FLW1112", token, "`" + word + "` is reserved for later", "not part of the language yet");
    } else if (meant.isPresent() && token.first()) {
      in.note(() -> unknown(kinds, token).didYouMean(meant.get(), token.start(), token.end()));
      return meant;
    } else {
      elsewhere(kinds, token);
    }
    return Optional.empty();
  }

  private boolean assigns(Kinds<?> kinds) {
    boolean sign = in.next().is(Kind.EQUALS) || in.next().is(Kind.DOT);
    return sign && kinds.words().contains("set");
  }

  private void assignment(Token token) {
    in.note(() ->
        reports
            .problem("FLW1103", token.range())
            .message("expected a statement, not `" + token.text() + "`")
            .label("to change a variable, write `set` before it")
            .fix("Write `set` before it", false, token.start(), token.start(), "set "));
  }

  private void elsewhere(Kinds<?> kinds, Token token) {
    String word = token.text();
    Optional<String> home = Keywords.home(word);
    if (Keywords.STATEMENTS.contains(word)) {
      misplaced(token, "`" + word + "` is a statement and cannot stand in " + kinds.where());
    } else if (home.isPresent() && token.first()) {
      misplaced(token, "`" + word + "` belongs in " + home.get() + ", not in " + kinds.where());
    } else if (token.first() || in.last().isEmpty()) {
      in.note(() -> unknown(kinds, token));
    } else {
      add("FLW1102", token, "`" + word + "` cannot follow " + in.last(), "not expected here");
    }
  }

  private Diagnostic.Builder unknown(Kinds<?> kinds, Token token) {
    return reports
        .problem("FLW1103", token.range())
        .message("`" + token.text() + "` is not a word of the language")
        .label("nothing in " + kinds.where() + " begins like this");
  }

  private void misplaced(Token token, String message) {
    add("FLW1108", token, message, "in the wrong place");
  }

  private void add(String code, Token token, String message, String label) {
    in.note(() -> reports.problem(code, token.range()).message(message).label(label));
  }

  private void stray(Kinds<?> kinds, Token token) {
    if (token.isText() && kinds.words().contains("say")) {
      in.note(() ->
          reports
              .problem("FLW1102", token.range())
              .message("a text alone does nothing")
              .label("to send it, write `say` before it")
              .fix("Write `say` before it", false, token.start(), token.start(), "say "));
    } else if (token.is(Kind.STRAY) || token.first() || in.last().isEmpty()) {
      add("FLW1104", token, "`" + shown(token) + "` means nothing here", hint(token));
    } else {
      add(
          "FLW1102",
          token,
          "`" + shown(token) + "` cannot follow " + in.last(),
          "not expected here");
    }
  }

  private String shown(Token token) {
    return in.text().substring(token.start(), Math.min(token.end(), token.start() + 20)).strip();
  }

  private static String hint(Token token) {
    return switch (token.text()) {
      case "#" -> "a comment begins with //";
      case ";" -> "nothing stands at the end of a line";
      default -> "not expected here";
    };
  }
}
