package dev.parley.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The house numbers of CONTRIBUTING.md, over the sources of every module. */
class HouseTest {
  private static final Path ROOT = Path.of(System.getProperty("parley.root"));
  private static final Pattern VAGUE =
      Pattern.compile("Abstract[A-Z]\\w*|\\w*(Utils?|Helper|Manager|Impl)");
  private static final Pattern PUT_OFF = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

  // The parsers of the two languages, an interpreter's loop with a case for each instruction, and
  // single switches over sealed families with many small kinds.
  private static final Set<String> LONG_FILES = Set.of("Parser", "Pieces");
  private static final Set<String> LONG_METHODS =
      Set.of(
          "RegexMatcher.run",
          "EventWriter.write",
          "MessageWriter.write",
          "EffectWriter.write",
          "InputJson.message");

  @Test
  void a_file_has_400_lines_at_most() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("main")) {
      int lines = Files.readAllLines(file).size();
      if (lines > 400 && !LONG_FILES.contains(simpleName(file))) {
        found.add("%s has %d lines".formatted(ROOT.relativize(file), lines));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void a_method_has_40_lines_at_most() throws IOException {
    List<String> found = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  d -> {},
                  null,
                  null,
                  files.getJavaFileObjectsFromPaths(sources("main")));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Methods(unit, positions, found).scan(unit, null);
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void no_name_is_vague() throws IOException {
    assertThat(sources("main").stream().map(HouseTest::simpleName))
        .filteredOn(name -> VAGUE.matcher(name).matches())
        .isEmpty();
  }

  @Test
  void nothing_is_put_off() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources("main")) {
      for (String line : Files.readAllLines(file)) {
        if (PUT_OFF.matcher(line).find()) {
          found.add(ROOT.relativize(file) + ": " + line.strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void every_package_has_its_sentence() throws IOException {
    assertThat(sources("main").stream().map(Path::getParent).distinct())
        .filteredOn(folder -> !folder.endsWith("java"))
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static List<Path> sources(String set) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("flow-core", "flow-dsl", "flow-runtime")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src").resolve(set))) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  /** Finds methods that are too long. */
  private static final class Methods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    Methods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      long start = positions.getStartPosition(unit, method);
      long end = positions.getEndPosition(unit, method);
      long lines =
          unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
      Path file = Path.of(unit.getSourceFile().toUri());
      String name = simpleName(file) + "." + method.getName();
      if (lines > 40 && !LONG_METHODS.contains(name)) {
        found.add("%s has %d lines".formatted(name, lines));
      }
      return super.visitMethod(method, null);
    }
  }
}
