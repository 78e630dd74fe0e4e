package dev.parley.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends what no proper client would. */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 20_000;

  private final int port;

  public RawHttp(int port) {
    this.port = port;
  }

  /** An answer; the names of its headers are in small letters. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /**
   * A request.
   *
   * @param line the method and the address, just as they go out
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Ask(String line, List<String> headers, byte[] body) {
    public static Ask of(String line) {
      return new Ask(line, List.of(), new byte[0]);
    }

    public Ask with(String header) {
      List<String> more = new ArrayList<>(headers);
      more.add(header);
      return new Ask(line, more, body);
    }

    public Ask body(byte[] bytes) {
      return new Ask(line, headers, bytes).with("Content-Length: " + bytes.length);
    }

    public Ask body(String text) {
      return body(text.getBytes(UTF_8));
    }
  }

  /** Sends it as HTTP/1.0, so that the answer comes in one piece and ends the connection. */
  public Answer send(Ask ask) {
    StringBuilder head = new StringBuilder(ask.line()).append(" HTTP/1.0\r\nHost: localhost\r\n");
    ask.headers().forEach(header -> head.append(header).append("\r\n"));
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = socket.getOutputStream();
      out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
      out.write(ask.body());
      out.flush();
      socket.shutdownOutput();
      return read(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(ask.line(), e);
    }
  }

  private static Answer read(byte[] bytes) {
    String whole = new String(bytes, UTF_8);
    int end = whole.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new AssertionError("This is no answer: " + whole);
    }
    List<String> head = whole.substring(0, end).lines().toList();
    Map<String, String> headers = new TreeMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
    return new Answer(status, headers, whole.substring(end + 4));
  }
}
