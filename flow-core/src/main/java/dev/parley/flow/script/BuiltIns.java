package dev.parley.flow.script;

import java.util.Set;

/** The names that mean something in every flow. */
final class BuiltIns {
  static final Set<String> NAMES =
      Set.of(
          "undefined",
          "NaN",
          "Infinity",
          "String",
          "Number",
          "Boolean",
          "Object",
          "Array",
          "Math",
          "JSON",
          "Date",
          "RegExp",
          "Map",
          "Set",
          "parseInt",
          "parseFloat",
          "isNaN",
          "isFinite",
          "encodeURIComponent",
          "decodeURIComponent",
          "encodeURI",
          "decodeURI",
          "plural",
          "money",
          "date",
          "text",
          "phone");

  private BuiltIns() {}
}
