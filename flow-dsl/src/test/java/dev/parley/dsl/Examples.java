package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of the language reference and the flows that stand in them. */
public final class Examples {
  private static final Path PAGE =
      Path.of(System.getProperty("parley.root", ".."), "docs", "language.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^```(?:flow|json (\\S+))\n(.*?)^```$");
  private static final Pattern FIRST = Pattern.compile("(?m)^(bot|flow) (\\w+)");

  private Examples() {}

  /**
   * A section of the page.
   *
   * @param title its heading, without back-ticks
   * @param files its examples, which are the files of one bot; may be empty
   */
  public record Section(String title, Map<String, String> files) {
    /** The bot that the examples make. */
    public LoadedBot bot() {
      return Bots.of("example", files);
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** All sections. */
  public static List<Section> sections() {
    try {
      return Arrays.stream(Files.readString(PAGE).split("(?m)^##+ "))
          .skip(1)
          .map(text -> new Section(title(text), files(text)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sections that have examples. */
  public static List<Section> withFiles() {
    return sections().stream().filter(section -> !section.files().isEmpty()).toList();
  }

  private static String title(String section) {
    return section.lines().findFirst().orElseThrow().replace("`", "");
  }

  private static Map<String, String> files(String section) {
    Map<String, String> files = new LinkedHashMap<>();
    EXAMPLE
        .matcher(section)
        .results()
        .forEach(example ->
            files.put(
                example.group(1) == null ? name(example.group(2)) : example.group(1),
                example.group(2)));
    return files;
  }

  private static String name(String text) {
    Matcher first = FIRST.matcher(text);
    assertThat(first.find()).as(text).isTrue();
    return first.group(1).equals("bot") ? "bot.flow" : first.group(2) + ".flow";
  }
}
