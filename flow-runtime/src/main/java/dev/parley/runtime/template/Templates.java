package dev.parley.runtime.template;

import dev.parley.flow.model.TemplateSignature;
import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Estate;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.whatsapp.GraphTemplates.Listed;
import dev.parley.runtime.whatsapp.TemplateChange;
import dev.parley.runtime.whatsapp.TemplateMessage;
import dev.parley.runtime.whatsapp.WebhookEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The message templates of all accounts: what they say, what has to be filled in, and how they
 * stand at Meta.
 */
public final class Templates {
  private static final int MOST = 10_000;
  private static final String NO_REASON = "NONE";

  private final Footing on;

  public Templates(Footing on) {
    this.on = on;
  }

  /** The template of a name and language, the one that may be sent first. */
  public Optional<MessageTemplate> find(AccountId account, String name, String language) {
    return on.store().read(account, estate -> TemplateTable.find(estate, name, language));
  }

  /**
   * What Graph would refuse of a filled template, by pointers into it.
   *
   * @return nothing if all is well, or if the template is not known here
   */
  public static List<FieldError> faults(Estate estate, TemplateMessage message) {
    return TemplateTable.find(estate, message.name(), message.language())
        .filter(template -> !template.layout().cards())
        .map(template -> template.sendable() ? Fit.check(template, message) : standing(template))
        .orElse(List.of());
  }

  private static List<FieldError> standing(MessageTemplate template) {
    String why = template.reason().isEmpty() ? "" : " (" + template.reason() + ")";
    return List.of(
        new FieldError(
            "/name",
            "is " + template.status().replace('_', ' ') + why + ": only approved ones are sent"));
  }

  Optional<MessageTemplate> byId(AccountId account, String id) {
    return on.store().read(account, estate -> TemplateTable.byId(estate, id));
  }

  List<MessageTemplate> list(AccountId account, TemplateTable.Wanted wanted) {
    return on.store().read(account, estate -> TemplateTable.list(estate, wanted));
  }

  /** What flows may name, as the check reads it. */
  List<TemplateSignature> signatures(AccountId account) {
    TemplateTable.Wanted all = new TemplateTable.Wanted("", "", "", "", "", MOST);
    Set<List<String>> seen = new HashSet<>();
    return list(account, all).stream()
        .filter(template -> !template.status().equals(MessageTemplate.DRAFT))
        .filter(template -> seen.add(List.of(template.name(), template.language())))
        .flatMap(template -> Signature.of(template).stream())
        .toList();
  }

  Instant now() {
    return on.time().now();
  }

  String freshId() {
    return on.ids().next("tpl");
  }

  /** Keeps a template that is new; false if there is one of its name and language. */
  boolean add(Tx tx, AccountId account, MessageTemplate template) {
    return TemplateTable.insert(tx.of(account), template);
  }

  /** Keeps a template as it is now. */
  void keep(Tx tx, AccountId account, MessageTemplate template) {
    TemplateTable.update(tx.of(account), template);
    if (!template.status().equals(MessageTemplate.DRAFT)) {
      TemplateCategories.hear(
          tx,
          account,
          new TemplateCategories.Name(template.name(), template.language()),
          template.category());
    }
  }

  void remove(Tx tx, AccountId account, String id) {
    TemplateTable.remove(tx.of(account), id);
  }

  /** What a look at Meta's list changed. */
  record Synced(int added, int changed, int vanished) {}

