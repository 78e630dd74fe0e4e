package dev.parley.runtime.inbox;

import dev.parley.flow.engine.Input;
import dev.parley.runtime.call.Attempt;
import dev.parley.runtime.call.CallDraft;
import dev.parley.runtime.conversation.InputJson;
import dev.parley.runtime.conversation.InputReader;
import dev.parley.runtime.store.JsonColumn;

/** Results of calls as rows of the inbox. A second one for the same wait has the same key. */
final class Results {
  static final String KIND = "call.result";

  private Results() {}

  static InboxTable.Row row(Attempt last, long sequence) {
    CallDraft call = last.draft();
    return new InboxTable.Row(
        sequence,
        call.from().account(),
        call.from().channel(),
        call.from().conversation(),
        "call:" + call.token(),
        KIND,
        InboxTable.NEW,
        "",
        "",
        JsonColumn.write(InputJson.of(new Input.CallResult(call.token(), last.end()))),
        last.ended(),
        last.ended());
  }

  static Input input(String raw) {
    return InputReader.of(JsonColumn.read(raw)).orElseThrow();
  }
}
