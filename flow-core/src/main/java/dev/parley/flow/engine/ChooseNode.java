package dev.parley.flow.engine;

import dev.parley.flow.model.Stale;
import dev.parley.flow.session.Wait;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with options.
 *
 * @param plan what all questions have in common
 * @param flow the flow's id, for the buttons
 * @param message how it is shown
 * @param offers what can be chosen
 * @param other the node of the block for anything else; -1 prompts again
 * @param stale what a tap on this question does when it is no longer the current one
 * @param tongue the language its titles are written in; unknown where they have no translations
 */
record ChooseNode(
    WaitPlan plan,
    String flow,
    ChoiceMessage message,
    Offers offers,
    int other,
    Stale stale,
    int tongue)
    implements WaitNode {
  private static final int PROMPTS_AGAIN = 3;

  /** How an ellipsis looks when it is folded. */
  private static final String SHORTENED = Keywords.fold("…");

  @Override
  public void prompt(Run run) {
    show(run, offers.open(run));
  }

  private void show(Run run, List<Offers.Offer> open) {
    boolean all = offers.fixed() && open.size() == offers.items().length;
    Wait.Reply wait = run.reply();
    Optional<String> lang = tongue == Tongues.UNKNOWN ? wait.lang() : lang(run);
    if (!all || wait.offered().isPresent() || !lang.equals(wait.lang())) {
      run.waitsOn(
          wait.withOffered(
              all ? Optional.empty() : Optional.of(open.stream().map(Offers.Offer::id).toList()),
              lang));
    }
    run.send(message.of(run, this, open));
  }

  /** The language it is shown in now, if that is not the one it is written in. */
  private Optional<String> lang(Run run) {
    int now = run.tongue();
    return now == tongue ? Optional.empty() : Optional.of(run.bot().tongues().names().get(now));
  }

  @Override
  public int run(Run run) {
    if (plan.retryTarget() >= 0 && offers.open(run).isEmpty()) {
      return plan.retryTarget();
    }
    return WaitNode.super.run(run);
  }

  /** Takes the option if the words are its title or its number. */
  Offers.@Nullable Offer exactly(Run run, String words) {
    List<Offers.Offer> shown = shown(run);
    Offers.Offer titled = inEachTongue(run, words, folded -> titled(run, shown, folded));
    if (titled != null) {
      return titled;
    }
    int number = Digits.ordinal(words);
    return number >= 1 && number <= shown.size() ? shown.get(number - 1) : null;
  }

  private static Offers.@Nullable Offer titled(Run run, List<Offers.Offer> shown, String folded) {
    for (Offers.Offer offer : shown) {
      if (offer.folded(run).equals(folded) || shortenedFits(offer, run, folded)) {
        return offer;
      }
    }
    return null;
  }

  /** How an option is looked for by folded words, among titles in one language. */
  private interface Search {
    Offers.@Nullable Offer by(String folded);
  }

  /** Looks among the titles as they were shown, then as they are written in the flow. */
  private Offers.@Nullable Offer inEachTongue(Run run, String words, Search search) {
    String folded = Keywords.fold(words);
    if (tongue == Tongues.UNKNOWN) {
      return search.by(folded);
    }
    int shownIn = run.reply().lang().map(run.bot().tongues()::find).orElse(tongue);
    int first = shownIn == Tongues.UNKNOWN ? tongue : shownIn;
    Offers.Offer found = run.speaking(first, () -> search.by(folded));
    return found == null && first != tongue ? run.speaking(tongue, () -> search.by(folded)) : found;
  }

  /** A customer may also write what was shown of a title that was too long. */
  private static boolean shortenedFits(Offers.Offer offer, Run run, String folded) {
    if (!folded.endsWith(SHORTENED)) {
      return false;
    }
    String title = offer.title(run);
    return shortened(Fit.rowTitle(title), title, folded)
        || shortened(Fit.label(title), title, folded);
  }

  private static boolean shortened(String shown, String title, String folded) {
    return shown.length() < title.length() && Keywords.fold(shown).equals(folded);
  }

  /** The only option whose title begins with the words, of two characters or more. */
  private Offers.@Nullable Offer byPrefix(Run run, String words) {
    List<Offers.Offer> shown = shown(run);
    return inEachTongue(run, words, folded -> beginning(run, shown, folded));
  }

  private static Offers.@Nullable Offer beginning(
      Run run, List<Offers.Offer> shown, String folded) {
    Offers.Offer found = null;
    for (Offers.Offer offer : shown) {
      if (folded.length() >= 2 && offer.folded(run).startsWith(folded)) {
        if (found != null) {
          return null;
        }
        found = offer;
      }
    }
    return found;
  }

  private List<Offers.Offer> shown(Run run) {
    return offers.shown(run, run.reply().offered());
  }

  /** Takes an option. */
  int take(Run run, Offers.Offer offer) {
    bind(run, offer);
    return accepted(run, offer.id(), offer.item().target());
  }

  /** An option made of a list's item leaves the item under its name. */
  void bind(Run run, Offers.Offer offer) {
    if (offer.item().each() != null) {
      offer.item().each().variable().store(run, offer.value());
    }
  }

  @Override
  public int answer(Run run, Incoming message) {
    boolean words = message instanceof Incoming.Text || message instanceof Incoming.Tap;
    Offers.Offer offer = words ? byPrefix(run, message.text()) : null;
    return offer != null ? take(run, offer) : notAnOption(run);
  }

  private int notAnOption(Run run) {
    if (other < 0) {
      int allowed = plan.retries() == 0 ? PROMPTS_AGAIN + 1 : plan.retries();
      if (failed(run, allowed)) {
        return outOfRetries();
      }
      prompt(run);
      return WAITING;
    }
    if (failed(run, plan.retries() == 0 ? Integer.MAX_VALUE : plan.retries())) {
      return outOfRetries();
    }
    return other;
  }

  @Override
  public boolean replaces(Stop former) {
    return former instanceof ChooseNode that
        && offers.writtenIds().containsAll(that.offers.writtenIds())
        && (that.offers.fixed() || !offers.fixed());
  }
}
