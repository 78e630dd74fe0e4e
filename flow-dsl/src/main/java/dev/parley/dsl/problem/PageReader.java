package dev.parley.dsl.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a catalogue page: front matter of {@code key: value} lines between {@code ---}, then
 * Markdown whose fenced blocks {@code ```flow bad} and {@code ```flow good} are the examples. A
 * block {@code ```json bad FILE} belongs to the example above it.
 */
final class PageReader {

  private static final Pattern FENCE =
      Pattern.compile("(?ms)^```(flow|json) (bad|good)(?: ([\\w./-]+))?\\n(.*?)^```$");

  private PageReader() {}

  static Page read(String code, String markdown) {
    String text = markdown.replace("\r\n", "\n");
    int end = text.indexOf("\n---\n", 3);
    if (!text.startsWith("---\n") || end < 0) {
      throw new IllegalStateException("the page of " + code + " has no front matter");
    }
    Map<String, String> head = head(text.substring(4, end));
    if (!code.equals(head.get("code"))) {
      throw new IllegalStateException("the page of " + code + " says " + head.get("code"));
    }
    String body = text.substring(end + 5).strip() + "\n";
    return new Page(
        code,
        need(head, "name"),
        Severity.of(need(head, "severity")),
        need(head, "message"),
        need(head, "fix"),
        Optional.ofNullable(head.get("checked")),
        body,
        examples(body));
  }

  private static Map<String, String> head(String lines) {
    Map<String, String> head = new HashMap<>();
    lines
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(':');
          if (colon > 0) {
            head.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
          }
        });
    return head;
  }

  private static String need(Map<String, String> head, String key) {
    String value = head.get(key);
    if (value == null) {
      throw new IllegalStateException("the page of " + head.get("code") + " lacks " + key);
    }
    return value;
  }

  private static List<Page.Example> examples(String body) {
    List<Page.Example> examples = new ArrayList<>();
    Map<String, String> files = new LinkedHashMap<>();
    Matcher fence = FENCE.matcher(body);
    boolean bad = false;
    while (fence.find()) {
      if (fence.group(1).equals("flow") && !files.isEmpty()) {
        examples.add(new Page.Example(bad, files));
        files.clear();
      }
      bad = fence.group(2).equals("bad");
      files.put(Optional.ofNullable(fence.group(3)).orElse("example.flow"), fence.group(4));
    }
    if (!files.isEmpty()) {
      examples.add(new Page.Example(bad, files));
    }
    return examples;
  }
}
