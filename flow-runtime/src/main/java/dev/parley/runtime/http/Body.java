package dev.parley.runtime.http;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reading of request bodies. */
public final class Body {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Bytes in a second. */
  private static final long SLOWEST = 10_000;

  private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);
  private static final long MOST_WASTE = 16L * 1024 * 1024;
  private static final int WASTE = 64 * 1024;

  private Body() {}

  /**
   * The body while it comes; reading it throws where it is longer than it may be.
   *
   * @throws Problem 413 if there are more than {@code most} bytes, now or when they are read
   */
  public static InputStream stream(Context context, long most) {
    try {
      InputStream in = context.req().getInputStream();
      if (context.req().getContentLengthLong() > most) {
        throw tooLarge(in, most);
      }
      return new Bounded(in, most);
    } catch (IOException broken) {
      throw brokenOff();
    }
  }

  private static Problem brokenOff() {
    return Problem.badRequest("The body broke off before its end; send it again.");
  }

  /** Who is cut off while sending may never see why: a little more is read and thrown away. */
  private static Problem tooLarge(InputStream rest, long most) {
    long end = System.nanoTime() + LAST_PATIENCE.toNanos();
    byte[] waste = new byte[WASTE];
    long left = MOST_WASTE;
    try {
      for (int n = 0; n >= 0 && left > 0 && System.nanoTime() < end; left -= n) {
        n = rest.read(waste);
      }
    } catch (IOException gone) {
      return tooLarge(most);
    }
    return tooLarge(most);
  }

  private static Problem tooLarge(long most) {
    return Problem.tooLarge("The body is larger than " + most + " bytes.");
  }

  /** Ends what is too long, and what comes so slowly that it only holds a place. */
  private static final class Bounded extends FilterInputStream {
    private final long most;
    private final long begun = System.nanoTime();
    private long read;

    Bounded(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() {
      try {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
      } catch (IOException broken) {
        throw brokenOff();
      }
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      try {
        int count = super.read(bytes, from, length);
        count(Math.max(0, count));
        return count;
      } catch (IOException broken) {
        throw brokenOff();
      }
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > most) {
        throw tooLarge(in, most);
      }
      Duration fair = PATIENCE.plusSeconds(read / SLOWEST);
      if (System.nanoTime() - begun > fair.toNanos()) {
        throw Problem.tooSlow("The body came too slowly.");
      }
    }
  }

  /**
   * The bytes as text.
   *
   * @throws Problem 400 if they are not UTF-8
   */
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Problem.badRequest("The body is not UTF-8.");
    }
  }

  /**
   * The body's bytes as they came.
   *
   * @throws Problem 413 if there are more than {@code most}
   */
  public static byte[] bytes(Context context, int most) {
    try (InputStream in = stream(context, most)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw brokenOff();
    }
  }
}
