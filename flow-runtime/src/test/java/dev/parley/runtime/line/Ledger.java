package dev.parley.runtime.line;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What customers got, over several ways out, in the order in which it went. */
final class Ledger {
  private Ledger() {}

  /** The texts by phone number. */
  static Map<String, List<String>> of(List<Post> ways) {
    return ways.stream()
        .flatMap(post -> post.history().stream())
        .sorted(Comparator.comparingLong(Post.Gone::at))
        .collect(
            Collectors.groupingBy(
                gone -> gone.sent().to().substring(1),
                Collectors.mapping(gone -> gone.sent().text(), Collectors.toList())));
  }
}
