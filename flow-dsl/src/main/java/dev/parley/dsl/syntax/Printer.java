package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Decl.On;
import dev.parley.dsl.syntax.Notes.Comment;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a tree as text in the one canonical form: two blanks of indent, one item a line, short
 * target blocks on their line, declarations in the author's order, comments and single blank lines
 * kept. The form depends on the tree alone, so what comes from JSON looks the same.
 */
public final class Printer {

  private final Out out = new Out(0);
  private final StatementPrinter statements = new StatementPrinter(out);

  private Printer() {}

  /** The text of a file that has no errors. */
  public static String print(Tree.File file) {
    StringBuilder text = new StringBuilder();
    boolean wasLong = false;
    for (Decl decl : file.decls()) {
      String written = declaration(decl);
      boolean isLong = isLong(written);
      if (!text.isEmpty() && (isLong || wasLong || decl.notes().apart())) {
        text.append('\n');
      }
      comments(decl.notes(), text);
      text.append(written).append('\n');
      wasLong = isLong;
    }
    boolean afterLong = wasLong;
    for (Comment comment : file.last()) {
      comment(comment, (comment.blank() || afterLong) && !text.isEmpty(), text);
      afterLong = false;
    }
    return text.toString();
  }

  /** What has lines of its own stands apart from what is before and after it. */
  private static boolean isLong(String written) {
    return written.indexOf('\n') >= 0;
  }

  /**
   * The declarations whose lines are never below a blank line, as the first, or always, so that the
   * author's own blank line there tells nothing.
   */
  public static Set<Decl> apartAnyway(Tree.File file) {
    Set<Decl> apart = Collections.newSetFromMap(new IdentityHashMap<>());
    boolean wasLong = true;
    for (Decl decl : file.decls()) {
      boolean isLong = isLong(declaration(decl));
      if (isLong || wasLong) {
        apart.add(decl);
      }
      wasLong = isLong;
    }
    return apart;
  }

  /** Whether comments after the last declaration stand below a blank line always, or never. */
  public static boolean endApartAnyway(Tree.File file) {
    return file.decls().isEmpty() || isLong(declaration(file.decls().getLast()));
  }

  private static void comments(Notes notes, StringBuilder text) {
    boolean first = true;
    for (Comment comment : notes.before()) {
      comment(comment, !first && comment.blank(), text);
      first = false;
    }
    if (!first && notes.blank()) {
      text.append('\n');
    }
  }

  private static void comment(Comment comment, boolean apart, StringBuilder text) {
    text.append(apart ? "\n" : "").append(comment.line()).append('\n');
  }

  private static String declaration(Decl decl) {
    Printer printer = new Printer();
    printer.write(decl);
    printer.out.after(decl.notes());
    return printer.out.text();
  }

  private void write(Decl decl) {
    switch (decl) {
      case Decl.Bot bot -> settings("bot ", bot.name(), bot.settings());
      case Decl.Flow flow -> settings("flow ", flow.name(), flow.settings());
      case Decl.Trigger trigger -> trigger(trigger);
      case Decl.Param param -> variable("param ", param.name(), param.type(), param.init());
      case Decl.Result result ->
          variable("result ", result.name(), result.type(), Optional.empty());
      case Decl.Var var -> {
        String scope = var.scope() == Words.Scope.FLOW ? "" : var.scope().word() + " ";
        variable(scope + "var ", var.name(), var.type(), var.init());
      }
      case Decl.Use use -> {
        out.add("use ").add(use.what().word()).add(" ");
        out.add(StatementPrinter.names(use.names())).add(" from ");
        out.add(TextPrinter.string(use.from()));
      }
      case Decl.Hours hours -> {
        out.add("hours ").add(hours.name().text()).add(" ");
        out.add(TextPrinter.string(hours.times()));
      }
      case Decl.Step step -> step(step);
      case Decl.Handler handler -> {
        out.add("on ").add(event(handler.on()));
        statements.target(handler.target());
      }
      case Decl.Test test -> {
        out.add("test ").add(TextPrinter.string(test.title()));
        out.body(test.lines(), new TestPrinter(out, statements)::line);
      }
      case Decl.Broken broken -> {}
    }
  }

  private void settings(String word, Tree.Name name, Tree.Body<Clause.Setting> settings) {
    out.add(word).add(name.text());
    out.body(settings, new ClausePrinter(out, statements)::setting);
  }

  private void trigger(Decl.Trigger trigger) {
    out.add("trigger ").add(trigger.source().word());
    if (!trigger.words().isEmpty()) {
      out.add(" ").add(TextPrinter.strings(trigger.words()));
    }
    trigger
        .match()
        .filter(match -> match != Words.Match.EXACT) // the same as without
        .ifPresent(match -> out.add(" match ").add(match.word()));
    trigger.when().ifPresent(when -> out.add(" when ").add(statements.js(when)));
  }

  private void variable(String word, Tree.Name name, Type type, Optional<Js> init) {
    out.add(word).add(name.text()).add(": ").add(StatementPrinter.type(type));
    init.ifPresent(value -> out.add(" = ").add(statements.js(value)));
  }

  private void step(Decl.Step step) {
    out.add("step ").add(step.name().text());
    if (!step.was().isEmpty()) {
      out.add(" was ").add(StatementPrinter.names(step.was()));
    }
    statements.block(step.body());
  }

  private static String event(On on) {
    return switch (on) {
      case On.Keyword keyword ->
          "keyword " + TextPrinter.strings(keyword.words()) + (keyword.keep() ? " keep" : "");
      case On.Fault fault -> "error " + fault.name().text();
      case On.Expire expire -> "expire";
      case On.Media media -> "media";
      case On.Migrate migrate -> "migrate " + migrate.step().text();
    };
  }
}
