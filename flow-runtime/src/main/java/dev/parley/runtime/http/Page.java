package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param after the cursor: the id of the last item of the page before; empty for the first page
 * @param limit how many items at most, 1 to 200
 */
public record Page(String after, int limit) {
  private static final int USUAL = 50;
  static final int MOST = 200;

  /**
   * Reads {@code after} and {@code limit} from the query.
   *
   * @throws Problem 400 if the limit is not a number from 1 to 200
   */
  public static Page of(Context context) {
    String after = context.queryParam("after");
    return new Page(after == null ? "" : after, limit(context.queryParam("limit")));
  }

  /**
   * The same page if its cursor is one.
   *
   * @throws Problem 400 if it is not
   */
  public Page under(Predicate<String> cursors) {
    if (!after.isEmpty() && !cursors.test(after)) {
      throw Problem.badValue("after", "after is the next of a page before; leave it out to begin.");
    }
    return this;
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    if (text.matches("\\d{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    }
    throw Problem.badValue("limit", "limit is a number from 1 to " + MOST + ".");
  }

  /** The answer {@code {"items": […], "next": "cursor"}}; next is null on the last page. */
  public <T> Answer of(List<T> found, Function<T, String> id, Function<T, ?> json) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("items", found.stream().map(json).toList());
    body.put("next", found.size() < limit ? null : id.apply(found.getLast()));
    return Answer.of(body);
  }
}
