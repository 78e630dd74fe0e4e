package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Text;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the clauses of statements in their canonical form. */
final class ClausePrinter {

  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}_]*");

  private final Out out;
  private final StatementPrinter statements;

  ClausePrinter(Out out, StatementPrinter statements) {
    this.out = out;
    this.statements = statements;
  }

  void any(Clause clause) {
    switch (clause) {
      case Clause.Setting setting -> setting(setting);
      case Clause.OfSplit arm -> split(arm);
      case Clause.OfMatch match -> match(match);
      case Clause.OfTemplate template -> template(template);
      case Clause.OfAsk ask -> ask(ask);
      case Clause.OfChoose choose -> choose(choose);
      case Clause.OfHttp http -> http(http);
      case Clause.OfSay say -> say(say);
    }
  }

  void setting(Clause.Setting setting) {
    out.add(setting.key().text()).add(": ");
    switch (setting.value()) {
      case Decl.Value.OfString value -> out.add(word(value.string().value(), quoted(setting)));
      case Decl.Value.OfDuration value -> out.add(TextPrinter.duration(value.duration()));
      case Decl.Value.OfInt value -> out.add(String.valueOf(value.number().value()));
      case Decl.Value.OfWords value -> {
        boolean quoted = quoted(setting) && value.words().size() == 1;
        out.add(
            value.words().stream()
                .map(name -> word(name.text(), quoted))
                .collect(Collectors.joining(", ")));
        value.duration().ifPresent(d -> out.add(" ").add(TextPrinter.duration(d)));
      }
    }
  }

  /** A title is a text for people; what else can stand without quotes does. */
  private static boolean quoted(Clause.Setting setting) {
    return setting.key().text().equals("title");
  }

  private static String word(String value, boolean quoted) {
    return quoted || !NAME.matcher(value).matches()
        ? TextPrinter.string(Tree.Str.of(value))
        : value;
  }

  void say(Clause.OfSay clause) {
    switch (clause) {
      case Clause.Header header -> text("header ", header.text());
      case Clause.Footer footer -> text("footer ", footer.text());
      case Clause.Link link -> {
        text("cta ", link.label());
        text(" ", link.url());
      }
      case Clause.Broken broken -> {}
    }
  }

  void ask(Clause.OfAsk clause) {
    switch (clause) {
      case Clause.Header header -> text("header ", header.text());
      case Clause.Footer footer -> text("footer ", footer.text());
      case Clause.Check check -> {
        out.add("check ").add(js(check.when()));
        text(" else ", check.otherwise());
      }
      case Clause.Parse parse -> out.add("parse ").add(js(parse.value()));
      case Clause.Skip skip -> out.add("skip ").add(TextPrinter.strings(skip.words()));
      case Clause.Hint hint -> text("hint ", hint.text());
      case Clause.Was was -> out.add("was ").add(was.name().text());
      case Clause.Retry retry -> retry(retry);
      case Clause.Timeout timeout -> timeout(timeout);
      case Clause.OpenForm form -> openForm(form);
      case Clause.Broken broken -> {}
    }
  }

  void choose(Clause.OfChoose clause) {
    switch (clause) {
      case Clause.Header header -> text("header ", header.text());
      case Clause.Footer footer -> text("footer ", footer.text());
      case Clause.Was was -> out.add("was ").add(was.name().text());
      case Clause.Retry retry -> retry(retry);
      case Clause.Timeout timeout -> timeout(timeout);
      case Clause.Option option -> option(option);
      case Clause.Each each -> each(each);
      case Clause.Section section -> {
        text("section ", section.title());
        out.body(section.options(), this::choose);
      }
      case Clause.Other other -> {
        out.add("other");
        statements.target(other.target());
      }
      case Clause.Stale stale -> out.add("stale ").add(stale.rule().word());
      case Clause.Broken broken -> {}
    }
  }

  void match(Clause.OfMatch clause) {
    switch (clause) {
      case Clause.Case matched -> {
        values("case ", matched.values());
        statements.target(matched.target());
      }
      case Clause.Else otherwise -> {
        out.add("else");
        statements.target(otherwise.target());
      }
      case Clause.Broken broken -> {}
    }
  }

  void split(Clause.OfSplit clause) {
    switch (clause) {
      case Clause.Arm arm -> {
        out.add(String.valueOf(arm.weight().value())).add(" ").add(arm.name().text());
        statements.target(arm.target());
      }
      case Clause.Broken broken -> {}
    }
  }

  void http(Clause.OfHttp clause) {
    switch (clause) {
      case Clause.HttpHeader header ->
          out.add("header ")
              .add(TextPrinter.string(header.name()))
              .add(": ")
              .add(js(header.value()));
      case Clause.Json json -> out.add("json ").add(js(json.value()));
      case Clause.Form form -> out.add("form ").add(js(form.value()));
      case Clause.Timeout timeout -> timeout(timeout);
      case Clause.HttpRetry retry -> {
        out.add("retry ").add(String.valueOf(retry.times().value()));
        retry.backoff().ifPresent(delay -> out.add(" backoff ").add(TextPrinter.duration(delay)));
      }
      case Clause.HttpError error -> {
        out.add("error");
        statements.target(error.target());
      }
      case Clause.Broken broken -> {}
    }
  }

  void template(Clause.OfTemplate clause) {
    switch (clause) {
      case Clause.TemplateHeader header -> out.add("header ").add(js(header.value()));
      case Clause.TemplateBody body -> values("body ", body.values());
      case Clause.TemplateButton button ->
          out.add("button ")
              .add(String.valueOf(button.index().value()))
              .add(" ")
              .add(js(button.value()));
      case Clause.Broken broken -> {}
    }
  }

  private String js(Js js) {
    return TextPrinter.js(out, js);
  }

  private void text(String word, Text text) {
    out.add(word);
    TextPrinter.text(out, text);
  }

  private void values(String word, List<Js> values) {
    String before = word;
    for (Js value : values) {
      out.add(before).add(js(value));
      before = ", ";
    }
  }

  private void retry(Clause.Retry retry) {
    out.add("retry ").add(String.valueOf(retry.times().value()));
    retry.target().ifPresent(statements::target);
  }

  private void timeout(Clause.Timeout timeout) {
    out.add("timeout ").add(TextPrinter.duration(timeout.after()));
    timeout.target().ifPresent(statements::target);
  }

  private void openForm(Clause.OpenForm form) {
    text("cta ", form.label());
    form.screen().ifPresent(screen -> out.add(" screen ").add(TextPrinter.string(screen)));
    form.data().ifPresent(data -> out.add(" data ").add(js(data)));
  }

  private void option(Clause.Option option) {
    out.add("option ").add(option.id().text());
    text(" ", option.label());
    statements.text(" desc ", option.desc());
    option.when().ifPresent(when -> out.add(" when ").add(js(when)));
    option.target().ifPresent(statements::target);
  }

  private void each(Clause.Each each) {
    out.add("options each ").add(each.item().text()).add(" in ").add(js(each.in()));
    out.add(" id ").add(js(each.id()));
    text(" ", each.label());
    statements.text(" desc ", each.desc());
    each.target().ifPresent(statements::target);
  }
}
