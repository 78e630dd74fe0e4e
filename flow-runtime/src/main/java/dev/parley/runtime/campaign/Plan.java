package dev.parley.runtime.campaign;

import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What people want of a campaign.
 *
 * @param json as they said it
 * @param arms what goes, one or several that are tried against each other; the texts may have
 *     places for what is known of a contact
 * @param purpose what it is for, where nothing is known of the template
 */
record Plan(
    JsonNode json,
    Audience audience,
    List<TemplateMessage> arms,
    Optional<Purpose> purpose,
    Schedule schedule,
    Limits limits) {
  Plan {
    arms = List.copyOf(arms);
  }

  /** The template for a recipient of this number, who gets the winner if there is one. */
  int arm(long number, OptionalInt winner) {
    return winner.orElse((int) (number % arms.size()));
  }
}
