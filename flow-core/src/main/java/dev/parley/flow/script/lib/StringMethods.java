package dev.parley.flow.script.lib;

import dev.parley.flow.script.value.Args;
import org.jspecify.annotations.Nullable;

/** The methods of texts. */
final class StringMethods {
  static final MethodTable<String> TABLE =
      new MethodTable<String>()
          .withAll(TextSearch.TABLE)
          .withAll(TextChange.TABLE)
          .withAll(TextPatterns.TABLE);

  private StringMethods() {}

  /** Accounts for a call: looking through the text, and the text that came out of it. */
  static @Nullable Object metered(String self, @Nullable Object result, Args args) {
    args.meter().spend(self.length() >>> 5);
    if (result instanceof String text) {
      args.meter().produce(text.length());
    }
    return result;
  }
}
