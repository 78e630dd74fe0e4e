package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Decl;
import dev.parley.dsl.syntax.Printer;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Hours;
import dev.parley.flow.model.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The declarations of one file on their way to the keys of the file's JSON object. */
final class Declared {
  private final Spot root;
  private final Tree.File file;
  private final Set<Decl> apartAnyway;
  private final List<String> keys = new ArrayList<>();

  Declared(Spot root, Tree.File file) {
    this.root = root;
    this.file = file;
    this.apartAnyway = root.remarks().wanted() ? Printer.apartAnyway(file) : Set.of();
    note(root, file.decls().getFirst());
  }

  /** The place of a declaration in the list of a key. */
  Spot at(Decl decl, String key, int index) {
    keys.add(key);
    Spot spot = root.in(key).in(index);
    note(spot, decl);
    return spot;
  }

  private void note(Spot spot, Decl decl) {
    root.remarks().item(spot.pointer(), decl.notes(), apartAnyway.contains(decl));
  }

  /** Remembers the order if it is not the usual one, and what follows the last declaration. */
  void close(List<String> usual) {
    List<String> unusual = Order.unusual(keys, usual);
    if (!unusual.isEmpty()) {
      root.remarks().order("", unusual);
    }
    boolean apart = root.remarks().wanted() && Printer.endApartAnyway(file);
    root.remarks().end("/end", file.last(), apart);
  }

  static Use use(Decl.Use use, Spot spot) {
    spot.at(use.range());
    List<String> names = new ArrayList<>();
    use.names().forEach(name -> names.add(spot.in("names").in(names.size()).name(name)));
    Use.Kind kind = Use.Kind.valueOf(use.what().word().toUpperCase(Locale.ROOT));
    return new Use(kind, names, spot.in("from").string(use.from()));
  }

  static Hours hours(Decl.Hours hours, Spot spot) {
    spot.at(hours.range());
    return new Hours(spot.in("name").name(hours.name()), spot.in("times").string(hours.times()));
  }
}
