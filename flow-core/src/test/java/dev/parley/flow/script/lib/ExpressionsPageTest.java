package dev.parley.flow.script.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.Parsed;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.value.JsFunction;
import dev.parley.flow.script.value.Namespace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/expressions.md} says what the evaluators do: its tables are made from their own. With
 * the system property {@code parley.docs=write} they are written.
 */
class ExpressionsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("parley.root"), "docs", "expressions.md");

  private static final List<String> FOREIGN_FORMS =
      List.of(
          "10n ** 20n",
          "/\\p{L}/v.test(name)",
          "/a/d.exec(name)",
          "[1, , 2]",
          "({__proto__: base})",
          "Object.groupBy(items, i => i.kind)",
          "new Intl.NumberFormat(\"de\").format(x)",
          "new Date().toLocaleDateString()");

  private static final List<String> REFUSED_FORMS =
      List.of(
          "x = 1",
          "x += 1",
          "x++",
          "a; b",
          "(a, b)",
          "x => { return x }",
          "function f() {}",
          "class A {}",
          "async () => 1",
          "await x",
          "yield x",
          "delete a.b",
          "tag`text`",
          "import(\"x\")",
          "this.x",
          "new.target");

  @Test
  void the_page_says_what_the_evaluators_do() throws IOException {
    String page = Files.readString(PAGE);
    String right = page;
    for (Map.Entry<String, String> table : tables().entrySet()) {
      right = filled(right, table.getKey(), table.getValue());
    }
    if ("write".equals(System.getProperty("parley.docs"))) {
      Files.writeString(PAGE, right);
    } else {
      assertThat(page).as("run this test with -Dparley.docs=write").isEqualTo(right);
    }
  }

  @Test
  void the_forms_of_the_page_are_read_as_it_says() {
    NativeEvaluator natively = NativeEvaluator.create();
    for (String form : FOREIGN_FORMS) {
      Parsed parsed = Script.parseWhole(form);
      assertThat(parsed.problems()).as(form).isEmpty();
      assertThat(natively.covers(parsed.expr())).as(form).isFalse();
    }
    for (String form : REFUSED_FORMS) {
      assertThat(Script.parseWhole(form).problems())
          .as(form)
          .isNotEmpty()
          .allMatch(problem -> problem.code().equals("FLW1120"));
    }
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("globals", globals());
    tables.put("methods", methods());
    tables.put("foreign forms", lines(FOREIGN_FORMS));
    tables.put("refused forms", lines(REFUSED_FORMS));
    return tables;
  }

  private static String globals() {
    StringBuilder table = new StringBuilder("| name | natively |\n|---|---|\n");
    for (String name : new TreeSet<>(Globals.names())) {
      Collection<String> members =
          switch (Globals.value(name)) {
            case Namespace namespace -> namespace.members().keySet();
            case JsFunction function -> function.members().keySet();
            case null, default -> Set.of();
          };
      table.append("| `").append(name).append("` | ").append(names(members)).append(" |\n");
    }
    return table.toString();
  }

  private static String methods() {
    Map<String, Set<String>> natively = new TreeMap<>();
    natively.put("String", StringMethods.TABLE.names());
    natively.put("Array", ArrayMethods.TABLE.names());
    natively.put("Number", NumberMethods.NUMBER.names());
    natively.put("Boolean", NumberMethods.BOOLEAN.names());
    natively.put("Object", ObjectMethods.TABLE.names());
    natively.put("Function", FunctionMethods.TABLE.names());
    natively.put("RegExp", RegexMethods.TABLE.names());
    natively.put("Date", DateMethods.TABLE.names());
    natively.put("Map", CollectionMethods.MAP.names());
    natively.put("Set", CollectionMethods.SET.names());
    natively.put("Iterator", CollectionMethods.ITERATOR.names());
    StringBuilder table = new StringBuilder("| of | natively | by GraalJS |\n|---|---|---|\n");
    natively.forEach((kind, methods) ->
        table
            .append("| ")
            .append(kind)
            .append(" | ")
            .append(names(methods))
            .append(" | ")
            .append(names(ForeignMembers.BY_KIND.getOrDefault(kind, Set.of())))
            .append(" |\n"));
    return table.toString();
  }

  private static String names(Collection<String> names) {
    return names.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(" "));
  }

  private static String lines(List<String> forms) {
    return forms.stream().map(form -> "* `` " + form + " ``\n").collect(Collectors.joining());
  }

  private static String filled(String page, String name, String table) {
    String from = "<!-- " + name + " -->\n";
    String to = "<!-- end of " + name + " -->";
    int start = page.indexOf(from) + from.length();
    int end = page.indexOf(to);
    assertThat(end).as(name).isGreaterThanOrEqualTo(start);
    return page.substring(0, start) + table + page.substring(end);
  }
}
