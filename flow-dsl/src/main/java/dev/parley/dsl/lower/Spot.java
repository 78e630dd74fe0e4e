package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;

/** A part of the model that is being made: its JSON pointer, and where it is noted down. */
final class Spot {
  private final SourceMap.Builder map;
  private final Remarking remarks;
  private final String pointer;

  private Spot(SourceMap.Builder map, Remarking remarks, String pointer) {
    this.map = map;
    this.remarks = remarks;
    this.pointer = pointer;
  }

  /** The whole file. */
  static Spot root(SourceMap.Builder map, Remarking remarks) {
    return new Spot(map, remarks, "");
  }

  Spot in(String key) {
    return new Spot(map, remarks, pointer + "/" + key);
  }

  Spot in(int index) {
    return new Spot(map, remarks, pointer + "/" + index);
  }

  /** Notes that this part stands there. */
  Spot at(Range range) {
    map.put(pointer, range);
    return this;
  }

  /** Notes that this part begins at a place and that its head ends at another. */
  Spot at(Tree item, Range headEnd) {
    return at(new Range(item.range().start(), Math.max(item.range().start(), headEnd.end())));
  }

  /** Where remarks on this part go. */
  Remarking remarks() {
    return remarks;
  }

  String pointer() {
    return pointer;
  }

  String text(Tree.Text text) {
    map.put(pointer, text.range(), text.origin());
    return text.raw();
  }

  String js(Tree.Js js) {
    map.put(pointer, js.range(), js.origin());
    return js.source();
  }

  String string(Tree.Str string) {
    at(string.range());
    return string.value();
  }

  String name(Tree.Name name) {
    at(name.range());
    return name.text();
  }
}
