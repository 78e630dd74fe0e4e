package dev.parley.runtime.whatsapp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What changed about an account, one of its numbers, or the app's standing. */
public sealed interface AccountChange {

  /** Nothing more than the event says. */
  record Plain() implements AccountChange {}

  /** A rule was broken; Meta's word says which. */
  record Violation(Optional<String> type) implements AccountChange {}

  /** What the account may not do for a time. */
  record Restricted(List<Restriction> restrictions) implements AccountChange {
    public Restricted {
      restrictions = List.copyOf(restrictions);
    }

    /** One thing, and until when. */
    public record Restriction(Optional<String> type, Optional<Instant> until) {}
  }

  /**
   * The account is disabled, will be, or is no longer.
   *
   * @param state {@code DISABLE}, {@code SCHEDULE_FOR_DISABLE} or {@code REINSTATE}
   * @param date in Meta's words
   */
  record Ban(Optional<String> state, Optional<String> date) implements AccountChange {}

  /**
   * A partner, one of its apps or an ad account came or went.
   *
   * @param reason why it went
   * @param initiatedBy who ended it
   */
  record Partner(
      Optional<String> wabaId,
      Optional<String> ownerId,
      Optional<String> appId,
      Optional<String> adAccount,
      Optional<String> reason,
      Optional<String> initiatedBy)
      implements AccountChange {}

  /** A client's verification that a partner leads. */
  record Certification(Optional<String> clientId, Optional<String> status, List<String> rejections)
      implements AccountChange {
    public Certification {
      rejections = List.copyOf(rejections);
    }
  }

  /** Codes to customers abroad cost another price from a day on. */
  record InternationalPrice(Optional<Instant> from, List<Start> exceptions)
      implements AccountChange {
    public InternationalPrice {
      exceptions = List.copyOf(exceptions);
    }

    /** A country with a day of its own. */
    public record Start(Optional<String> country, Optional<Instant> from) {}
  }

  /** Where the business is. */
  record Country(Optional<String> country) implements AccountChange {}

  /** So many messages were sent that the next ones cost less. */
  record VolumeTier(
      Optional<String> category,
      Optional<String> tier,
      Optional<String> region,
      Optional<String> month,
      Optional<Instant> updated)
      implements AccountChange {}

  /** Something that somebody should look at. */
  record Alert(
      Optional<String> entityType,
      Optional<String> entityId,
      Optional<String> severity,
      Optional<String> status,
      Optional<String> type,
      Optional<String> description)
      implements AccountChange {}

  /**
   * How much the account may do.
   *
   * @param customers whom messages may be begun with in 24 hours
   * @param numbers how many phone numbers it may have
   */
  record Capability(Optional<Allowance> customers, Optional<Integer> numbers)
      implements AccountChange {}

  /** A number's standing: its limit of messages begun in 24 hours, and the one before. */
  record NumberQuality(Optional<Allowance> limit, Optional<Allowance> previous)
      implements AccountChange {}

  /** The name that customers see, and why it was turned down. */
  record NumberName(Optional<String> requested, Optional<String> rejection)
      implements AccountChange {}

  /**
   * A number's username.
   *
   * @param context {@code revoked} where Meta took it away
   */
  record Username(Optional<String> username, Optional<String> context) implements AccountChange {}

  /** Something about a number's PIN, and who asked for it. */
  record Security(Optional<String> requester) implements AccountChange {}

  /**
   * A form was published, is slow, or fails.
   *
   * @param state the form's new status, or whether an alert begins or ends
   */
  record FormAlert(
      Optional<String> formId,
      Optional<String> state,
      Optional<String> threshold,
      Optional<String> message)
      implements AccountChange {}

  /** Another partner takes a conversation over, or gives it back. */
  record Handover(Optional<String> previousOwner, Optional<String> newOwner)
      implements AccountChange {}

  /** How customers can pay. */
  record PaymentConfiguration(Optional<String> name, Optional<String> provider)
      implements AccountChange {}

  /** A solution of several partners. */
  record Solution(Optional<String> solutionId, Optional<String> status) implements AccountChange {}

  /**
   * How many customers may be written to first in 24 hours. Meta says it as a number, as a word
   * such as {@code TIER_2K}, and as -1.
   *
   * @param customers {@link Long#MAX_VALUE} for no limit
   */
  record Allowance(long customers) {}
}
