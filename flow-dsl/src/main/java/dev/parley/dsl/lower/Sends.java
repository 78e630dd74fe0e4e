package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.CardKind;
import dev.parley.flow.model.MediaKind;
import dev.parley.flow.model.TemplateFill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that are no plain text: files, cards, templates. */
final class Sends {
  private final Faults faults;
  private final Actions actions;

  Sends(Faults faults, Actions actions) {
    this.faults = faults;
    this.actions = actions;
  }

  Action media(Stmt.Send send, Spot spot) {
    spot.at(send.range());
    return new Action.SendMedia(
        MediaKind.valueOf(send.media().name()),
        spot.in("js").js(send.source()),
        send.caption().map(spot.in("caption")::text),
        send.filename().map(spot.in("filename")::text));
  }

  Action card(Stmt.SendArgs send, Spot spot) {
    spot.at(send.range());
    return new Action.SendCard(
        CardKind.valueOf(send.media().name()), actions.args(send.args(), spot.in("fields")));
  }

  Action template(Stmt.Template template, Spot spot) {
    spot.at(template, template.lang().range());
    Fill fill = new Fill(spot, template.clauses());
    return new Action.Template(
        spot.in("name").name(template.name()), spot.in("lang").name(template.lang()), fill.all());
  }

  /** The clauses of one template. */
  private final class Fill {
    private final Once once = new Once("this `template`", faults);
    private final Parts parts;
    private Optional<String> header = Optional.empty();
    private final List<String> body = new ArrayList<>();
    private final List<TemplateFill.Button> buttons = new ArrayList<>();

    Fill(Spot spot, Tree.Body<Clause.OfTemplate> clauses) {
      this.parts = new Parts(spot, clauses);
      clauses.items().forEach(this::take);
      parts.close(Order.TEMPLATE);
    }

    private void take(Clause.OfTemplate clause) {
      switch (clause) {
        case Clause.TemplateHeader h when once.first("header", h) ->
            header = Optional.of(parts.at(h, "header").js(h.value()));
        case Clause.TemplateBody b when once.first("body", b) -> body(b, parts.at(b, "body"));
        case Clause.TemplateButton button -> button(button);
        case Clause.OfTemplate rest -> {} // broken, or there twice: reported
      }
    }

    private void body(Clause.TemplateBody clause, Spot spot) {
      clause.values().forEach(value -> body.add(spot.in(body.size()).js(value)));
    }

    private void button(Clause.TemplateButton button) {
      Spot at = parts.at(button, "buttons", buttons.size()).at(button.range());
      at.in("index").at(button.index().range());
      buttons.add(new TemplateFill.Button(button.index().value(), at.in("js").js(button.value())));
    }

    TemplateFill all() {
      return new TemplateFill(header, body, buttons);
    }
  }
}
