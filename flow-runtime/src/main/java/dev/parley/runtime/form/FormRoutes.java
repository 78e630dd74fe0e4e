package dev.parley.runtime.form;

import dev.parley.flow.engine.FormReply;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.conversation.OpenForms;
import dev.parley.runtime.http.Body;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Routes;
import dev.parley.runtime.whatsapp.FormAnswer;
import dev.parley.runtime.whatsapp.FormKey;
import dev.parley.runtime.whatsapp.FormRequest;
import dev.parley.runtime.whatsapp.Signature;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /forms/{channel}}: where Meta asks for the screens of forms. The channel is named by
 * its id or by Meta's id of the number.
 */
public final class FormRoutes implements Routes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String CLOSED = "This form is closed. Please use the newest one.";

  private final Door door;
  private final Channels channels;
  private final OpenForms forms;
  private final FormNotes notes;

  /**
   * What proves that Meta asks, and what opens its questions.
   *
   * @param appSecrets the app's secrets; several while one is being rotated
   * @param keys the number's key, and the one before while keys change
   */
  public record Door(List<String> appSecrets, List<FormKey> keys) {
    public Door {
      appSecrets = List.copyOf(appSecrets);
      keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
      return "Door[…]";
    }
  }

  public FormRoutes(Door door, Channels channels, OpenForms forms, FormNotes notes) {
    this.door = door;
    this.channels = channels;
    this.forms = forms;
    this.notes = notes;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/forms/{channel}", this::answer);
  }

  private void answer(Context context) {
    if (door.keys().isEmpty()) {
      throw Problem.notFound("Forms are not answered here: no PARLEY_FORM_KEY is set.");
    }
    String name = context.pathParam("channel");
    Channel channel =
        channels
            .byId(name)
            .or(() -> channels.byPhoneNumberId(name))
            .orElseThrow(() -> Problem.notFound("The number " + name + " is not set up here."));
    byte[] body = Body.bytes(context, MOST_BYTES);
    if (!Signature.verify(body, context.header(Signature.HEADER), door.appSecrets())) {
      say(context, FormRequest.BAD_SIGNATURE, Signature.HEADER + " does not sign this body.");
      return;
    }
    switch (FormRequest.read(body, door.keys())) {
      case FormRequest.Unreadable(String reason) ->
          say(context, FormRequest.CANNOT_DECRYPT, reason);
      case FormRequest.Question question -> answer(context, channel, question);
    }
  }

  private void answer(Context context, Channel channel, FormRequest.Question question) {
    switch (question.action()) {
      case PING -> seal(context, question, new FormAnswer.Alive());
      case FAULT -> {
        notes.reported(channel, question.data());
        seal(context, question, new FormAnswer.Acknowledged());
      }
      case INIT, BACK, DATA_EXCHANGE -> ask(context, channel, question);
      case OTHER -> say(context, 400, "The form asks for what this version does not know.");
    }
  }

  private void ask(Context context, Channel channel, FormRequest.Question question) {
    boolean doubtful =
        question.tokenSignature().isPresent() && !question.vouched(door.appSecrets());
    if (question.token().isEmpty() || doubtful) {
      closed(context);
      return;
    }
    OpenForms.Reply reply = forms.answer(channel, FormWords.asked(question));
    switch (reply.reply()) {
      case FormReply.Over over -> closed(context);
      case FormReply.Silent(String form) ->
          fail(
              context,
              notes.broken(channel, reply.conversation(), "", "the flow has no function " + form));
      case FormReply.Broken(String code, String message) ->
          fail(context, notes.broken(channel, reply.conversation(), code, message));
      case FormReply.Answered(Map<String, @Nullable Object> answer) ->
          FormWords.of(answer, question)
              .ifPresentOrElse(
                  said -> seal(context, question, said),
                  () ->
                      fail(
                          context,
                          notes.broken(
                              channel,
                              reply.conversation(),
                              "",
                              "the function gave neither screen, error nor done")));
    }
  }

  private static void seal(Context context, FormRequest.Question question, FormAnswer answer) {
    context.contentType(TEXT).result(question.secret().seal(answer));
  }

  /** Meta shows the sentence to the customer and takes the button away. */
  private static void closed(Context context) {
    context
        .status(FormRequest.BAD_TOKEN)
        .contentType("application/json")
        .result(MAPPER.writeValueAsString(Map.of("error_msg", CLOSED)));
  }

  private static void fail(Context context, String sentence) {
    say(context, 500, sentence);
  }

  private static void say(Context context, int status, String sentence) {
    context.status(status).contentType(TEXT).result(sentence);
  }
}
