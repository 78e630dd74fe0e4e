package dev.parley.flow.model;

import java.util.Optional;

/**
 * One option of a choice. JSON: {@code {"id":…,"title":…,"desc":…,"when":…,"goto":…}}.
 *
 * @param id an identifier, the stored value
 * @param title the template shown
 * @param desc a second line, for lists only
 * @param when an expression; false hides the option
 * @param target where it leads; on with the next action where absent
 */
public record Option(
    String id, String title, Optional<String> desc, Optional<String> when, Optional<Target> target)
    implements ChoiceItem.Offer {}
