package dev.parley.dsl.syntax;

import dev.parley.flow.script.Expr;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tree as text without its places and blank lines, so that two trees can be compared for what
 * they mean.
 */
final class Shape {

  private Shape() {}

  static String of(Object node) {
    return switch (node) {
      case Range range -> "";
      case Origin origin -> "";
      case Place place -> of(place.notes().before()) + of(place.notes().after());
      case Notes.Comment comment -> (comment.doc() ? "///" : "//") + comment.text();
      case Expr expr -> "";
      case Tree.Js js -> "js<" + js.source().replaceAll("\\s+", " ") + ">";
      case Tree.Text text -> "text<" + text.raw() + ">";
      case Optional<?> optional -> optional.map(Shape::of).orElse("-");
      case List<?> list -> list.stream().map(Shape::of).collect(Collectors.joining(", ", "[", "]"));
      case Record value -> record(value);
      default -> String.valueOf(node);
    };
  }

  private static String record(Record value) {
    return Stream.of(value.getClass().getRecordComponents())
        .map(component -> of(get(component, value)))
        .collect(Collectors.joining(" ", value.getClass().getSimpleName() + "(", ")"));
  }

  private static Object get(RecordComponent component, Record value) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
