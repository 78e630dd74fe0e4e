package dev.parley.flow.engine;

import dev.parley.flow.model.TemplateSignature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message to the customer with all texts filled in. */
public sealed interface Message {
  /** The main text; a caption, a template's parameters; empty if there is none. */
  String body();

  /** Plain text. */
  record Text(String body) implements Message {}

  /**
   * A text with one to three reply buttons.
   *
   * @param around header and footer
   */
  record Buttons(String body, Around around, List<Choice> choices) implements Message {
    public Buttons {
      choices = List.copyOf(choices);
    }
  }

  /**
   * A text with a button that opens a list of up to ten rows.
   *
   * @param label the button's text
   */
  record Menu(String body, Around around, String label, List<Section> sections) implements Message {
    public Menu {
      sections = List.copyOf(sections);
    }

    /** The rows of all sections. */
    public List<Choice> choices() {
      return sections.stream().flatMap(s -> s.choices().stream()).toList();
    }
  }

  /** A text with a button that opens a link. */
  record Link(String body, Around around, String label, String url) implements Message {}

  /**
   * A text with a button that opens a form.
   *
   * @param form the form's id
   * @param screen the screen it begins with
   * @param data what it begins with; empty for nothing
   * @param token comes back with {@link Incoming.Form}
   * @param asking whether the form asks the host for its screens, see {@link Engine#form}
   */
  record Form(
      String body,
      Around around,
      String label,
      String form,
      Optional<String> screen,
      Map<String, @Nullable Object> data,
      String token,
      boolean asking)
      implements Message {
    public Form {
      data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** A form that knows its screens by itself. */
    public Form(
        String body,
        Around around,
        String label,
        String form,
        Optional<String> screen,
        Map<String, @Nullable Object> data,
        String token) {
      this(body, around, label, form, screen, data, token, false);
    }
  }

  /**
   * A file.
   *
   * @param kind {@code image video audio document sticker}
   * @param body the caption; empty if it has none
   */
  record Media(String kind, File file, String body, Optional<String> filename) implements Message {}

  /** A place on the map. */
  record Location(
      double latitude, double longitude, Optional<String> name, Optional<String> address)
      implements Message {
    @Override
    public String body() {
      return name.or(() -> address).orElse("");
    }
  }

  /** A contact card. */
  record Contact(String name, List<String> phones, List<String> emails, Optional<String> company)
      implements Message {
    public Contact {
      phones = List.copyOf(phones);
      emails = List.copyOf(emails);
    }

    @Override
    public String body() {
      return name;
    }
  }

  /**
   * A product of the catalogue.
   *
   * @param catalog the catalogue's id; the number's own where absent
   * @param product the product's id in it
   */
  record Product(Optional<String> catalog, String product, String body, Optional<String> footer)
      implements Message {}

  /**
   * A message template.
   *
   * @param header a text, or a file as flows have it
   * @param parameters what fills the body's gaps, in order
   * @param buttons what fills the gaps of buttons, by their numbers as authors count, from 1
   * @param signature the template as the bot's {@code templates.json} has it, if it stands there
   */
  record Template(
      String name,
      String lang,
      Optional<Object> header,
      List<String> parameters,
      SortedMap<Integer, String> buttons,
      Optional<TemplateSignature> signature)
      implements Message {
    /** A template of which nothing more is known. */
    public Template(
        String name,
        String lang,
        Optional<Object> header,
        List<String> parameters,
        SortedMap<Integer, String> buttons) {
      this(name, lang, header, parameters, buttons, Optional.empty());
    }

    public Template {
      parameters = List.copyOf(parameters);
      buttons = Collections.unmodifiableSortedMap(new TreeMap<>(buttons));
    }

    @Override
    public String body() {
      return String.join(" ", parameters);
    }
  }

  /** Where a file comes from. */
  sealed interface File {
    /** An address that is open to everybody. */
    record At(String url) implements File {}

    /** A file that the host has, such as one that the customer sent. */
    record Kept(String id) implements File {}
  }

  /**
   * A header above and a footer below a message.
   *
   * @param header a line above
   * @param footer a small line below
   */
  record Around(Optional<String> header, Optional<String> footer) {
    /** Neither. */
    public static final Around NONE = new Around(Optional.empty(), Optional.empty());
  }

  /** A part of a menu; it has a title if the author gave it one. */
  record Section(Optional<String> title, List<Choice> choices) {
    public Section {
      choices = List.copyOf(choices);
    }
  }

  /**
   * A button or row.
   *
   * @param id what a tap sends back; made by the engine
   * @param option the option's id
   * @param title what is shown
   * @param description a second line, in menus only
   */
  record Choice(String id, String option, String title, Optional<String> description) {}
}
