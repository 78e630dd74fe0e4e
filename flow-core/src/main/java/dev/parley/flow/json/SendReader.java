package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.CardKind;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.MediaKind;
import dev.parley.flow.model.TemplateFill;
import tools.jackson.databind.JsonNode;

/** Messages that are no plain text: files, cards, templates, forms. */
final class SendReader {
  private SendReader() {}

  static Action send(JsonNode in) {
    return in.has("card")
        ? new Action.SendCard(
            Nodes.constant(CardKind.class, in.path("card")), Nodes.textMap(in.path("fields")))
        : new Action.SendMedia(
            Nodes.constant(MediaKind.class, in.path("media")),
            Nodes.text(in, "js"),
            Nodes.optional(in, "caption"),
            Nodes.optional(in, "filename"));
  }

  static Action template(JsonNode in) {
    TemplateFill fill =
        new TemplateFill(
            Nodes.optional(in, "header"),
            Nodes.texts(in, "body"),
            Nodes.list(
                in,
                "buttons",
                b -> new TemplateFill.Button(b.path("index").asInt(), Nodes.text(b, "js"))));
    return new Action.Template(Nodes.text(in, "name"), Nodes.text(in, "lang"), fill);
  }

  static FormCta form(JsonNode in) {
    return new FormCta(
        Nodes.text(in, "label"), Nodes.optional(in, "screen"), Nodes.optional(in, "data"));
  }
}
