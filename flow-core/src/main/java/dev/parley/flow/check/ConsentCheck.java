package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.TemplateSignature.Category;
import java.util.List;
import java.util.Optional;

/** Marketing templates that some way leads to without consent (FLW3408). */
final class ConsentCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.Template template
          && isMarketing(subject, template)
          && unasked(subject, placed.pointer())) {
        problems.add(problem(subject, placed.pointer(), template));
      }
    }
  }

  private static boolean isMarketing(Subject subject, Action.Template template) {
    return subject
        .bot()
        .templates()
        .flatMap(known -> known.find(template.name(), template.language()))
        .map(TemplateSignature::category)
        .filter(Category.MARKETING::equals)
        .isPresent();
  }

  private static boolean unasked(Subject subject, String pointer) {
    return Optional.ofNullable(subject.graph().actions.get(pointer))
        .flatMap(node -> subject.outlines().consents().at(node))
        .filter(agreed -> !agreed)
        .isPresent();
  }

  private static Problem problem(Subject subject, String pointer, Action.Template template) {
    return Issue.warning(
            "FLW3408",
            subject.place(pointer + "/name"),
            "`%s` is marketing, and some way leads here on which nobody agreed to it"
                .formatted(template.name()))
        .help("ask, and write `optin marketing` where the customer says yes")
        .help("it is not sent to who has not agreed, here or before")
        .problem();
  }
}
