package dev.parley.flow.json;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Stale;
import tools.jackson.databind.JsonNode;

/** Choices with what they offer. */
final class ChoiceReader {
  private ChoiceReader() {}

  static Action choose(JsonNode in) {
    ChoiceForm form =
        new ChoiceForm(
            Nodes.optional(in, "as", word -> Nodes.constant(ChoiceForm.Kind.class, word)),
            Nodes.optional(in, "label"));
    return new Action.Choose(
        Nodes.text(in, "save"),
        ActionReader.prompt(in),
        form,
        Nodes.list(in, "options", ChoiceReader::item),
        Nodes.optional(in, "other", ActionReader::way),
        ActionReader.waiting(in),
        Nodes.optional(in, "stale", word -> Nodes.constant(Stale.class, word)));
  }

  private static ChoiceItem item(JsonNode in) {
    return in.has("section")
        ? new ChoiceItem.Section(
            Nodes.text(in, "section"), Nodes.list(in, "options", ChoiceReader::offer))
        : offer(in);
  }

  private static ChoiceItem.Offer offer(JsonNode in) {
    return in.has("each") ? each(in) : option(in);
  }

  private static OptionsEach each(JsonNode in) {
    OptionsEach.Row row =
        new OptionsEach.Row(
            Nodes.text(in, "id"), Nodes.text(in, "title"), Nodes.optional(in, "desc"));
    return new OptionsEach(
        Nodes.text(in, "each"), Nodes.text(in, "in"), row, ActionReader.target(in));
  }

  private static Option option(JsonNode in) {
    return new Option(
        Nodes.text(in, "id"),
        Nodes.text(in, "title"),
        Nodes.optional(in, "desc"),
        Nodes.optional(in, "when"),
        ActionReader.target(in));
  }
}
