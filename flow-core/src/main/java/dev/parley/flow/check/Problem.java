package dev.parley.flow.check;

import java.util.List;
import java.util.Optional;

/**
 * A fault in a flow.
 *
 * @param code a catalogue code such as {@code FLW2104}
 * @param severity how bad it is
 * @param message one sentence: what is wrong
 * @param place where it is
 * @param suggestion what the author probably meant, to replace the place's text; whoever shows the
 *     problem asks for it, the help does not repeat it
 * @param help further sentences: why, and what to do
 * @param related other places that belong to it
 */
public record Problem(
    String code,
    Severity severity,
    String message,
    Place place,
    Optional<String> suggestion,
    List<String> help,
    List<Related> related) {
  public Problem {
    help = List.copyOf(help);
    related = List.copyOf(related);
  }

  /**
   * A place in a flow.
   *
   * @param flow the flow's id; empty for the bot itself; the name of a file of translations
   * @param pointer the JSON pointer of the value, as in the flow's JSON form
   * @param start where in that text or expression it begins, in UTF-16 units; 0 for the whole
   * @param end where it ends; 0 for the whole
   */
  public record Place(String flow, String pointer, int start, int end) {
    /** A whole value. */
    public static Place of(String flow, String pointer) {
      return new Place(flow, pointer, 0, 0);
    }
  }

  /** A place that belongs to the problem, and why. */
  public record Related(String message, Place place) {}
}
