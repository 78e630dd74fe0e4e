package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that customers put into forms, as Meta seals them. */
class SealedFileTest {
  private static final String URL = "https://mmg.whatsapp.net/v/1";

  @TempDir Path folder;

  private Optional<GraphMedia.Fetched> open(Map<String, Object> said, byte[] cdn)
      throws IOException {
    Path fetched = Files.write(folder.resolve("fetched"), cdn);
    return SealedFile.of(said).orElseThrow().open(fetched, folder.resolve("opened"));
  }

  @Test
  void what_meta_sealed_is_opened_byte_for_byte() throws IOException {
    for (int length : List.of(0, 1, 15, 16, 17, 64 * 1024, 200_001)) {
      byte[] content = "x".repeat(length).getBytes(UTF_8);
      Sealing sealing = Sealing.of(content, length);
      Optional<GraphMedia.Fetched> opened = open(sealing.said(URL), sealing.cdnFile());
      assertThat(opened).as("%s bytes", length).isPresent();
      assertThat(opened.get().bytes()).isEqualTo(length);
      assertThat(folder.resolve("opened")).hasBinaryContent(content);
    }
  }

  @Test
  void a_byte_that_is_another_anywhere_or_missing_is_noticed() throws IOException {
    Sealing sealing = Sealing.of("a picture of a parcel".getBytes(UTF_8), 1);
    byte[] cdn = sealing.cdnFile();
    for (int i = 0; i < cdn.length; i++) {
      byte[] other = cdn.clone();
      other[i] ^= 1;
      assertThat(open(sealing.said(URL), other)).as("byte %s", i).isEmpty();
    }
    for (int length : List.of(0, 5, 10, 16, cdn.length - 1)) {
      assertThat(open(sealing.said(URL), java.util.Arrays.copyOf(cdn, length))).isEmpty();
    }
  }

  @Test
  void keys_or_hashes_of_another_file_do_not_open_it() throws IOException {
    Sealing sealing = Sealing.of("one".getBytes(UTF_8), 1);
    Sealing other = Sealing.of("other".getBytes(UTF_8), 2);
    for (String name : List.of("iv", "encryption_key", "hmac_key", "plaintext_hash")) {
      Map<String, Object> keys = new HashMap<>(sealing.keys());
      keys.put(name, other.keys().get(name));
      Map<String, Object> said = Map.of("cdn_url", URL, "encryption_metadata", keys);
      assertThat(open(said, sealing.cdnFile())).as(name).isEmpty();
    }
  }

  @Test
  void what_lacks_something_or_has_something_odd_is_no_file() {
    Map<String, Object> said = Sealing.of("one".getBytes(UTF_8), 1).said(URL);
    assertThat(SealedFile.of(said)).isPresent();
    assertThat(SealedFile.of(Map.of("cdn_url", URL))).isEmpty();
    assertThat(SealedFile.of(Map.of("cdn_url", 1, "encryption_metadata", Map.of()))).isEmpty();
    for (String name : List.of("iv", "encryption_key", "hmac_key", "encrypted_hash")) {
      for (Object odd : List.of(1, "", "*", "AAAA", "A".repeat(10_000))) {
        Map<String, Object> keys = new HashMap<>(Sealing.of("one".getBytes(UTF_8), 1).keys());
        keys.put(name, odd);
        assertThat(SealedFile.of(Map.of("cdn_url", URL, "encryption_metadata", keys)))
            .as("%s %s", name, odd)
            .isEmpty();
      }
    }
    Map<String, Object> nowhere = new HashMap<>(said);
    nowhere.put("cdn_url", "a b");
    assertThat(SealedFile.of(nowhere)).isEmpty();
  }

  @Test
  void it_is_kept_as_a_text_and_shows_no_key() {
    Sealing sealing = Sealing.of("one".getBytes(UTF_8), 1);
    SealedFile file = SealedFile.of(sealing.said(URL)).orElseThrow();
    assertThat(SealedFile.read(file.write())).contains(file);
    assertThat(SealedFile.read("{")).isEmpty();
    assertThat(file.toString()).doesNotContain(String.valueOf(sealing.keys().get("hmac_key")));
  }
}
