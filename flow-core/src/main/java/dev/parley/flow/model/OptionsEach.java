package dev.parley.flow.model;

import java.util.Optional;

/**
 * An option for each item of a list. JSON: {@code
 * {"each":name,"in":js,"id":js,"title":…,"desc":…,"goto":…}}.
 *
 * @param variable the name that an item is bound to, also when it was chosen
 * @param in the expression for the list
 * @param row what each option shows
 * @param target where they lead; on with the next action where absent
 */
public record OptionsEach(String variable, String in, Row row, Optional<Target> target)
    implements ChoiceItem.Offer {
  /**
   * What one of the options is and shows.
   *
   * @param id the expression for the stored value
   * @param title the template shown
   * @param desc a second line, for lists only
   */
  public record Row(String id, String title, Optional<String> desc) {}
}
