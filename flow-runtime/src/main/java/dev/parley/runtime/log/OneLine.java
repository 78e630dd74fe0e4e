package dev.parley.runtime.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** An event as one line, whatever is in it: time, level, who, what, and the stack if it failed. */
final class OneLine extends Formatter {
  @Override
  public String format(LogRecord event) {
    String line =
        "%s %-5s %s: %s%s%s"
            .formatted(
                event.getInstant().truncatedTo(ChronoUnit.MILLIS),
                level(event.getLevel()),
                who(event.getLoggerName()),
                formatMessage(event),
                request(),
                stack(event.getThrown()));
    return escaped(line) + System.lineSeparator();
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "ERROR";
    }
    if (value >= Level.WARNING.intValue()) {
      return "WARN";
    }
    return value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
  }

  private static String who(@Nullable String logger) {
    return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String request() {
    String id = MDC.get(Logs.REQUEST);
    return id == null ? "" : " [" + id + "]";
  }

  private static String stack(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return " | " + text.toString().strip();
  }

  // A line break that somebody else wrote must not look like a line of ours.
  private static String escaped(String line) {
    var out = new StringBuilder(line.length());
    line.chars().forEach(c -> escape((char) c, out));
    return out.toString();
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> {}
      case '\t' -> out.append(' ');
      default -> out.append(Character.isISOControl(c) ? '\uFFFD' : c);
    }
  }
}
