package dev.parley.runtime.cli;

import dev.parley.runtime.Office;
import dev.parley.runtime.conversation.LiveSession;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Who is in the middle of a flow. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    description = "Lists the sessions that go on, the oldest first.",
    footer = {"", "A server on an embedded database has to be stopped meanwhile."})
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class SessionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOptions data;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Office office = data.open()) {
      List<LiveSession> live = office.sessions(office.account(data.account()));
      for (LiveSession session : live) {
        out.printf(
            "%s  %s  %s/%s  since %s%n",
            session.id(), session.conversation(), session.bot(), session.flow(), session.started());
      }
      out.printf("%d %s.%n", live.size(), live.size() == 1 ? "session goes on" : "sessions go on");
    }
    out.flush();
    return Exit.OK;
  }
}
