package dev.parley.runtime.template;

import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import java.util.List;

/** How the API describes message templates. */
final class TemplateShapes {
  private static final int MOST = 1_000;
  static final List<String> CATEGORIES = List.of("marketing", "utility", "authentication");
  static final Text NAME =
      Text.like("[a-z0-9_]{1,512}", "is made of small letters, digits and underscores", 512);
  static final Text LANGUAGE =
      Text.like("[a-z]{2,3}(_[A-Z]{2}|_[A-Z][a-z]{3})?", "is a language such as en or pt_BR", 10);
  private static final Shape COMPONENTS = Shape.any().list(20);
  private static final Text VALUE = Text.of(0, 1_024);

  static final Thing NEW =
      Thing.named("NewTemplate")
          .must("name", NAME, "")
          .must("language", LANGUAGE, "")
          .must("category", Text.word(CATEGORIES), "What it is for; Meta decides in the end.")
          .may(
              "parameterFormat",
              Text.word(List.of("positional", "named")),
              "Whether its gaps are {{1}} or {{first_name}}; positional where absent.")
          .must("components", COMPONENTS, "As Meta writes them: HEADER, BODY, FOOTER, BUTTONS …")
          .may("channel", Text.id("chn"), "The number in whose account it is; else the first.");

  static final Thing CHANGE =
      Thing.named("TemplateChange")
          .may("category", Text.word(CATEGORIES), "")
          .may("components", COMPONENTS, "All of them: those before are gone.");

  private static final Thing PROBLEM =
      Thing.named("TemplateProblem")
          .must("pointer", Text.of(0, 1_000), "The component.")
          .must("message", Text.of(1, 2_000), "");

  static final Thing TEMPLATE =
      Thing.named("Template")
          .must("id", Text.id("tpl"), "")
          .must("name", NAME, "")
          .must("language", Text.of(1, 20), "")
          .must("category", Text.of(0, 40), "")
          .must("status", Text.of(1, 40), "draft, or Meta's word: approved, pending, rejected …")
          .may("quality", Text.of(1, 40), "How customers take to it.")
          .may("reason", Text.of(1, 2_000), "Why it was rejected or paused.")
          .must("parameterFormat", Text.word(List.of("positional", "named")), "")
          .must("components", COMPONENTS, "")
          .must("wabaId", Text.of(0, 40), "")
          .may("metaId", Text.of(1, 40), "")
          .must("gaps", Text.of(1, 200).list(MOST), "Of its text, in order.")
          .must("problems", PROBLEM.list(MOST), "What Meta would reject it for.")
          .must("createdAt", Text.moment(), "")
          .must("updatedAt", Text.moment(), "");

  static final Thing SYNCED =
      Thing.named("TemplateSync")
          .must("added", Shape.whole(0, MOST * 10L), "")
          .must("changed", Shape.whole(0, MOST * 10L), "")
          .must("vanished", Shape.whole(0, MOST * 10L), "Meta has them no more.");

  static final Thing VALUES =
      Thing.named("TemplateValues")
          .may("body", VALUE.list(100), "In order.")
          .may("named", Shape.any(), "By name.")
          .may("header", VALUE, "");

  static final Thing PREVIEW =
      Thing.named("TemplatePreview")
          .may("header", Text.of(0, 2_000), "")
          .must("body", Text.of(0, 4_000), "")
          .may("footer", Text.of(0, 2_000), "")
          .must("buttons", Text.of(0, 200).list(20), "");

  private TemplateShapes() {}
}
