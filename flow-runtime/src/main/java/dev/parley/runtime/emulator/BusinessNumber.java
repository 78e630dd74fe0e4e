package dev.parley.runtime.emulator;

/**
 * The business number that customers write to.
 *
 * @param phoneNumberId Meta's id of the number, part of the path of every send
 * @param wabaId the id of the WhatsApp Business Account
 * @param displayPhoneNumber the number itself, digits only
 * @param name what customers see at the top of the chat
 */
public record BusinessNumber(
    String phoneNumberId, String wabaId, String displayPhoneNumber, String name) {

  static BusinessNumber local() {
    return new BusinessNumber("100200300400500", "500400300200100", "15550100100", "Your business");
  }
}
