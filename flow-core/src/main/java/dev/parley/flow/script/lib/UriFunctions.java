package dev.parley.flow.script.lib;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.value.Args;
import dev.parley.flow.script.value.NativeFunction;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** {@code encodeURIComponent} and its three relatives. */
final class UriFunctions {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
  private static final String HEX = "0123456789ABCDEF";
  private static final String RESERVED = ";/?:@&=+$,#";

  static final NativeFunction ENCODE_COMPONENT =
      new NativeFunction("encodeURIComponent", 1, args -> encode(args, UNRESERVED));
  static final NativeFunction ENCODE =
      new NativeFunction("encodeURI", 1, args -> encode(args, UNRESERVED + RESERVED));
  static final NativeFunction DECODE_COMPONENT =
      new NativeFunction("decodeURIComponent", 1, args -> decode(args, ""));
  static final NativeFunction DECODE =
      new NativeFunction("decodeURI", 1, args -> decode(args, RESERVED));

  private UriFunctions() {}

  private static Object encode(Args args, String kept) {
    String text = args.string(0);
    args.meter().produce(3L * text.length());
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c < 0x80 && kept.indexOf(c) >= 0) {
        encoded.append((char) c);
      } else if (c >= 0xD800 && c <= 0xDFFF) {
        throw malformed();
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
      }
    }
    return encoded.toString();
  }

  private static ScriptFault malformed() {
    return new ScriptFault(FaultCode.RANGE, "This text cannot be part of a web address.");
  }

  private static Object decode(Args args, String kept) {
    String text = args.string(0);
    args.meter().produce(text.length());
    StringBuilder decoded = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '%') {
        decoded.append(text.charAt(i++));
        continue;
      }
      int length = sequenceLength(octet(text, i));
      String character = character(text, i, length);
      boolean keep = character.length() == 1 && kept.indexOf(character) >= 0;
      decoded.append(keep ? text.substring(i, i + 3) : character);
      i += 3 * length;
    }
    return decoded.toString();
  }

  private static int octet(String text, int at) {
    if (at + 3 > text.length() || text.charAt(at) != '%') {
      throw malformed();
    }
    int high = hex(text.charAt(at + 1));
    int low = hex(text.charAt(at + 2));
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return high * 16 + low;
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static int sequenceLength(int first) {
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
      throw malformed();
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  private static String character(String text, int at, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) octet(text, at + 3 * i);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }
}
