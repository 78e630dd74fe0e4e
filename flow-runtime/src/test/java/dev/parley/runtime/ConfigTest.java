package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.FormKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  @TempDir Path folder;

  private static Config of(Map<String, String> environment) {
    return Config.of(new SettingSources().environment(environment));
  }

  private static void refused(Map<String, String> environment, String sentence) {
    assertThatExceptionOfType(SettingFault.class)
        .isThrownBy(() -> of(environment))
        .withMessage(sentence);
  }

  @Test
  void nothing_set_is_a_server_on_8080_with_the_emulator() {
    Config config = of(Map.of("HOME", "/"));
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.whatsapp()).isEmpty();
    assertThat(config.database()).isEmpty();
    assertThat(config.doubtWait()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void flags_win_over_the_environment_and_that_over_the_file() throws IOException {
    Path file = folder.resolve("parley.conf");
    Files.writeString(file, "# the shop\n\nPARLEY_PORT = 1\nPARLEY_DATA=/a\nPARLEY_DB_USER=u\n");
    SettingSources sources =
        new SettingSources()
            .file(file)
            .environment(Map.of("PARLEY_PORT", "2", "PARLEY_DATA", "/b"))
            .flag(Setting.PARLEY_PORT, Optional.of("3"));
    Config config = Config.of(sources);
    assertThat(config.port()).isEqualTo(3);
    assertThat(config.data()).isEqualTo(Path.of("/b"));
    assertThat(sources.get(Setting.PARLEY_DB_USER)).hasValue("u");
  }

  @Test
  void files_are_bounded_by_size_and_kind() {
    MediaConfig all = of(Map.of()).files();
    assertThat(all.most()).isEqualTo(100L * 1024 * 1024);
    assertThat(all.kinds()).containsExactly(Content.Media.Kind.values());
    MediaConfig some =
        of(Map.of("PARLEY_MEDIA_MOST", "500KB", "PARLEY_MEDIA_KINDS", "image, voice")).files();
    assertThat(some.most()).isEqualTo(500L * 1024);
    assertThat(some.kinds()).containsExactly(Content.Media.Kind.IMAGE, Content.Media.Kind.VOICE);
    refused(
        Map.of("PARLEY_MEDIA_MOST", "big"),
        "PARLEY_MEDIA_MOST is a size such as 20MB, not \"big\".");
    refused(
        Map.of("PARLEY_MEDIA_KINDS", "image,pictures"),
        "PARLEY_MEDIA_KINDS is a list of image, video, audio, voice, document and sticker, not"
            + " \"image,pictures\".");
  }

  @Test
  void a_form_key_is_read_in_one_line_or_several_and_never_shown() {
    String pem = FormKey.generate().privatePem();
    String old = FormKey.generate().privatePem().replaceAll("-----[A-Z ]+-----|\\s", "");
    Config config = of(Map.of("PARLEY_FORM_KEY", pem.replace("\n", "\\n") + "," + old));
    assertThat(config.formKeys()).hasSize(2);
    assertThat(config.formKeys().getFirst().privatePem()).isEqualTo(pem);
    assertThat(config.toString()).doesNotContain(old.substring(30, 60));
    refused(
        Map.of("PARLEY_FORM_KEY", "c2VjcmV0"),
        "PARLEY_FORM_KEY is no RSA key in PKCS #8; make one with: parley form-key");
  }

  @Test
  void an_unknown_setting_stops_with_a_suggestion() {
    refused(
        Map.of("PARLEY_PROT", "1"),
        "The environment: there is no setting called PARLEY_PROT. Did you mean PARLEY_PORT?");
  }

  @Test
  void a_broken_file_stops_with_its_line() throws IOException {
    Path file = folder.resolve("parley.conf");
    Files.writeString(file, "PARLEY_PORT=1\nport 2\n");
    assertThatExceptionOfType(SettingFault.class)
        .isThrownBy(() -> new SettingSources().file(file))
        .withMessage(file + ", line 2: expected NAME=value.");
    assertThatExceptionOfType(SettingFault.class)
        .isThrownBy(() -> new SettingSources().file(folder.resolve("none")))
        .withMessage("There is no settings file " + folder.resolve("none") + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PARLEY_PORT|abc|PARLEY_PORT is a number from 0 to 65535, not \"abc\".",
        "PARLEY_PORT|70000|PARLEY_PORT is a number from 0 to 65535, not \"70000\".",
        "PARLEY_MASTER_KEY|c2hvcnQ=|PARLEY_MASTER_KEY is not base64 of 32 bytes; make one with:"
            + " openssl rand -base64 32",
        "PARLEY_API_KEY|short|PARLEY_API_KEY is too short: it takes 16 characters or more.",
        "PARLEY_PUBLIC_URL|chat|PARLEY_PUBLIC_URL is an address such as https://example.com, not"
            + " \"chat\".",
        "PARLEY_WHATSAPP_GRAPH_VERSION|24|PARLEY_WHATSAPP_GRAPH_VERSION is written like v24.0, not"
            + " \"24\".",
        "PARLEY_CALL_PRIVATE|yes|PARLEY_CALL_PRIVATE is true or false, not \"yes\".",
        "PARLEY_ENV_|x|The environment: there is no setting called PARLEY_ENV_.",
        "PARLEY_ENV_A-B|x|The environment: there is no setting called PARLEY_ENV_A-B.",
        "PARLEY_SEND_DOUBT_WAIT|soon|PARLEY_SEND_DOUBT_WAIT is a time such as 20s, not \"soon\".",
        "PARLEY_DB_URL|postgres://me:hush@host/d?password=hush|PARLEY_DB_URL begins with"
            + " jdbc:postgresql: (leave it out for the embedded database), not"
            + " \"postgres://…@host/d?…\".",
        "PARLEY_PUBLIC_URL|https://me:hush@host|PARLEY_PUBLIC_URL is an address such as"
            + " https://example.com, not \"https://…@host\".",
        "PARLEY_ADMIN_EMAIL|me|PARLEY_ADMIN_EMAIL is an e-mail address, not \"me\".",
      })
  void a_bad_value_stops_with_one_sentence(String name, String value, String sentence) {
    refused(Map.of(name, value), sentence);
  }

  @Test
  void a_data_folder_that_is_a_file_or_below_one_stops_with_one_sentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(DataFolder.usable(folder.resolve("new/data"))).isEqualTo(folder.resolve("new/data"));
    for (Path bad : List.of(file, file.resolve("below"))) {
      assertThatExceptionOfType(SettingFault.class)
          .isThrownBy(() -> DataFolder.usable(bad))
          .withMessage("The data folder " + bad + " cannot be used: " + file + " is a file.");
    }
  }

  @Test
  void a_number_needs_its_four_settings() {
    refused(
        Map.of("PARLEY_WHATSAPP_PHONE_NUMBER_ID", "1", "PARLEY_WHATSAPP_APP_SECRET", "s"),
        "A WhatsApp number needs four settings; missing: PARLEY_WHATSAPP_ACCESS_TOKEN,"
            + " PARLEY_WHATSAPP_VERIFY_TOKEN.");
  }

  @Test
  void no_secret_is_in_a_printed_config() {
    Config config =
        of(
            Map.of(
                "PARLEY_WHATSAPP_PHONE_NUMBER_ID", "1",
                "PARLEY_WHATSAPP_APP_SECRET", "hush-secret",
                "PARLEY_WHATSAPP_ACCESS_TOKEN", "hush-token",
                "PARLEY_WHATSAPP_VERIFY_TOKEN", "hush-verify",
                "PARLEY_ADMIN_PASSWORD", "hush-password",
                "PARLEY_API_KEY", "hush-key-0123456789",
                "PARLEY_DB_URL", "jdbc:postgresql://h/d?password=hush",
                "PARLEY_DB_PASSWORD", "hush-db",
                "PARLEY_ENV_KEY", "hush-env"));
    assertThat(config.calling().env()).containsExactly(Map.entry("KEY", "hush-env"));
    assertThat(config.toString()).doesNotContain("hush");
  }

  @Test
  void every_setting_stands_in_the_documentation() throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("parley.root", "..")).resolve("docs/settings.md"));
    for (Setting setting : Setting.values()) {
      assertThat(page).contains("| `" + setting.name() + "` |");
    }
  }

  @Test
  void a_bucket_needs_its_keys_and_shows_neither() {
    String secret = "a-secret-key-of-a-test";
    Map<String, String> whole =
        Map.of(
            "PARLEY_MEDIA_S3_BUCKET", "files",
            "PARLEY_MEDIA_S3_ENDPOINT", "https://minio.example.com/",
            "PARLEY_MEDIA_S3_PREFIX", "parley/media",
            "PARLEY_MEDIA_S3_ACCESS_KEY", "us",
            "PARLEY_MEDIA_S3_SECRET_KEY", secret);
    Config config = of(whole);
    assertThat(config.files().bucket().orElseThrow().prefix()).isEqualTo("parley/media/");
    assertThat(config.toString() + config.files()).doesNotContain(secret);
    assertThatThrownBy(() -> of(Map.of("PARLEY_MEDIA_S3_BUCKET", "files")))
        .hasMessage(
            "PARLEY_MEDIA_S3_BUCKET needs PARLEY_MEDIA_S3_ACCESS_KEY and"
                + " PARLEY_MEDIA_S3_SECRET_KEY.");
    for (String bad : List.of("A", "a b", "../x", "x")) {
      assertThatThrownBy(() -> of(Map.of("PARLEY_MEDIA_S3_BUCKET", bad)))
          .hasMessageContaining("PARLEY_MEDIA_S3_BUCKET");
    }
  }
}
