package dev.parley.flow.script;

import java.util.List;
import java.util.Random;

/** Makes expressions by chance, whole ones and broken ones. */
public final class Expressions {
  private static final List<String> LEAVES =
      List.of(
          "1",
          "0",
          "-1",
          "2.5",
          "NaN",
          "\"a\"",
          "'b c'",
          "\"\"",
          "true",
          "null",
          "undefined",
          "[]",
          "[1, 2, 3]",
          "({a: 1})",
          "/a+/g",
          "`t`",
          "x",
          "list",
          "map",
          "1e21",
          "Math.PI",
          "(x => x)");
  private static final List<String> OPERATORS =
      List.of(
          "+",
          "-",
          "*",
          "/",
          "%",
          "==",
          "===",
          "!=",
          "!==",
          "<",
          "<=",
          ">",
          ">=",
          "&&",
          "||",
          "&",
          "|",
          "^",
          "<<",
          ">>",
          ">>>",
          "in",
          "instanceof");
  private static final List<String> METHODS =
      List.of(
          "at",
          "charAt",
          "codePointAt",
          "concat",
          "endsWith",
          "entries",
          "every",
          "exec",
          "fill",
          "filter",
          "find",
          "findLast",
          "flat",
          "flatMap",
          "forEach",
          "includes",
          "indexOf",
          "join",
          "keys",
          "lastIndexOf",
          "localeCompare",
          "map",
          "match",
          "matchAll",
          "normalize",
          "padEnd",
          "padStart",
          "pop",
          "push",
          "reduce",
          "reduceRight",
          "repeat",
          "replace",
          "replaceAll",
          "reverse",
          "search",
          "shift",
          "slice",
          "some",
          "sort",
          "splice",
          "split",
          "startsWith",
          "substr",
          "substring",
          "test",
          "toExponential",
          "toFixed",
          "toLowerCase",
          "toPrecision",
          "toReversed",
          "toSorted",
          "toSpliced",
          "toString",
          "toUpperCase",
          "trim",
          "unshift",
          "valueOf",
          "values",
          "with",
          "call",
          "apply",
          "bind",
          "get",
          "has",
          "next",
          "hasOwnProperty",
          "isPrototypeOf",
          "propertyIsEnumerable",
          "constructor",
          "toLocaleString",
          "union",
          "toArray",
          "getFullYear",
          "setHours",
          "toISOString",
          "toJSON",
          "getTime");
  private static final List<String> FUNCTIONS =
      List.of(
          "String",
          "Number",
          "Boolean",
          "parseInt",
          "parseFloat",
          "Math.max",
          "Math.round",
          "Math.log2",
          "JSON.stringify",
          "JSON.parse",
          "Object.keys",
          "Object.entries",
          "Object.assign",
          "Object.fromEntries",
          "Array.from",
          "Array.of",
          "new Date",
          "new RegExp",
          "new Set",
          "new Map",
          "new Array",
          "String.fromCharCode",
          "encodeURIComponent",
          "plural",
          "money",
          "date.add",
          "date.diff",
          "date.format",
          "text.fold",
          "phone.format",
          "isNaN",
          "decodeURIComponent",
          "x",
          "(y => y)",
          "((a, b = 2, ...c) => [a, b, c])",
          "(({a, ...r}) => r)",
          "(([a, b]) => a)",
          "Date.UTC",
          "Number.isInteger");

  private final Random random;

  public Expressions(long seed) {
    this.random = new Random(seed);
  }

  /** A few of every form, none of which anything but an operator could continue. */
  static List<String> complete() {
    return List.of(
        "a",
        "1",
        "1.5",
        "\"t\"",
        "'t'",
        "`t`",
        "`a${b}c`",
        "/r/g",
        "true",
        "null",
        "[1, 2]",
        "{a: 1}",
        "{}",
        "[]",
        "(a)",
        "(a\n+ b)",
        "a.b",
        "a[0]",
        "a(1, 2)",
        "a?.b",
        "a?.[0]",
        "a?.(1)",
        "-a",
        "!a",
        "typeof a",
        "void 0",
        "a + b",
        "a\t+ b",
        "a ? b : c",
        "a ? b : c ? d : e",
        "a && b || c",
        "a ?? b",
        "a in b",
        "a instanceof Array",
        "x => x",
        "x => x + 1",
        "(a, b) => a * b",
        "() => ({})",
        "({a, b: [c]}, ...d) => c",
        "a.map(x => x.y)",
        "new Date()",
        "new Date(0).getTime()",
        "a ** b ** c",
        "f(x => x, [...y], {...z})",
        "a < b",
        "a > b",
        "a - b",
        "a / b",
        "0xff",
        "12n");
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A whole expression, nested at most so deep. */
  public String whole(int depth) {
    if (depth == 0) {
      return pick(LEAVES);
    }
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> "(" + whole(depth - 1) + " " + pick(OPERATORS) + " " + whole(depth - 1) + ")";
      case 3 -> "(" + whole(depth - 1) + " ? " + whole(depth - 1) + " : " + whole(depth - 1) + ")";
      case 4 ->
          pick(List.of("!", "- ", "+ ", "~", "typeof ", "void ")) + "(" + whole(depth - 1) + ")";
      case 5 -> "[" + whole(depth - 1) + ", ..." + "[" + whole(depth - 1) + "]]";
      case 6 -> "({a: " + whole(depth - 1) + ", [" + whole(depth - 1) + "]: 1})";
      case 7 -> "(" + whole(depth - 1) + ")?.[" + whole(depth - 1) + "]";
      case 8 -> "`${" + whole(depth - 1) + "}-`";
      case 9 -> pick(FUNCTIONS) + "(" + whole(depth - 1) + ", " + whole(depth - 1) + ")";
      case 10 -> "(" + whole(depth - 1) + " ?? (" + whole(depth - 1) + "))";
      case 11 -> "((y, z) => " + whole(depth - 1) + ")(" + whole(depth - 1) + ")";
      default ->
          "("
              + whole(depth - 1)
              + ")."
              + pick(METHODS)
              + "("
              + pick(List.of("", whole(depth - 1), whole(depth - 1) + ", " + whole(depth - 1)))
              + ")";
    };
  }

  /** Signs, words and pieces of expressions in any order. */
  String soup(int length) {
    List<String> pieces =
        List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "`",
            "${",
            "\"",
            "'",
            "/",
            "//",
            "/*",
            "*/",
            "\n",
            " ",
            ",",
            ";",
            ":",
            "?",
            "?.",
            "??",
            "=>",
            "=",
            "==",
            "+",
            "++",
            "-",
            "--",
            "->",
            "*",
            "**",
            "!",
            "~",
            "&",
            "&&",
            "|",
            "||",
            "^",
            "%",
            "<",
            ">",
            ">>>",
            "...",
            ".",
            "0",
            "1e",
            "0x",
            "1_",
            "5n",
            "\\",
            "\\u",
            "#",
            "@",
            "a",
            "b1",
            "$",
            "in",
            "instanceof",
            "new",
            "typeof",
            "void",
            "function",
            "class",
            "async",
            "await",
            "delete",
            "this",
            "if",
            "else",
            "true",
            "null",
            "é",
            "😀",
            "\uD800",
            "\u2028",
            "\u0000",
            "x => x",
            "(a, b) =>",
            "say",
            "{a: 1}",
            "f(",
            "/a[",
            "`a${b}`");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(pick(pieces));
    }
    return text.toString();
  }
}
