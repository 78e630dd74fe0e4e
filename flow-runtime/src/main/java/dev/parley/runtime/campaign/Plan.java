package dev.parley.runtime.campaign;

import dev.parley.runtime.outbox.Purpose;
import dev.parley.runtime.whatsapp.TemplateMessage;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What people want of a campaign.
 *
 * @param json as they said it
 * @param template what goes; its texts may have places for what is known of a contact
 * @param purpose what it is for, where nothing is known of the template
 */
record Plan(
    JsonNode json,
    Audience audience,
    TemplateMessage template,
    Optional<Purpose> purpose,
    Schedule schedule,
    Limits limits) {}
