package dev.parley.runtime.form;

import dev.parley.flow.engine.FormQuestion;
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
import java.util.Optional;
import java.util.function.Function;
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
  private final Hands hands;

  /**
   * What proves that Meta asks, and what opens its questions.
   *
   * @param appSecrets the secrets of a number's app; several while one is being rotated
   * @param keys the number's key, and the one before while keys change
   */
  public record Door(Function<Channel, List<String>> appSecrets, List<FormKey> keys) {
    public Door {
      keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
      return "Door[…]";
    }
  }

  /**
   * Who helps to answer.
   *
   * @param files keeps what customers put into forms
   * @param services answer where no function does
   * @param notes tell authors what went wrong
   */
  public record Hands(FormFiles files, FormServices services, FormNotes notes) {}

  public FormRoutes(Door door, Channels channels, OpenForms forms, Hands hands) {
    this.door = door;
    this.channels = channels;
    this.forms = forms;
    this.hands = hands;
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
            .orElseThrow(() ->
                Problem.notFound(
                    "The number "
                        + name
                        + " is not set up here; see the address that serve prints."));
    byte[] body = Body.bytes(context, MOST_BYTES);
    if (!Signature.verify(
        body, context.header(Signature.HEADER), door.appSecrets().apply(channel))) {
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
        hands.notes().reported(channel, question.data());
        seal(context, question, new FormAnswer.Acknowledged());
      }
      case INIT, BACK, DATA_EXCHANGE -> ask(context, channel, question);
      case OTHER -> say(context, 400, "The form asks for what this version does not know.");
    }
  }

  private void ask(Context context, Channel channel, FormRequest.Question question) {
    boolean doubtful =
        question.tokenSignature().isPresent()
            && !question.vouched(door.appSecrets().apply(channel));
    if (question.token().isEmpty() || doubtful) {
      closed(context);
      return;
    }
    FormQuestion asked = FormWords.asked(question);
    Optional<String> conversation = forms.conversation(channel, asked.token());
    if (conversation.isEmpty()) {
      closed(context);
      return;
    }
    FormQuestion told =
        FormFiles.in(asked) ? hands.files().named(channel, conversation.get(), asked) : asked;
    answer(new Asked(context, channel, question, conversation.get()), forms.answer(channel, told));
  }

  private record Asked(
      Context context, Channel channel, FormRequest.Question question, String conversation) {}

  private void answer(Asked asked, FormReply reply) {
    switch (reply) {
      case FormReply.Over over -> closed(asked.context());
      case FormReply.Elsewhere elsewhere -> answer(asked, hands.services().ask(elsewhere));
      case FormReply.Silent(String form) ->
          fail(asked, "", "the flow has no function " + form + ", and no setting names a service");
      case FormReply.Broken(String code, String message) -> fail(asked, code, message);
      case FormReply.Answered(Map<String, @Nullable Object> answer) ->
          FormWords.of(answer, asked.question())
              .ifPresentOrElse(
                  said -> seal(asked.context(), asked.question(), said),
                  () -> fail(asked, "", "what was given has neither screen, error nor done"));
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

  private void fail(Asked asked, String code, String message) {
    String sentence = hands.notes().broken(asked.channel(), asked.conversation(), code, message);
    say(asked.context(), 500, sentence);
  }

  private static void say(Context context, int status, String sentence) {
    Problem.of(status, "The form was not answered", sentence).writeTo(context);
  }
}
