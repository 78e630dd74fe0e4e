package dev.parley.flow.json;

import java.util.Arrays;

/**
 * Writes JSON as UTF-8 bytes, compact and without a look back: sessions are written in every turn,
 * and half of a turn's time went into a general writer. Commas come by themselves.
 */
final class JsonOut {
  private static final byte[] HEX =
      "0123456789ABCDEF".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  /** A UTF-16 unit has at most six bytes of JSON. */
  private static final int MOST_A_UNIT = 6;

  private static final int MOST_A_NUMBER = 20;

  private byte[] bytes;
  private int size;
  private boolean comma;

  JsonOut(int usual) {
    this.bytes = new byte[usual];
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }

  void writeStartObject() {
    open('{');
  }

  void writeEndObject() {
    close('}');
  }

  void writeStartArray() {
    open('[');
  }

  void writeEndArray() {
    close(']');
  }

  void writeName(String name) {
    room(2L + (long) MOST_A_UNIT * name.length() + 2);
    separate();
    quoted(name);
    bytes[size++] = ':';
    comma = false;
  }

  void writeString(String text) {
    room(2L + (long) MOST_A_UNIT * text.length() + 1);
    separate();
    quoted(text);
    comma = true;
  }

  void writeNumber(long number) {
    room(MOST_A_NUMBER + 1);
    separate();
    long rest = number;
    if (rest < 0) {
      bytes[size++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long power = rest; power >= 10; power /= 10) {
      digits++;
    }
    for (int at = size + digits - 1; at >= size; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    comma = true;
  }

  /** A number in the digits given. */
  void writeNumber(String digits) {
    word(digits);
  }

  void writeBoolean(boolean truth) {
    word(truth ? "true" : "false");
  }

  void writeNull() {
    word("null");
  }

  void writeStringProperty(String name, String text) {
    writeName(name);
    writeString(text);
  }

  void writeNumberProperty(String name, long number) {
    writeName(name);
    writeNumber(number);
  }

  void writeBooleanProperty(String name, boolean truth) {
    writeName(name);
    writeBoolean(truth);
  }

  private void open(char bracket) {
    room(2);
    separate();
    bytes[size++] = (byte) bracket;
    comma = false;
  }

  private void close(char bracket) {
    room(1);
    bytes[size++] = (byte) bracket;
    comma = true;
  }

  private void word(String ascii) {
    room(ascii.length() + 1L);
    separate();
    for (int i = 0; i < ascii.length(); i++) {
      bytes[size++] = (byte) ascii.charAt(i);
    }
    comma = true;
  }

  private void separate() {
    if (comma) {
      bytes[size++] = ',';
    }
  }

  private void room(long more) {
    if (size + more > bytes.length) {
      long wanted = Math.max(size + more, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
  }

  private void quoted(String text) {
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= ' ' && unit < 0x7F && unit != '"' && unit != '\\') {
        bytes[size++] = (byte) unit;
      } else if (unit < ' ' || unit == '"' || unit == '\\') {
        escaped(unit);
      } else if (Character.isSurrogatePair(unit, i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
        wide(Character.toCodePoint(unit, text.charAt(++i)));
      } else if (Character.isSurrogate(unit)) {
        hexadecimal(unit);
      } else {
        wide(unit);
      }
    }
    bytes[size++] = '"';
  }

  private void escaped(char unit) {
    int letter =
        switch (unit) {
          case '"', '\\' -> unit;
          case '\b' -> 'b';
          case '\t' -> 't';
          case '\n' -> 'n';
          case '\f' -> 'f';
          case '\r' -> 'r';
          default -> 0;
        };
    if (letter == 0) {
      hexadecimal(unit);
    } else {
      bytes[size++] = '\\';
      bytes[size++] = (byte) letter;
    }
  }

  /** Half of a pair of surrogates has no bytes in UTF-8; it must survive all the same. */
  private void hexadecimal(char unit) {
    bytes[size++] = '\\';
    bytes[size++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[size++] = HEX[(unit >> shift) & 0xF];
    }
  }

  private void wide(int point) {
    if (point < 0x80) {
      bytes[size++] = (byte) point;
    } else if (point < 0x800) {
      bytes[size++] = (byte) (0xC0 | point >> 6);
      trail(point, 0);
    } else if (point < 0x10000) {
      bytes[size++] = (byte) (0xE0 | point >> 12);
      trail(point, 6);
      trail(point, 0);
    } else {
      bytes[size++] = (byte) (0xF0 | point >> 18);
      trail(point, 12);
      trail(point, 6);
      trail(point, 0);
    }
  }

  private void trail(int point, int shift) {
    bytes[size++] = (byte) (0x80 | ((point >> shift) & 0x3F));
  }
}