  /** Takes over Meta's list; what Meta has no more is deleted, drafts stay. */
  Synced take(Tx tx, AccountId account, String waba, List<Listed> listed) {
    Estate estate = tx.of(account);
    int added = 0;
    int changed = 0;
    Set<String> there = new HashSet<>();
    for (Listed one : listed) {
      TemplateTable.Key key = new TemplateTable.Key(waba, one.id(), one.name(), one.language());
      Optional<MessageTemplate> known = TemplateTable.known(estate, key);
      MessageTemplate now = of(waba, one, known);
      there.add(now.id());
      if (known.isEmpty()) {
        TemplateTable.insert(estate, now);
        added++;
      } else if (!same(known.get(), now)) {
        changed++;
      }
      keep(tx, account, now);
    }
    int vanished = 0;
    for (MessageTemplate old : TemplateTable.in(estate, waba)) {
      if (!there.contains(old.id()) && !old.metaId().isEmpty()) {
        TemplateTable.remove(estate, old.id());
        vanished++;
      }
    }
    return new Synced(added, changed, vanished);
  }

  private MessageTemplate of(String waba, Listed one, Optional<MessageTemplate> known) {
    Instant now = now();
    return new MessageTemplate(
        known.map(MessageTemplate::id).orElseGet(this::freshId),
        waba,
        one.id(),
        one.name(),
        one.language(),
        one.category().toLowerCase(Locale.ROOT),
        one.status().toLowerCase(Locale.ROOT),
        one.quality().toLowerCase(Locale.ROOT),
        NO_REASON.equals(one.reason()) ? "" : one.reason(),
        one.named(),
        one.components(),
        known.map(MessageTemplate::version).orElse(0L) + 1,
        known.map(MessageTemplate::created).orElse(now),
        now);
  }

  private static boolean same(MessageTemplate a, MessageTemplate b) {
    return a.status().equals(b.status())
        && a.category().equals(b.category())
        && a.quality().equals(b.quality())
        && a.reason().equals(b.reason())
        && a.tree().equals(b.tree());
  }

  /** What Meta tells of a template by a webhook. */
  public void hear(Tx tx, AccountId account, WebhookEvent.TemplateEvent event) {
    event
        .name()
        .flatMap(name -> event.language().map(lang -> new TemplateCategories.Name(name, lang)))
        .ifPresent(name ->
            event.category().ifPresent(word -> TemplateCategories.hear(tx, account, name, word)));
    Optional<MessageTemplate> known = known(tx.of(account), event);
    known.ifPresent(template -> {
      MessageTemplate after = after(template, event);
      if (after.status().equals("deleted")) {
        TemplateTable.remove(tx.of(account), template.id());
      } else {
        keep(tx, account, after);
      }
    });
  }

  private static Optional<MessageTemplate> known(Estate estate, WebhookEvent.TemplateEvent event) {
    TemplateTable.Key key =
        new TemplateTable.Key(
            event.wabaId().orElse(""),
            event.templateId().orElse(""),
            event.name().orElse(""),
            event.language().orElse(""));
    return TemplateTable.known(estate, key);
  }

  private MessageTemplate after(MessageTemplate template, WebhookEvent.TemplateEvent event) {
    Instant now = now();
    return switch (event.change()) {
      case TemplateChange.Status status -> {
        String word = event.event().orElse(template.status()).toLowerCase(Locale.ROOT);
        String why =
            status
                .rejection()
                .or(status::explanation)
                .or(() -> event.reason().filter(reason -> !NO_REASON.equals(reason)))
                .orElse("");
        yield template.standing(standing(word), why, now);
      }
      case TemplateChange.Quality quality ->
          template.rated(
              quality.current().orElse(template.quality()).toLowerCase(Locale.ROOT), now);
      case TemplateChange.Category category ->
          category.effective().isPresent()
              ? template
              : template.of(
                  category.next().orElse(template.category()).toLowerCase(Locale.ROOT), now);
      // Only parts of it are told: the next look at Meta's list has them whole.
      case TemplateChange.Components components -> template;
    };
  }

  /** Two of the words tell what has happened and not how it stands. */
  private static String standing(String word) {
    return switch (word) {
      case "reinstated", "unpaused" -> MessageTemplate.APPROVED;
      case "flagged" -> MessageTemplate.APPROVED;
      default -> word;
    };
  }
}
