package dev.parley.examples.servlet;

import dev.parley.examples.store.Desk;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Now;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * A bot behind a URL of any servlet container: {@code POST /talk} with the form fields {@code
 * person} and {@code words} is answered by what the bot says, a line for each message.
 */
public final class TalkServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Desk desk;
  private final transient InstantSource clock;

  /**
   * A servlet over a desk.
   *
   * @param clock what time it is; {@code InstantSource.system()} outside tests
   */
  public TalkServlet(Desk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    String person = request.getParameter("person");
    String words = request.getParameter("words");
    if (person == null || person.isBlank() || words == null) {
      response.sendError(
          HttpServletResponse.SC_BAD_REQUEST, "Send the form fields `person` and `words`.");
      return;
    }
    answer(response, desk.hear(person, words, now()));
  }

  private static void answer(HttpServletResponse response, List<Message> messages)
      throws IOException {
    response.setContentType("text/plain");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    PrintWriter out = response.getWriter();
    messages.forEach(message -> out.print(message.body() + "\n"));
  }

  private Now now() {
    return new Now(clock.instant(), clock.millis());
  }
}
