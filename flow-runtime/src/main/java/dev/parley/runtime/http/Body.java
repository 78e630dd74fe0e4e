package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;

/** Reading of request bodies. */
public final class Body {
  private Body() {}

  /**
   * The body's bytes as they came.
   *
   * @throws Problem 413 if there are more than {@code most}
   */
  public static byte[] bytes(Context context, int most) {
    String sentence = "The body is larger than " + most + " bytes.";
    if (context.req().getContentLengthLong() > most) {
      throw Problem.tooLarge(sentence);
    }
    try (InputStream in = context.req().getInputStream()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw Problem.tooLarge(sentence);
      }
      return bytes;
    } catch (IOException broken) {
      throw Problem.badRequest("The body broke off before its end.");
    }
  }
}
