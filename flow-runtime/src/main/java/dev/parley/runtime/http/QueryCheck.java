package dev.parley.runtime.http;

import dev.parley.runtime.http.Problem.FieldError;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Holds a request's query against the parameters that an operation has. */
final class QueryCheck {
  private QueryCheck() {}

  /**
   * Checks them all.
   *
   * @throws Problem 400 if one is unknown, given twice or wrong
   */
  static void check(Operation operation, Context context) {
    List<FieldError> faults = new ArrayList<>();
    for (Map.Entry<String, List<String>> given : context.queryParamMap().entrySet()) {
      Optional<Operation.Parameter> parameter =
          operation.query().stream().filter(p -> p.name().equals(given.getKey())).findFirst();
      if (parameter.isEmpty()) {
        faults.add(new FieldError(shown(given.getKey()), "is no parameter of this"));
      } else if (given.getValue().size() != 1) {
        faults.add(new FieldError(given.getKey(), "is given more than once"));
      } else {
        Shape shape = parameter.get().shape();
        shape.check(value(shape, given.getValue().getFirst()), given.getKey(), faults);
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.badValues(faults);
    }
  }

  private static String shown(String name) {
    String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= 100 ? plain : plain.substring(0, 100);
  }

  private static JsonNode value(Shape shape, String text) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (shape instanceof Shape.Whole && text.matches("-?\\d{1,18}")) {
      return json.numberNode(Long.parseLong(text));
    }
    if (shape instanceof Shape.Flag && (text.equals("true") || text.equals("false"))) {
      return json.booleanNode(text.equals("true"));
    }
    return json.stringNode(text);
  }
}
