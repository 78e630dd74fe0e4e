package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.TemplateFill;
import java.util.Map;

/** The JSON form of messages that are no plain text: files, cards, templates, forms. */
final class SendTree {
  private SendTree() {}

  static void media(Entries out, Action.SendMedia send) {
    out.put("type", "send")
        .put("media", send.kind().word())
        .put("js", send.js())
        .put("caption", send.caption())
        .put("filename", send.filename());
  }

  static void card(Entries out, Action.SendCard send) {
    out.put("type", "send").put("card", send.kind().word()).put("fields", send.fields());
  }

  static void template(Entries out, Action.Template template) {
    TemplateFill fill = template.fill();
    out.put("type", "template")
        .put("name", template.name())
        .put("lang", template.language())
        .put("header", fill.header())
        .texts("body", fill.body())
        .list("buttons", fill.buttons(), SendTree::button);
  }

  private static Map<String, Object> button(TemplateFill.Button button) {
    return new Entries().put("index", button.index()).put("js", button.js()).map();
  }

  static Map<String, Object> form(FormCta form) {
    return new Entries()
        .put("label", form.label())
        .put("screen", form.screen())
        .put("data", form.data())
        .map();
  }
}
