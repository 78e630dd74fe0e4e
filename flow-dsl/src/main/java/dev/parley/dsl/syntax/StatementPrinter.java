package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Arg;
import dev.parley.dsl.syntax.Tree.Args;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Inline;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Target;
import dev.parley.dsl.syntax.Tree.Text;
import dev.parley.dsl.syntax.Tree.ToFlow;
import dev.parley.dsl.syntax.Tree.ToStep;
import dev.parley.dsl.syntax.Tree.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes statements in their canonical form. */
final class StatementPrinter {

  /** The longest line on which short blocks are kept together. */
  private static final int WIDTH = 100;

  private static final int STATEMENTS_ON_A_LINE = 2;

  private final Out out;

  StatementPrinter(Out out) {
    this.out = out;
  }

  void block(Body<Stmt> body) {
    out.body(body, this::statement);
  }

  void statement(Stmt stmt) {
    switch (stmt) {
      case Stmt.Say say -> say(say);
      case Stmt.Send send -> send(send);
      case Stmt.SendArgs send -> {
        out.add("send ").add(send.media().word()).add(" ");
        args(send.args());
      }
      case Stmt.Ask ask -> ask(ask);
      case Stmt.Choose choose -> choose(choose);
      case Stmt.Set set -> out.add("set ").add(set.path().text()).add(" = ").add(js(set.value()));
      case Stmt.If branches -> branches(branches);
      case Stmt.Match match -> {
        out.add("match ").add(js(match.subject()));
        out.body(match.cases(), clauses()::match);
      }
      case Stmt.Split split -> {
        out.add("split ").add(split.save().text());
        out.body(split.arms(), clauses()::split);
      }
      case Stmt.Goto go -> out.add("goto ").add(go.step().text());
      case Stmt.End end -> {
        out.add("end");
        filled(end.args()).ifPresent(this::spacedArgs);
      }
      case Stmt.Retry retry -> {
        out.add("retry ").add(String.valueOf(retry.times().value()));
        retry.target().ifPresent(this::target);
      }
      default -> call(stmt);
    }
  }

  /** Statements that reach out of the conversation. */
  private void call(Stmt stmt) {
    switch (stmt) {
      case Stmt.Http http -> http(http);
      case Stmt.Run run -> {
        out.add("run ").add(run.flow().text());
        filled(run.args()).ifPresent(this::args);
        named(" as ", run.save());
      }
      case Stmt.Template template -> template(template);
      case Stmt.Handoff handoff -> handoff(handoff);
      case Stmt.Pause pause -> out.add("pause ").add(TextPrinter.duration(pause.duration()));
      case Stmt.PauseUntil pause -> out.add("pause until ").add(js(pause.when()));
      case Stmt.Label label -> texts(label.add() ? "label " : "unlabel ", label.labels());
      case Stmt.Group group -> texts(group.join() ? "join " : "leave ", group.groups());
      case Stmt.Language language -> out.add("language ").add(js(language.lang()));
      case Stmt.Consent consent ->
          out.add(consent.in() ? "optin " : "optout ").add(consent.purpose().text());
      case Stmt.Emit emit -> {
        out.add("emit ").add(emit.event().text());
        filled(emit.args()).ifPresent(this::args);
      }
      default -> {
        // What could not be read is not printed: files with errors are not formatted.
      }
    }
  }

  private ClausePrinter clauses() {
    return new ClausePrinter(out, this);
  }

  String js(Js js) {
    return TextPrinter.js(out, js);
  }

  void text(Text text) {
    TextPrinter.text(out, text);
  }

  void texts(String word, List<Text> texts) {
    String before = word;
    for (Text text : texts) {
      out.add(before);
      text(text);
      before = ", ";
    }
  }

  void text(String word, Optional<Text> text) {
    text.ifPresent(present -> {
      out.add(word);
      text(present);
    });
  }

  void named(String word, Optional<Name> name) {
    name.ifPresent(present -> out.add(word).add(present.text()));
  }

  static String names(List<Name> names) {
    return String.join(", ", names.stream().map(Name::text).toList());
  }

  static String type(Type type) {
    String args = type.args().isEmpty() ? "" : "(" + names(type.args()) + ")";
    return type.name().text() + args + (type.optional() ? "?" : "");
  }

  void args(Args args) {
    out.add("(");
    String before = "";
    for (Arg arg : args.list()) {
      out.add(before).add(arg.name().text()).add(": ").add(js(arg.value()));
      before = ", ";
    }
    out.add(")");
  }

  /** Empty brackets are the same as none. */
  private static Optional<Args> filled(Optional<Args> args) {
    return args.filter(given -> !given.list().isEmpty());
  }

