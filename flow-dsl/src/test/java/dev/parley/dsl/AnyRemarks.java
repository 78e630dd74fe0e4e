package dev.parley.dsl;

import dev.parley.dsl.lower.JsonPlaces;
import dev.parley.dsl.lower.SourceMap;
import dev.parley.flow.model.Remark;
import dev.parley.flow.model.Remarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Comments and blank lines strewn over a flow or bot, drawn from a seed. */
final class AnyRemarks {
  private static final Pattern ITEM =
      Pattern.compile(
          "|.*/(steps|handlers|triggers|params|results|uses|variables|tests|hours)/\\d+"
              + "|.*/(do|else|options|lines|checks|headers|buttons|arms)/\\d+"
              + "|.*/do/\\d+/(retry|timeout|other|hint|skip|was|stale|cta|parse)"
              + "|/(title|lang|expires|languages|timezone)|/end");
  private static final Pattern BLOCK = Pattern.compile(".*/do|.*/do/\\d+/else");

  private final Draw draw;

  private AnyRemarks(long seed) {
    this.draw = new Draw(seed);
  }

  /** Remarks on a document in JSON. */
  static Remarks on(String json, long seed) {
    return new AnyRemarks(seed).on(json);
  }

  private Remarks on(String json) {
    Map<String, Remark> remarks = new HashMap<>();
    SourceMap places = JsonPlaces.of(json);
    List<String> pointers = new ArrayList<>(places.pointers());
    pointers.add("/end");
    pointers.sort(null);
    for (String pointer : pointers) {
      boolean item = ITEM.matcher(pointer).matches() && !pointer.matches(".*/(when|with)/.*");
      if (item && draw.below(4) == 0) {
        remarks.put(pointer, item(pointer));
      } else if (isBlock(pointer, json, places) && draw.below(4) == 0) {
        remarks.put(pointer, block());
      }
    }
    return new Remarks(remarks);
  }

  private static boolean isBlock(String pointer, String json, SourceMap places) {
    boolean list = json.startsWith("[", places.range(pointer).start());
    return list && BLOCK.matcher(pointer).matches();
  }

  private Remark item(String pointer) {
    List<String> before = new ArrayList<>(draw.some(this::line));
    if (draw.below(5) == 0) {
      before.add("");
    }
    boolean object = pointer.isEmpty() || pointer.matches(".*/(steps|do)/\\d+");
    if (object && draw.coin()) {
      before.add("//@ x-color: { \"r\": [1, 2.50, null], \"s\": \"a // b\" }");
    }
    boolean behind = !pointer.equals("/end") && draw.coin();
    return new Remark(
        before,
        behind ? Optional.of(comment()) : Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private Remark block() {
    return new Remark(
        List.of(), Optional.empty(), draw.maybe(this::comment), draw.some(this::line), List.of());
  }

  private String line() {
    return draw.below(4) == 0 ? "" : comment();
  }

  private String comment() {
    return draw.pick(
        List.of("// a comment", "/// for a document", "//", "//@ no key", "//x", "// \"quoted {"));
  }
}
