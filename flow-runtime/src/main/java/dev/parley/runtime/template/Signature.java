package dev.parley.runtime.template;

import dev.parley.flow.model.TemplateSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A template as flows and their check know it. */
final class Signature {
  private Signature() {}

  /** The signature; empty if Meta's words for it are unknown here. */
  static Optional<TemplateSignature> of(MessageTemplate template) {
    Layout layout = template.layout();
    List<TemplateSignature.Button> buttons = new ArrayList<>();
    for (int i = 0; i < layout.buttons().size(); i++) {
      Layout.Button button = layout.buttons().get(i);
      buttons.add(new TemplateSignature.Button(i + 1, button.kind(), button.parameter()));
    }
    List<String> gaps = Layout.gaps(layout.body());
    return category(template)
        .flatMap(category ->
            status(template)
                .map(status ->
                    new TemplateSignature(
                        template.name(),
                        template.language(),
                        category,
                        status,
                        layout
                            .header()
                            .map(h -> new TemplateSignature.Header(h.kind(), h.parameter())),
                        template.named()
                            ? TemplateSignature.Gaps.named(gaps)
                            : TemplateSignature.Gaps.numbered(gaps.size()),
                        buttons)));
  }

  private static Optional<TemplateSignature.Category> category(MessageTemplate template) {
    for (TemplateSignature.Category category : TemplateSignature.Category.values()) {
      if (category.name().toLowerCase(Locale.ROOT).equals(template.category())) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }

  private static Optional<TemplateSignature.Status> status(MessageTemplate template) {
    for (TemplateSignature.Status status : TemplateSignature.Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(template.status())) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
