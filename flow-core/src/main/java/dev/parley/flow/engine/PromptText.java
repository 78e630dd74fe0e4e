package dev.parley.flow.engine;

import dev.parley.flow.engine.Message.Around;
import dev.parley.flow.script.TextProgram;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text with what stands around it, compiled.
 *
 * @param body the text
 * @param header a line above
 * @param footer a line below
 * @param label a link button's label
 * @param url a link button's address
 */
record PromptText(
    TextProgram body,
    @Nullable TextProgram header,
    @Nullable TextProgram footer,
    @Nullable TextProgram label,
    @Nullable TextProgram url) {

  /** The message of a say or ask. WhatsApp's plain text has no header, so it becomes a line. */
  Message message(Run run) {
    String text = body.render(run);
    if (label != null && url != null) {
      return new Message.Link(
          Fit.body(text, run.limits),
          around(run),
          Fit.label(label.render(run)),
          url.render(run).strip());
    }
    if (header == null && footer == null) {
      return plain(text, run);
    }
    Around around = around(run);
    String above = around.header().map(h -> h + "\n\n").orElse("");
    String below = around.footer().map(f -> "\n\n" + f).orElse("");
    return plain(above + text + below, run);
  }

  /** Header and footer, filled in. */
  Around around(Run run) {
    if (header == null && footer == null) {
      return Around.NONE;
    }
    return new Around(line(header, run), line(footer, run));
  }

  private static Optional<String> line(@Nullable TextProgram program, Run run) {
    return program == null
        ? Optional.empty()
        : Optional.of(Fit.edge(program.render(run))).filter(s -> !s.isBlank());
  }

  /** A plain text message, within its limits. */
  static Message plain(String text, Run run) {
    return new Message.Text(Fit.text(text, run.limits));
  }
}
