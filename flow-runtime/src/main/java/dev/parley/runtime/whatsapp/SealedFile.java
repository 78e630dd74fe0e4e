package dev.parley.runtime.whatsapp;

import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file that a customer put into a form: it lies encrypted where anybody may fetch it, and the
 * form brings the keys. What is fetched is believed only if both hashes and the seal are right.
 *
 * @param url where it lies, for 20 days
 * @param keys what opens it, in base64, by the names that Meta gives them
 */
public record SealedFile(URI url, Map<String, String> keys) {
  private static final String MAC = "HmacSHA256";
  private static final String IV = "iv";
  private static final String KEY = "encryption_key";
  private static final String SEAL_KEY = "hmac_key";
  private static final String OUTER_HASH = "encrypted_hash";
  private static final String INNER_HASH = "plaintext_hash";
  private static final String URL = "cdn_url";
  private static final int SEAL_BYTES = 10;
  private static final int BLOCK = 16;
  private static final int KEY_BYTES = 32;
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_KEY = 100;
  private static final int LONGEST_URL = 4_000;

  /** How much longer the encrypted file is than the file, at most. */
  public static final int SURPLUS = BLOCK + SEAL_BYTES;

  public SealedFile {
    keys = Map.copyOf(keys);
  }

  /** Shows nothing that opens the file. */
  @Override
  public String toString() {
    return "SealedFile[" + url.getHost() + "]";
  }

  /** What a form's data says of a file; empty if that is no file, or its keys are none. */
  public static Optional<SealedFile> of(Map<?, ?> said) {
    if (!(said.get(URL) instanceof String url)
        || url.length() > LONGEST_URL
        || !(said.get("encryption_metadata") instanceof Map<?, ?> metadata)) {
      return Optional.empty();
    }
    Map<String, String> keys = new LinkedHashMap<>();
    for (String name : new String[] {IV, KEY, SEAL_KEY, OUTER_HASH, INNER_HASH}) {
      if (metadata.get(name) instanceof String text && bytes(text).length == length(name)) {
        keys.put(name, text);
      } else {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new SealedFile(URI.create(url), keys));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int length(String name) {
    return name.equals(IV) ? BLOCK : KEY_BYTES;
  }

  private static byte[] bytes(String base64) {
    try {
      return base64.length() > LONGEST_KEY ? new byte[0] : Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** As one text, to be kept until the file is here. */
  public String write() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(URL, url.toString());
    all.put("encryption_metadata", keys);
    return Wire.write(Wire.tree(all));
  }

  /** What {@link #write} wrote. */
  public static Optional<SealedFile> read(String text) {
    try {
      return Json.parse(text) instanceof Map<?, ?> said ? of(said) : Optional.empty();
    } catch (ScriptFault notJson) {
      return Optional.empty();
    }
  }

  /** Where it can be fetched, and what the fetched bytes must hash to. */
  public MediaPlace place() {
    return new MediaPlace(
        url, Optional.empty(), Optional.ofNullable(keys.get(OUTER_HASH)), Optional.empty());
  }

  /**
   * Opens a fetched file into another.
   *
   * @return empty if it is not what the customer sent
   */
  public Optional<GraphMedia.Fetched> open(Path fetched, Path target) throws IOException {
    long ciphertext = Files.size(fetched) - SEAL_BYTES;
    if (ciphertext < BLOCK || ciphertext % BLOCK != 0 || !sealed(fetched, ciphertext)) {
      return Optional.empty();
    }
    MessageDigest digest = Digests.sha256();
    long bytes = 0;
    try (InputStream in = decrypted(fetched, ciphertext);
        OutputStream out = Files.newOutputStream(target)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        bytes += n;
        digest.update(chunk, 0, n);
        out.write(chunk, 0, n);
      }
    } catch (IOException e) {
      if (e.getCause() instanceof BadPaddingException) {
        return Optional.empty();
      }
      throw e;
    }
    String hex = Digests.hex(digest);
    return hex.equals(HexFormat.of().formatHex(key(INNER_HASH)))
        ? Optional.of(new GraphMedia.Fetched(bytes, hex))
        : Optional.empty();
  }

  private byte[] key(String name) {
    return bytes(keys.getOrDefault(name, ""));
  }

  /** The seal stands behind the ciphertext and covers the vector before it. */
  private boolean sealed(Path fetched, long ciphertext) throws IOException {
    try (InputStream in = Files.newInputStream(fetched)) {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key(SEAL_KEY), MAC));
      mac.update(key(IV));
      byte[] chunk = new byte[CHUNK];
      long left = ciphertext;
      while (left > 0) {
        int n = in.readNBytes(chunk, 0, (int) Math.min(CHUNK, left));
        mac.update(chunk, 0, n);
        left -= n;
      }
      byte[] seal = Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
      return MessageDigest.isEqual(seal, in.readNBytes(SEAL_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer " + MAC, e);
    }
  }

  private InputStream decrypted(Path fetched, long ciphertext) throws IOException {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key(KEY), "AES"), new IvParameterSpec(key(IV)));
      return new CipherInputStream(new Prefix(Files.newInputStream(fetched), ciphertext), cipher);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform must offer AES", e);
    }
  }

  /** The beginning of a stream. */
  private static final class Prefix extends FilterInputStream {
    private long left;

    Prefix(InputStream in, long length) {
      super(in);
      left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] chunk, int from, int most) throws IOException {
      int n = left == 0 ? -1 : super.read(chunk, from, (int) Math.min(most, left));
      left -= Math.max(0, n);
      return n;
    }
  }
}
