package dev.parley.runtime.channel;

import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;

/** How the API describes numbers. */
final class ChannelShapes {
  private static final int LONGEST_OLD_HOURS = 168;
  private static final int MOST = 1_000;
  private static final Text NUMBER_ID =
      Text.like("\\d{1,30}", "is one of Meta's ids, made of digits", 30);
  private static final Text TOKEN =
      Text.like("[!-~]{1,2000}", "is one word of plain characters", 2_000);
  private static final Text NAME = Text.of(0, 200);
  private static final Text BOT = Text.of(1, 100);

  static final Thing NEW =
      Thing.named("NewChannel")
          .must("phoneNumberId", NUMBER_ID, "Meta's id of the number.")
          .must("wabaId", NUMBER_ID, "The WhatsApp Business Account that it is in.")
          .must("accessToken", TOKEN, "Of a system user; never shown again.")
          .may("appSecret", TOKEN, "Of the number's own app; absent if it is the server's.")
          .may("verifyToken", TOKEN, "What Meta is to show for the number's own app.")
          .may("name", NAME, "What people call it.")
          .may("bot", BOT, "The name of the bot that answers on it.");

  static final Thing CHANGE =
      Thing.named("ChannelChange")
          .may("name", NAME, "")
          .may("bot", BOT.orNull(), "null takes the bot off.")
          .may("accessToken", TOKEN, "In place of the one before, at once.")
          .may("appSecret", TOKEN, "In place of the one before, which counts a while beside it.")
          .may(
              "oldSecretHours",
              Shape.whole(0, LONGEST_OLD_HOURS),
              "How long the app secret before counts; 24.")
          .may("verifyToken", TOKEN, "");

  static final Thing CHANNEL =
      Thing.named("Channel")
          .must("id", Text.id("chn"), "")
          .must("phoneNumberId", Text.of(1, 40), "")
          .must("wabaId", Text.of(0, 40), "Empty where the settings do not say it.")
          .must("name", NAME, "")
          .may("bot", BOT, "The bot that answers on it.")
          .must("fromSettings", Shape.flag(), "Whether it is the number of the server's settings.")
          .must("connected", Shape.flag(), "Whether there is an access token to send with.")
          .must("webhook", Text.of(1, 2_000), "The address that Meta sends to.")
          .may("accessTokenSetAt", Text.moment(), "")
          .may("appSecretSetAt", Text.moment(), "")
          .may("oldAppSecretUntil", Text.moment(), "Until when the one before counts.")
          .may("verifyTokenSetAt", Text.moment(), "");

  static final Thing CHECKED =
      Thing.named("ChannelTest")
          .must("ok", Shape.flag(), "")
          .must(
              "checks",
              Thing.named("ChannelCheck")
                  .must("what", Text.of(1, 100), "")
                  .must("ok", Shape.flag(), "")
                  .must("says", Text.of(1, 2_000), "What was found, and what to do.")
                  .list(MOST),
              "")
          .must("number", Shape.any(), "What Graph says of the number.");

  static final Thing PIN =
      Thing.named("Pin")
          .must("pin", Text.like("\\d{6}", "is six digits", 6), "Of two-step verification.");

  static final Thing PROFILE =
      Thing.named("BusinessProfile")
          .may("about", Text.of(1, 139), "")
          .may("address", Text.of(0, 256), "")
          .may("description", Text.of(0, 512), "")
          .may("email", Text.of(0, 128), "")
          .may("websites", Text.of(1, 256).list(2), "")
          .may("vertical", Text.of(0, 100), "Meta's word for the trade.")
          .may("pictureUrl", Text.of(0, 2_000), "Read only.");

  static final Thing DONE = Thing.named("").must("done", Shape.flag(), "");

  private ChannelShapes() {}
}
