package dev.parley.flow.check;

import dev.parley.flow.engine.OpeningHours;
import java.util.List;

/** Opening hours that cannot be read (FLW2204). */
final class HoursCheck implements Check {
  @Override
  public void run(Subject subject, List<Problem> problems) {
    if (!subject.isBot()) {
      return;
    }
    Each.of(
        subject.bot().hours(),
        "/hours",
        (hours, p) -> {
          if (OpeningHours.parse(hours.times()).isEmpty()) {
            String message = "the hours of `%s` cannot be read".formatted(hours.name());
            problems.add(
                Issue.error("FLW2204", subject.place(p + "/times"), message)
                    .help("write them like \"Mon-Fri 09:00-18:00, Sat 10:00-14:00\"")
                    .problem());
          }
        });
  }
}
