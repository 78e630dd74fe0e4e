package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Catalogue;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.Page;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples on the catalogue's pages: the bad ones have the problem, the good ones do not. */
class CatalogueExamplesTest {

  @TestFactory
  Stream<DynamicTest> examples() {
    return Catalogue.standard().pages().stream()
        .flatMap(page -> page.examples().stream().map(example -> test(page, example)));
  }

  private static DynamicTest test(Page page, Page.Example example) {
    String name = page.code() + (example.bad() ? " bad" : " good");
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Set<String> codes = codes(example);
          if (example.bad()) {
            assertThat(codes).contains(page.code());
          } else {
            assertThat(codes).doesNotContain(page.code());
          }
        });
  }

  /** What loading the bot finds. */
  private static Set<String> codes(Page.Example example) {
    return Bots.of("example", example.files()).problems().stream()
        .map(Diagnostic::code)
        .collect(Collectors.toSet());
  }
}
