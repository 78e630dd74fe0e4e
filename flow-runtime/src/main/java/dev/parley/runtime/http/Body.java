package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reading of request bodies. */
public final class Body {
  private Body() {}

  /**
   * The body while it comes; reading it throws where it is longer than it may be.
   *
   * @throws Problem 413 if there are more than {@code most} bytes, now or when they are read
   */
  public static InputStream stream(Context context, long most) {
    if (context.req().getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    try {
      return new Bounded(context.req().getInputStream(), most);
    } catch (IOException broken) {
      throw Problem.badRequest("The body broke off before its end.");
    }
  }

  private static Problem tooLarge(long most) {
    return Problem.tooLarge("The body is larger than " + most + " bytes.");
  }

  private static final class Bounded extends FilterInputStream {
    private final long most;
    private long read;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      count(Math.max(0, count));
      return count;
    }

    private void count(int more) {
      read += more;
      if (read > most) {
        throw tooLarge(most);
      }
    }
  }

  /**
   * The body's bytes as they came.
   *
   * @throws Problem 413 if there are more than {@code most}
   */
  public static byte[] bytes(Context context, int most) {
    if (context.req().getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    try (InputStream in = context.req().getInputStream()) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(most);
      }
      return bytes;
    } catch (IOException broken) {
      throw Problem.badRequest("The body broke off before its end.");
    }
  }
}
