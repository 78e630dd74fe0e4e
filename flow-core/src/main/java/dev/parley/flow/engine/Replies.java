package dev.parley.flow.engine;

import dev.parley.flow.model.Stale;
import dev.parley.flow.session.Wait;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's message does to a waiting session, in this order: a tap on an earlier question,
 * an option of the current choice, a keyword, an answer.
 */
final class Replies {
  private Replies() {}

  /** The node that a message leads to. */
  static int take(Run run, Incoming message) {
    if (message instanceof Incoming.Consent) {
      return dropped(run);
    }
    run.prolong();
    return run.waiting() instanceof Wait.Reply ? reply(run, message) : meanwhile(run, message);
  }

  /** While a pause lasts, only keywords are heard. */
  private static int meanwhile(Run run, Incoming message) {
    int handler = keyword(run, message);
    return Interrupts.none(handler) ? dropped(run) : handler;
  }

  private static int dropped(Run run) {
    run.outcome = Outcome.DROPPED;
    run.event(new Event.Dropped(run.waiting().id()));
    return Node.WAITING;
  }

  /** The node of the keyword handler that a message calls; none for what is no words. */
  static int keyword(Run run, Incoming message) {
    boolean words =
        message instanceof Incoming.Text
            || (message instanceof Incoming.Tap tap && Taps.decode(tap.id()).isEmpty());
    return run.interrupts.keyword(run, words ? Keywords.fold(message.text()) : "");
  }

  private static int reply(Run run, Incoming message) {
    WaitNode question = (WaitNode) run.flow().stop(run.waiting().id());
    return switch (message) {
      case Incoming.Tap tap -> tapped(run, question, tap);
      case Incoming.Text text -> written(run, question, text);
      case Incoming.Form form when !form.token().isEmpty() && !form.token().equals(run.token()) ->
          staleForm(run, question, form);
      case Incoming.Media media when !wants(question, media) -> file(run, question, media);
      default -> question.answer(run, message);
    };
  }

  private static boolean wants(WaitNode question, Incoming message) {
    return question instanceof AskNode ask && ask.wants(message);
  }

  private static int file(Run run, WaitNode question, Incoming.Media media) {
    int handler = run.interrupts.media(run, media.kind());
    return Interrupts.none(handler) ? question.answer(run, media) : handler;
  }

  private static int written(Run run, WaitNode question, Incoming message) {
    if (question instanceof ChooseNode choose) {
      Offers.Offer offer = choose.exactly(run, message.text());
      if (offer != null) {
        return choose.take(run, offer);
      }
    }
    int handler = run.interrupts.keyword(run, Keywords.fold(message.text()));
    return Interrupts.none(handler) ? question.answer(run, message) : handler;
  }

  private static int staleForm(Run run, WaitNode question, Incoming.Form form) {
    run.outcome = Outcome.STALE;
    run.event(new Event.StaleInput(form.token()));
    question.prompt(run);
    return Node.WAITING;
  }

  private static int tapped(Run run, WaitNode question, Incoming.Tap message) {
    Taps tap = Taps.decode(message.id()).orElse(null);
    if (tap == null) {
      return written(run, question, message);
    }
    if (tap.token().equals(run.token()) && question instanceof ChooseNode choose) {
      Offers.Offer offer = choose.offers().find(run, tap.option());
      if (offer != null) {
        return choose.take(run, offer);
      }
    }
    return stale(run, question, tap);
  }

  /** The earlier question's own policy applies if it still exists, else the flow's. */
  private static int stale(Run run, WaitNode question, Taps tap) {
    run.outcome = Outcome.STALE;
    run.event(new Event.StaleInput(tap.token()));
    int frame = frame(run.frames, tap);
    ChooseNode earlier =
        frame < 0 ? null : run.frames.flowAt(frame).choice(tap.waitId()).orElse(null);
    Stale policy = earlier == null ? run.flow().settings().stale() : earlier.stale();
    return switch (policy) {
      case IGNORE -> Node.WAITING;
      case REPROMPT -> reprompt(run, question);
      case ACCEPT -> accept(run, question, earlier, new Earlier(frame, tap.option()));
    };
  }

  private static int reprompt(Run run, WaitNode question) {
    question.prompt(run);
    return Node.WAITING;
  }

  /** What was tapped: an option of a question in a frame. */
  private record Earlier(int frame, String option) {}

  private static int accept(
      Run run, WaitNode question, @Nullable ChooseNode choose, Earlier tapped) {
    if (choose == null) {
      return reprompt(run, question);
    }
    Offers.Offer offer = written(choose, tapped.option());
    if (offer == null || !offer.item().explicit()) {
      return reprompt(run, question);
    }
    run.frames.popTo(tapped.frame());
    run.frames.leaveHandler();
    run.store(choose.plan().variable(), choose.plan().slot(), offer.id());
    return run.goOn(offer.item().target());
  }

  /** An option of a list's item is not looked for: the list may be another one by now. */
  private static Offers.@Nullable Offer written(ChooseNode choose, String option) {
    for (Offers.Item item : choose.offers().items()) {
      if (item.each() == null && item.id().equals(option)) {
        return new Offers.Offer(item, option, null);
      }
    }
    return null;
  }

  /** The newest frame of the flow that an earlier question stands in; -1 if there is none. */
  private static int frame(Frames frames, Taps tap) {
    for (int i = frames.depth() - 1; i >= 0; i--) {
      if (frames.flowAt(i).id().equals(tap.flow())) {
        return i;
      }
    }
    return -1;
  }
}
