package dev.parley.runtime.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses before any route is asked: an address or a head that is none. */
final class UnreadRequest implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem = Problem.of(status, "Request refused", detail(status));
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.TYPE);
    response.write(true, ByteBuffer.wrap(problem.json()), callback);
    return true;
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "The request cannot be read; look at its address and its headers.";
      case 414 -> "The address is too long; put what it carries into a body.";
      case 431 -> "The headers are too large; send fewer or shorter ones.";
      default -> "The server takes no such request; send HTTP/1.1.";
    };
  }
}
