package dev.parley.runtime.account;

import dev.parley.runtime.http.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords by Argon2id, in the usual form that says how each was made. Trying one takes 19 MiB, so
 * few are tried at a time.
 */
public final class Passwords {
  /** So many characters at least. */
  public static final int SHORTEST = 12;

  /** Looks like what is kept of a password, and is that of none. */
  static final String NOBODYS =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final int AT_A_TIME = 2;
  private static final int PATIENCE_SECONDS = 5;
  private static final Pattern FORM =
      Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");

  private final RandomGenerator random;
  private final Semaphore room = new Semaphore(AT_A_TIME, true);

  public Passwords(RandomGenerator random) {
    this.random = random;
  }

  /** What is kept of a password. */
  public String hash(String password) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] hash = hash(password, new Cost(KIBIBYTES, PASSES, LANES), salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            KIBIBYTES, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** Whether it is the password of which this is kept. */
  public boolean is(String password, String kept) {
    Matcher form = FORM.matcher(kept);
    if (!form.matches()) {
      return false;
    }
    Cost cost =
        new Cost(
            Integer.parseInt(form.group(1)),
            Integer.parseInt(form.group(2)),
            Integer.parseInt(form.group(3)));
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] hash = hash(password, cost, base64.decode(form.group(4)));
    return MessageDigest.isEqual(hash, base64.decode(form.group(5)));
  }

  private record Cost(int kibibytes, int passes, int lanes) {}

  private byte[] hash(String password, Cost cost, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.kibibytes())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    enter();
    try {
      generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      room.release();
    }
    return hash;
  }

  /** Who cannot be served soon is sent away, so that a crowd does not wait without end. */
  private void enter() {
    try {
      if (room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.unavailable("Too many passwords are being tried; try again in a moment.");
  }
}
