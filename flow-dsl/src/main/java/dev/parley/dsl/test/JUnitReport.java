package dev.parley.dsl.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as the XML that build servers read. */
public final class JUnitReport {
  private final StringBuilder out = new StringBuilder();

  private JUnitReport() {}

  /** One document for all these bots' reports; a suite a file. */
  public static String xml(List<TestReport> reports) {
    Map<String, List<TestResult>> files = new LinkedHashMap<>();
    for (TestReport report : reports) {
      for (TestResult result : report.results()) {
        files.computeIfAbsent(result.file(), file -> new ArrayList<>()).add(result);
      }
    }
    return new JUnitReport().document(files);
  }

  private String document(Map<String, List<TestResult>> files) {
    List<TestResult> all = files.values().stream().flatMap(List::stream).toList();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    counts(all);
    out.append(">\n");
    files.forEach(this::suite);
    return out.append("</testsuites>\n").toString();
  }

  private void suite(String file, List<TestResult> results) {
    out.append("  <testsuite");
    attribute("name", file);
    counts(results);
    out.append(">\n");
    results.forEach(this::test);
    out.append("  </testsuite>\n");
  }

  private void counts(List<TestResult> results) {
    attribute("tests", Integer.toString(results.size()));
    attribute(
        "failures", Long.toString(results.stream().filter(r -> r.failure().isPresent()).count()));
    attribute("errors", "0");
    attribute("skipped", "0");
    attribute(
        "time",
        seconds(results.stream().map(TestResult::took).reduce(Duration.ZERO, Duration::plus)));
  }

  private void test(TestResult result) {
    out.append("    <testcase");
    attribute("classname", result.flow());
    attribute("name", result.name());
    attribute("file", result.file());
    attribute("line", Integer.toString(result.line()));
    attribute("time", seconds(result.took()));
    if (result.failure().isEmpty()) {
      out.append("/>\n");
      return;
    }
    TestFailure failure = result.failure().get();
    out.append(">\n      <failure");
    attribute("message", String.join("; ", failure.reasons()));
    out.append('>').append(escaped(ResultText.of(result))).append("</failure>\n    </testcase>\n");
  }

  private void attribute(String name, String value) {
    String oneLine = escaped(value).replace("\n", "&#10;").replace("\t", "&#9;");
    out.append(' ').append(name).append("=\"").append(oneLine).append('"');
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /** XML cannot hold all characters; those it cannot are shown as a replacement sign. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> escaped.append(escaped(c)));
    return escaped.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      default -> allowed(c) ? Character.toString(c) : "\uFFFD";
    };
  }

  private static boolean allowed(int c) {
    boolean control = c < ' ' && c != '\n' && c != '\t';
    return !control
        && !(c < 0x10000 && Character.isSurrogate((char) c))
        && c != 0xFFFE
        && c != 0xFFFF;
  }
}
