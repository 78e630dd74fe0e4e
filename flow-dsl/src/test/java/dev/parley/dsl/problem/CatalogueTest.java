package dev.parley.dsl.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of all codes. */
class CatalogueTest {

  private static final Path ROOT = Path.of(System.getProperty("parley.root", ".."));

  @Test
  void the_list_of_codes_names_every_page_and_nothing_else() throws IOException {
    Path pages = ROOT.resolve("flow-dsl/src/main/resources/dev/parley/dsl/problem");
    try (Stream<Path> files = Files.list(pages)) {
      List<String> codes =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md"))
              .map(name -> name.substring(0, name.length() - 3))
              .sorted()
              .toList();

      assertThat(Catalogue.standard().pages().stream().map(Page::code))
          .containsExactlyElementsOf(codes);
    }
  }

  @Test
  void every_code_that_the_product_speaks_of_has_a_page() throws IOException {
    Set<String> spoken = new TreeSet<>();
    for (String module : List.of("flow-core", "flow-dsl", "flow-runtime")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher code =
              Pattern.compile("\"(FLW\\d{4})\"")
                  .matcher(Files.readString(file, StandardCharsets.UTF_8));
          while (code.find()) {
            spoken.add(code.group(1));
          }
        }
      }
    }
    assertThat(spoken).contains("FLW1101", "FLW5201");
    assertThat(spoken).allSatisfy(code -> assertThat(Catalogue.standard().find(code)).isPresent());
  }

  @Test
  void every_page_says_what_to_do_and_shows_it_or_says_why_not() {
    for (Page page : Catalogue.standard().pages()) {
      assertThat(page.code()).matches("FLW[1-5]\\d{3}");
      assertThat(page.name()).as(page.code()).matches("[a-z0-9-]+");
      assertThat(page.message()).as(page.code()).isNotBlank().doesNotEndWith(".");
      assertThat(page.fix()).as(page.code()).endsWith(".");
      boolean shown = page.examples().stream().anyMatch(Page.Example::bad);
      boolean files = page.code().matches("FLW(19|22)0\\d");
      assertThat(shown || page.later().isPresent() || files).as(page.code()).isTrue();
    }
    assertThat(Catalogue.standard().pages().stream().map(Page::name)).doesNotHaveDuplicates();
  }
}
