package dev.parley.runtime.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;

/** A Graph API that takes every message, counts it and tells who is to read it. */
final class CountingGraph implements AutoCloseable {
  /** The server also asks about its number. */
  private static final String NOTHING = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

  private static final int BUFFER = 8_192;
  private static final int QUEUE = 512;

  private final ServerSocket door;
  private final Reader reader;
  private final AtomicLong count = new AtomicLong();

  /** Who is told of messages. */
  interface Reader {
    /**
     * Reads.
     *
     * @param to the customer's number
     * @param wamid the message's id
     * @param data what its statuses have to carry
     */
    void read(String to, String wamid, String data);
  }

  CountingGraph(Reader reader) throws IOException {
    this.reader = reader;
    door = new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("graph").start(this::letIn);
  }

  int port() {
    return door.getLocalPort();
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true);
        Thread.ofPlatform().daemon().name("graph-call").start(() -> serve(socket));
      } catch (IOException e) {
        // Nobody asks once it is closed.
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
      while (true) {
        Head head = Head.read(in);
        String body = new String(in.readNBytes(head.length()), UTF_8);
        String answer = head.first().startsWith("POST ") ? accepted(body) : NOTHING;
        socket.getOutputStream().write(answer.getBytes(US_ASCII));
      }
    } catch (EOFException | SocketException e) {
      // The server has closed the connection.
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String accepted(String body) {
    String wamid = "wamid.out" + count.incrementAndGet();
    String to = text(body, "\"to\":\"");
    String answer =
        "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":\"%s\",\"wa_id\":\"%s\"}],\"messages\":[{\"id\":\"%s\"}]}"
            .formatted(to, to.replace("+", ""), wamid);
    reader.read(to.replace("+", ""), wamid, text(body, "\"biz_opaque_callback_data\":\""));
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + answer.length()
        + "\r\n\r\n"
        + answer;
  }

  private static String text(String body, String before) {
    int start = body.indexOf(before) + before.length();
    return body.substring(start, body.indexOf('"', start));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
