package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import dev.parley.flow.script.TextProgram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a choice can offer, compiled: written options, and options made of a list's items.
 *
 * @param items in order
 * @param sections the titles of the parts of a list; empty where the author made none
 * @param fixed whether all options are written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and walked at every answer
record Offers(Item[] items, List<TextProgram> sections, boolean fixed) {
  /**
   * One option, or one for each item of a list.
   *
   * @param id its id; empty where each has its own
   * @param face what it shows
   * @param when whether it is offered; always where null
   * @param each the list; null for a written option
   * @param section the part of the list it stands in; -1 for none
   * @param target the node of its own target; the question's next where it has none
   * @param explicit whether the author gave it a target
   */
  record Item(
      String id,
      Face face,
      @Nullable Program when,
      @Nullable Each each,
      int section,
      int target,
      boolean explicit) {}

  /**
   * What an option shows.
   *
   * @param folded the title folded, where it is the same for everybody
   */
  record Face(TextProgram title, @Nullable TextProgram description, @Nullable String folded) {}

  /**
   * A list whose items are options.
   *
   * @param variable the name that an item is bound to
   * @param list the list
   * @param id makes an item's id
   */
  record Each(Place variable, Program list, Program id) {}

  /**
   * An option at work.
   *
   * @param value the list's item; null for a written option
   */
  record Offer(Item item, String id, @Nullable Object value) {
    String title(Run run) {
      return render(run, item.face().title());
    }

    /** The title, case and accents folded. */
    String folded(Run run) {
      String same = item.face().folded();
      return same != null ? same : Keywords.fold(title(run));
    }

    Optional<String> description(Run run) {
      TextProgram program = item.face().description();
      return program == null
          ? Optional.empty()
          : Optional.of(render(run, program).strip()).filter(text -> !text.isEmpty());
    }

    /** The list's item has its name while the text is made. */
    private String render(Run run, TextProgram text) {
      if (item.each() == null) {
        return text.render(run);
      }
      @Nullable Object[] values = run.frames.values;
      int slot = item.each().variable().slot();
      Object before = values[slot];
      values[slot] = value;
      try {
        return text.render(run);
      } finally {
        values[slot] = before;
      }
    }
  }

  /** Whether the titles are there in several languages. */
  boolean translated() {
    for (Item item : items) {
      if (item.face().title() instanceof Translated) {
        return true;
      }
    }
    return false;
  }

  /** What can be offered now, in order. */
  List<Offer> open(Run run) {
    List<Offer> open = new ArrayList<>(items.length);
    for (Item item : items) {
      if (item.each() != null) {
        each(run, item, item.each(), open);
      } else if (item.when() == null || item.when().test(run)) {
        open.add(new Offer(item, item.id(), null));
      }
    }
    return open;
  }

  private static void each(Run run, Item item, Each each, List<Offer> open) {
    Object list = each.list().eval(run);
    if (!(list instanceof List<?> values)) {
      throw new FlowFault(
          FlowFault.BAD_VALUE, "`options each " + each.variable().name() + "` has no list");
    }
    Set<String> ids = new HashSet<>();
    @Nullable Object[] slots = run.frames.values;
    int slot = each.variable().slot();
    Object before = slots[slot];
    try {
      for (Object value : values) {
        slots[slot] = value;
        String id = Plain.required(each.id().eval(run), "the id of an option");
        if (!ids.add(id)) {
          throw new FlowFault(FlowFault.BAD_VALUE, "two options have the id `" + id + "`");
        }
        open.add(new Offer(item, id, value));
      }
    } finally {
      slots[slot] = before;
    }
  }

  /** The options that were shown: by their ids, else all that can be offered. */
  List<Offer> shown(Run run, Optional<List<String>> ids) {
    if (ids.isEmpty()) {
      return fixed ? written() : open(run);
    }
    List<Offer> known = fixed ? written() : all(run);
    List<Offer> shown = new ArrayList<>(ids.get().size());
    for (String id : ids.get()) {
      Offer offer = find(known, id);
      if (offer != null) {
        shown.add(offer);
      }
    }
    return shown;
  }

  /** The option with this id, offered or not; null if there is none. */
  @Nullable Offer find(Run run, String id) {
    return find(fixed ? written() : all(run), id);
  }

  private static @Nullable Offer find(List<Offer> offers, String id) {
    for (Offer offer : offers) {
      if (offer.id().equals(id)) {
        return offer;
      }
    }
    return null;
  }

  private List<Offer> written() {
    List<Offer> written = new ArrayList<>(items.length);
    for (Item item : items) {
      written.add(new Offer(item, item.id(), null));
    }
    return written;
  }

  private List<Offer> all(Run run) {
    List<Offer> all = new ArrayList<>(items.length);
    for (Item item : items) {
      if (item.each() == null) {
        all.add(new Offer(item, item.id(), null));
      } else {
        each(run, item, item.each(), all);
      }
    }
    return all;
  }

  /** The ids of the written options. */
  List<String> writtenIds() {
    List<String> ids = new ArrayList<>(items.length);
    for (Item item : items) {
      if (item.each() == null) {
        ids.add(item.id());
      }
    }
    return ids;
  }
}