  private void spacedArgs(Args args) {
    out.add(" ");
    args(args);
  }

  private void say(Stmt.Say say) {
    out.add("say ");
    text(say.text());
    named(" #", say.tag());
    shortBody(say.clauses(), clauses()::say);
  }

  private void send(Stmt.Send send) {
    out.add("send ").add(send.media().word()).add(" ").add(js(send.source()));
    text(" caption ", send.caption());
    text(" filename ", send.filename());
  }

  private void ask(Stmt.Ask ask) {
    out.add("ask ").add(ask.save().text());
    ask.type().ifPresent(type -> out.add(": ").add(type(type)));
    out.add(" ");
    text(ask.text());
    named(" #", ask.tag());
    if (!ask.clauses().isEmpty()) {
      out.body(ask.clauses(), clauses()::ask);
    }
  }

  private void choose(Stmt.Choose choose) {
    out.add("choose ").add(choose.save().text()).add(" ");
    text(choose.text());
    named(" #", choose.tag());
    choose
        .as()
        .ifPresent(as -> {
          out.add(" as ").add(as.show().word());
          text(" ", as.button());
        });
    out.body(choose.items(), clauses()::choose);
  }

  private void branches(Stmt.If branches) {
    String word = "if ";
    for (Stmt.Branch branch : branches.branches()) {
      out.add(word).add(js(branch.when()));
      block(branch.body());
      word = " else if ";
    }
    branches
        .otherwise()
        .ifPresent(body -> {
          out.add(" else");
          block(body);
        });
  }

  private void http(Stmt.Http http) {
    out.add("http ").add(http.method().word()).add(" ");
    text(http.url());
    named(" as ", http.save());
    if (!http.clauses().isEmpty()) {
      out.body(http.clauses(), clauses()::http);
    }
  }

  private void template(Stmt.Template template) {
    out.add("template ").add(template.name().text()).add(" ").add(template.lang().text());
    shortBody(template.clauses(), clauses()::template);
  }

  private void handoff(Stmt.Handoff handoff) {
    out.add("handoff ");
    text(handoff.team());
    text(" note ", handoff.note());
    handoff
        .resume()
        .ifPresent(target -> {
          out.add(" resume");
          target(target);
        });
  }

  /** A block of clauses: one alone stays on the line, if it fits. */
  private <T extends Clause> void shortBody(Body<T> body, Consumer<T> print) {
    if (body.isEmpty()) {
      return;
    }
    Optional<String> line =
        out.oneLine(
            body,
            1,
            fork ->
                new ClausePrinter(fork, new StatementPrinter(fork)).any(body.items().getFirst()));
    if (!braced(line)) {
      out.body(body, print);
    }
  }

  /** A target: {@code -> step}, or a block, which stays on the line if it is short and simple. */
  void target(Target target) {
    switch (target) {
      case ToStep step -> out.add(" -> ").add(step.step().text());
      case ToFlow flow -> out.add(" -> flow ").add(flow.flow().text());
      case Inline inline -> {
        Body<Stmt> body = inline.body();
        boolean simple = body.items().stream().allMatch(StatementPrinter::isSimple);
        Optional<String> line =
            simple
                ? out.oneLine(body, STATEMENTS_ON_A_LINE, fork -> onLine(fork, body.items()))
                : Optional.empty();
        if (!braced(line)) {
          block(body);
        }
      }
    }
  }

  private boolean braced(Optional<String> line) {
    boolean fits = line.filter(text -> out.column() + text.length() + 5 <= WIDTH).isPresent();
    line.filter(text -> fits).ifPresent(text -> out.add(" { ").add(text).add(" }"));
    return fits;
  }

  private static void onLine(Out fork, List<Stmt> statements) {
    StatementPrinter printer = new StatementPrinter(fork);
    String before = "";
    for (Stmt statement : statements) {
      fork.add(before);
      printer.statement(statement);
      before = " ";
    }
  }

  /** What may share a line with others: no braces in it, and an end that cannot be mistaken. */
  private static boolean isSimple(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Say say -> say.clauses().isEmpty();
      case Stmt.Goto go -> true;
      case Stmt.End end -> true;
      case Stmt.Set set -> true;
      case Stmt.Label label -> true;
      case Stmt.Group group -> true;
      case Stmt.Emit emit -> true;
      case Stmt.Consent consent -> true;
      case Stmt.Run run -> true;
      case Stmt.Send send -> true;
      case Stmt.Handoff handoff -> handoff.resume().isEmpty();
      case Stmt.Template template -> template.clauses().isEmpty();
      case Stmt.Retry retry -> retry.target().filter(Inline.class::isInstance).isEmpty();
      default -> false;
    };
  }
}
