package dev.parley.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitReportTest {
  private static final TestReport REPORT =
      new TestReport(
          List.of(
              new TestResult(
                  "pizza", "works", "pizza.flow", 3, Duration.ofMillis(1_500), Optional.empty()),
              new TestResult(
                  "pizza",
                  "a <b> & \"c\"\n\u0001 🍕",
                  "pizza.flow",
                  9,
                  Duration.ZERO,
                  Optional.of(
                      new TestFailure(
                          11,
                          List.of("the bot said something else"),
                          List.of(new TestFailure.Row(11, "bot \"a\"", "bot \"b\"", true)))))),
          new Coverage(1, List.of()));

  private static Document parsed() throws Exception {
    String xml = JUnitReport.xml(List.of(REPORT));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void a_file_is_a_suite_and_counts_its_tests() throws Exception {
    Element suite = (Element) parsed().getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("pizza.flow");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("time")).isEqualTo("1.500");
  }

  @Test
  void a_failure_tells_the_whole_story_whatever_signs_are_in_it() throws Exception {
    Element test = (Element) parsed().getElementsByTagName("testcase").item(1);
    assertThat(test.getAttribute("name")).isEqualTo("a <b> & \"c\"\n\uFFFD 🍕");
    assertThat(test.getAttribute("line")).isEqualTo("9");
    Element failure = (Element) test.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("the bot said something else");
    assertThat(failure.getTextContent()).contains("▶ 11", "bot \"b\"");
  }
}
