package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All parts of a flow in one list each, with their addresses, however deep they are nested. */
final class Outline {
  final List<Placed> actions = new ArrayList<>();
  final List<Aim> aims = new ArrayList<>();
  private final Map<String, Site> sites = new LinkedHashMap<>();

  /**
   * An action.
   *
   * @param pointer its address
   * @param scope the step it is in, or {@code on:…} in a handler: what its waits are called after
   * @param inOther whether it stands directly in a choice's {@code other} block
   */
  record Placed(Action action, String pointer, String scope, boolean inOther) {}

  /**
   * A target.
   *
   * @param pointer the address of what leads there, such as an option
   */
  record Aim(Target target, String pointer) {}

  /** Every expression and text, in the order of the flow. */
  Iterable<Site> sites() {
    return sites.values();
  }

  /** The expression or text at an address. */
  Optional<Site> site(String pointer) {
    return Optional.ofNullable(sites.get(pointer));
  }

  void js(String pointer, String source) {
    sites.put(pointer, Site.expression(pointer, source));
  }

  void js(String pointer, Optional<String> source) {
    source.ifPresent(js -> js(pointer, js));
  }

  void text(String pointer, String raw) {
    sites.put(pointer, Site.text(pointer, raw));
  }

  void text(String pointer, Optional<String> raw) {
    raw.ifPresent(text -> text(pointer, text));
  }
}
