package dev.parley.flow.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A WhatsApp message template as Meta knows it: what it is called, and what has to be filled in. In
 * JSON: {@code {"name":…,"language":…,"category":…,"status":…,"header":…,"body":…,"buttons":[…]}}.
 *
 * @param name its name at Meta
 * @param language its language as Meta writes it, such as {@code en} or {@code pt_BR}; a template
 *     is known by name and language together
 * @param category what Meta takes it for
 * @param status what Meta says of it; approved where absent
 * @param header what stands above its text
 * @param body the gaps of its text
 * @param buttons its buttons
 */
public record TemplateSignature(
    String name,
    String language,
    Category category,
    Status status,
    Optional<Header> header,
    Gaps body,
    List<Button> buttons) {
  public TemplateSignature {
    buttons = List.copyOf(buttons);
  }

  /** The button with this number, counted from 1. */
  public Optional<Button> button(int index) {
    return buttons.stream().filter(button -> button.index() == index).findFirst();
  }

  /** What Meta takes a template for; the price and the rules follow from it. */
  public enum Category {
    MARKETING,
    UTILITY,
    AUTHENTICATION
  }

  /** What Meta says of a template; only an approved one is delivered. */
  public enum Status {
    APPROVED,
    PENDING,
    REJECTED,
    PAUSED,
    DISABLED,
    IN_APPEAL,
    PENDING_DELETION,
    DELETED,
    LIMIT_EXCEEDED,
    ARCHIVED;

    /** The status in words. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * What stands above the text. JSON: {@code {"type":"image","parameter":true}}.
   *
   * @param kind what it shows
   * @param parameter whether it is filled in when the template is sent; a line of text need not be,
   *     everything else is
   */
  public record Header(HeaderKind kind, boolean parameter) {}

  /** What a header shows. */
  public enum HeaderKind {
    TEXT,
    IMAGE,
    VIDEO,
    GIF,
    DOCUMENT,
    LOCATION,
    PRODUCT
  }

  /**
   * The gaps of a text. JSON: their number, or the list of their names.
   *
   * @param count how many there are
   * @param names their names in order; empty where they are numbered
   */
  public record Gaps(int count, List<String> names) {
    public Gaps {
      names = List.copyOf(names);
    }

    /** Numbered gaps. */
    public static Gaps numbered(int count) {
      return new Gaps(count, List.of());
    }

    /** Gaps with names. */
    public static Gaps named(List<String> names) {
      return new Gaps(names.size(), names);
    }
  }

  /**
   * A button. JSON: {@code {"index":1,"type":"url","parameter":true}}.
   *
   * @param index its number as authors count, from 1
   * @param kind what a tap on it does
   * @param parameter whether it has a gap that must be filled when the template is sent
   */
  public record Button(int index, ButtonKind kind, boolean parameter) {}

  /** What a tap on a button does. */
  public enum ButtonKind {
    QUICK_REPLY,
    URL,
    PHONE_NUMBER,
    COPY_CODE,
    FLOW,
    CATALOG,
    MPM,
    OTP
  }
}
