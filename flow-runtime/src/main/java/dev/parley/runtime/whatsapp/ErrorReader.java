package dev.parley.runtime.whatsapp;

import java.util.List;

/** Reads errors in the shapes Graph gives them in answers, messages, statuses and changes. */
final class ErrorReader {
  private ErrorReader() {}

  static List<GraphError> list(Fields holder, String name) {
    return holder.objects(name).stream().map(ErrorReader::read).toList();
  }

  static GraphError read(Fields error) {
    return new GraphError(
        error.integer("code").orElse(GraphError.NO_CODE),
        error.integer("error_subcode"),
        error.text("message", "title", "error_user_msg").orElse("An error without a message"),
        error
            .object("error_data")
            .text("details")
            // Template calls answer with a bare text, old webhooks with details beside the code.
            .or(() -> error.text("error_data", "details", "error_user_msg")),
        error.text("fbtrace_id"),
        error.flag("is_transient"));
  }
}
