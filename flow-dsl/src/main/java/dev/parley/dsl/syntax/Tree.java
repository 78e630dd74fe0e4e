package dev.parley.dsl.syntax;

import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Template;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What stands in one flow file, as its author wrote it. The parts that several families share stand
 * here.
 */
public sealed interface Tree {

  Range range();

  /** Something on its own line or lines: a declaration, a statement, a clause or a test line. */
  sealed interface Item extends Tree permits Decl, Stmt, Clause, TestLine {
    Place place();

    @Override
    default Range range() {
      return place().range();
    }

    default Notes notes() {
      return place().notes();
    }
  }

  /**
   * A whole file.
   *
   * @param last comments after the last declaration
   */
  record File(String name, List<Decl> decls, List<Notes.Comment> last, Range range)
      implements Tree {
    public File {
      decls = List.copyOf(decls);
      last = List.copyOf(last);
    }
  }

  /**
   * What stands between braces. Absent optional braces are an empty body.
   *
   * @param first a comment right behind the opening brace
   * @param last comments before the closing brace
   */
  record Body<T extends Item>(
      List<T> items, Optional<Notes.Comment> first, List<Notes.Comment> last, Range range)
      implements Tree {
    public Body {
      items = List.copyOf(items);
      last = List.copyOf(last);
    }

    public static <T extends Item> Body<T> of(List<? extends T> items) {
      return new Body<>(List.copyOf(items), Optional.empty(), List.of(), Range.NONE);
    }

    public boolean isEmpty() {
      return items.isEmpty() && first.isEmpty() && last.isEmpty();
    }
  }

  /** Where to go on: a step, a flow, or statements on the spot. */
  sealed interface Target extends Tree {}

  /** {@code -> step} */
  record ToStep(Name step, Range range) implements Target {}

  /** {@code -> flow name}, in a bot file. */
  record ToFlow(Name flow, Range range) implements Target {}

  /** {@code { statements }} in place of a step's name. */
  record Inline(Body<Stmt> body) implements Target {
    @Override
    public Range range() {
      return body.range();
    }
  }

  /** A name or another bare word. Empty where one is missing (and reported). */
  record Name(String text, Range range) implements Tree {
    public static Name of(String text) {
      return new Name(text, Range.NONE);
    }
  }

  /** Names joined by dots, as on the left of {@code set}. */
  record Path(List<Name> names, Range range) implements Tree {
    public Path {
      names = List.copyOf(names);
    }

    public String text() {
      return String.join(".", names.stream().map(Name::text).toList());
    }
  }

  /** A plain string: keywords, patterns, file names; nothing is filled in. */
  record Str(String value, Range range) implements Tree {
    public static Str of(String value) {
      return new Str(value, Range.NONE);
    }
  }

  /** A whole number. */
  record Int(int value, Range range) implements Tree {
    public static Int of(int value) {
      return new Int(value, Range.NONE);
    }
  }

  /** A duration such as {@code 10m}; the text keeps the unit the author chose. */
  record Dur(String text, Duration value, Range range) implements Tree {}

  /**
   * A text that people read.
   *
   * @param raw the model's form: {@code ${ js }} interpolates, <code>\${</code> is literal, all
   *     else is itself
   * @param template the raw form parsed; its offsets are offsets in {@code raw}
   * @param origin from offsets in {@code raw} to offsets in the file
   */
  record Text(String raw, Template template, Origin origin, Range range) implements Tree {}

  /**
   * An expression.
   *
   * @param source its text; lines after the first are indented relative to the first
   * @param expr its tree; offsets are offsets in the file when it was read from one
   * @param origin from offsets in {@code source} to offsets in the file
   */
  record Js(String source, Expr expr, Origin origin, Range range) implements Tree {}

  /** {@code enum(small, large)?} */
  record Type(Name name, List<Name> args, boolean optional, Range range) implements Tree {
    public Type {
      args = List.copyOf(args);
    }
  }

  /** {@code (name: js, …)} */
  record Args(List<Arg> list, Range range) implements Tree {
    public Args {
      list = List.copyOf(list);
    }
  }

  /** {@code name: js} */
  record Arg(Name name, Js value, Range range) implements Tree {}
}
