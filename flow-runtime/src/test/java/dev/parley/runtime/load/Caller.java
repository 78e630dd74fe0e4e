package dev.parley.runtime.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.runtime.whatsapp.Signature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * One connection of Meta's to the server, kept open. It costs next to nothing, for it works on the
 * same cores as what is measured.
 */
final class Caller implements AutoCloseable {
  static final String SECRET = "test_app_secret";
  private static final int BUFFER = 8_192;

  private final Socket socket;
  private final InputStream in;

  Caller(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), BUFFER);
  }

  /** Posts a signed webhook and waits for the acknowledgement. */
  void post(String webhook) throws IOException {
    byte[] body = webhook.getBytes(UTF_8);
    byte[] head =
        ("POST /webhooks/whatsapp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + Signature.HEADER
                + ": "
                + Signature.sign(body, SECRET)
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    socket.getOutputStream().write(request);
    Head answer = Head.read(in);
    in.skipNBytes(answer.length());
    if (!answer.first().startsWith("HTTP/1.1 200")) {
      throw new IOException("A webhook was answered with " + answer.first());
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
