package dev.parley.runtime.whatsapp;

import java.util.List;
import java.util.Optional;

/**
 * What is told of a group.
 *
 * @param requestId our request that it answers
 * @param reason how people came
 * @param joined who came, or asks to
 * @param left who went
 * @param errors why a request failed
 */
public record GroupDetails(
    Optional<String> requestId,
    Optional<String> subject,
    Optional<String> inviteLink,
    Optional<String> reason,
    List<Sender> joined,
    List<Sender> left,
    List<GraphError> errors) {
  public GroupDetails {
    joined = List.copyOf(joined);
    left = List.copyOf(left);
    errors = List.copyOf(errors);
  }
}
