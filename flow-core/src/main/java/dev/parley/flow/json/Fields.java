package dev.parley.flow.json;

import dev.parley.flow.session.Variables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The fields of one object of a stored session, read strictly one after the other. */
final class Fields {
  private final JsonParser in;
  private final String of;
  private final String[] names;
  private int seen;
  private int expected;
  private String field = "";

  /**
   * @param in the parser, before or at the object's opening brace
   * @param of what the object is, for messages
   * @param names the fields it can have, in the order in which they are written
   */
  Fields(JsonParser in, String of, String[] names) {
    this.in = in;
    this.of = of;
    this.names = names;
  }

  /** Moves on to the next field; null at the object's end. */
  @Nullable String next() {
    String name = in.nextName();
    if (name == null) {
      if (in.currentToken() != JsonToken.END_OBJECT) {
        throw JsonFault.corrupt("The " + of + " breaks off.");
      }
      return null;
    }
    int at = find(name);
    int bit = 1 << at;
    if ((seen & bit) != 0) {
      throw JsonFault.corrupt("The %s has two fields `%s`.".formatted(of, name));
    }
    seen |= bit;
    expected = at + 1;
    field = names[at];
    return field;
  }

  /** The place of a name; looked for where it should be, so that mostly the first try hits. */
  private int find(String name) {
    for (int i = expected; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    for (int i = 0; i < expected; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    throw JsonFault.corrupt("A %s has no field `%s`.".formatted(of, name));
  }

  String text() {
    String text = in.nextStringValue();
    if (text == null) {
      throw wrong("a text");
    }
    return text;
  }

  /** A whole number that is not negative. */
  int count() {
    int number = in.nextIntValue(-1);
    if (number < 0) {
      throw wrong("a whole number");
    }
    return number;
  }

  boolean truth() {
    JsonToken token = in.nextToken();
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrong("true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  Instant time() {
    if (in.nextToken() != JsonToken.VALUE_NUMBER_INT) {
      throw wrong("a time in milliseconds");
    }
    return Instant.ofEpochMilli(in.getLongValue());
  }

  List<String> texts() {
    beginList();
    List<String> texts = new ArrayList<>();
    while (hasItem()) {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        throw wrong("a list of texts");
      }
      texts.add(in.getString());
    }
    return texts;
  }

  Map<String, @Nullable Object> object() {
    begin(JsonToken.START_OBJECT, "an object");
    return Collections.unmodifiableMap(ValueJson.readMap(in));
  }

  /** The variables that are this field's value. */
  Variables variables() {
    begin(JsonToken.START_OBJECT, "an object");
    return ValueJson.readVariables(in);
  }

  /** The object that is this field's value. */
  Fields nested(String name, String[] fields) {
    begin(JsonToken.START_OBJECT, "an object");
    return new Fields(in, name, fields);
  }

  void beginList() {
    begin(JsonToken.START_ARRAY, "a list");
  }

  boolean hasItem() {
    return in.nextToken() != JsonToken.END_ARRAY;
  }

  /** The object that is the current item of a list. */
  Fields item(String name, String[] fields) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("a list of objects");
    }
    return new Fields(in, name, fields);
  }

  void need(String name, boolean there) {
    if (!there) {
      throw JsonFault.corrupt("The %s has no `%s`.".formatted(of, name));
    }
  }

  private void begin(JsonToken token, String what) {
    if (in.nextToken() != token) {
      throw wrong(what);
    }
  }

  private JsonFault wrong(String wanted) {
    return JsonFault.corrupt("`%s` of the %s is not %s.".formatted(field, of, wanted));
  }
}
