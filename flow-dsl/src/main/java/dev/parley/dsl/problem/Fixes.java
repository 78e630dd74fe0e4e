package dev.parley.dsl.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies fixes to a text. */
public final class Fixes {

  private Fixes() {}

  /**
   * A text after fixing.
   *
   * @param applied how many fixes were applied
   */
  public record Fixed(String text, int applied) {}

  /**
   * Applies all safe fixes that touch this file alone. Of fixes that overlap, the first is applied;
   * checking and fixing again brings the others.
   */
  public static Fixed apply(SourceText source, List<Diagnostic> problems) {
    List<Edit> accepted = new ArrayList<>();
    int applied = 0;
    for (Diagnostic problem : problems) {
      for (Fix fix : problem.fixes()) {
        if (fix.safe() && isLocal(fix, source.file()) && isFree(fix, accepted)) {
          accepted.addAll(fix.edits());
          applied++;
          break;
        }
      }
    }
    return new Fixed(edited(source.text(), accepted), applied);
  }

  private static boolean isLocal(Fix fix, String file) {
    return fix.edits().stream().allMatch(edit -> edit.file().equals(file));
  }

  private static boolean isFree(Fix fix, List<Edit> accepted) {
    return fix.edits().stream()
        .allMatch(edit -> accepted.stream().noneMatch(other -> overlap(edit, other)));
  }

  private static boolean overlap(Edit a, Edit b) {
    boolean apart = end(a) < start(b) || end(b) < start(a);
    boolean touching = end(a) == start(b) || end(b) == start(a);
    boolean inserts = start(a) == end(a) || start(b) == end(b);
    return !apart && (!touching || inserts);
  }

  private static String edited(String text, List<Edit> edits) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Fixes::start)).toList()) {
      out.append(text, at, start(edit)).append(edit.replacement());
      at = end(edit);
    }
    return out.append(text, at, text.length()).toString();
  }

  private static int start(Edit edit) {
    return edit.span().start().offset();
  }

  private static int end(Edit edit) {
    return edit.span().end().offset();
  }
}
