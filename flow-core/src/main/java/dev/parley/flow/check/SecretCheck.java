package dev.parley.flow.check;

import dev.parley.flow.check.Problem.Place;
import dev.parley.flow.script.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Literals that look like a key or token (FLW3501): flows are read by many, and published. */
final class SecretCheck implements Check {
  private static final Pattern KNOWN =
      Pattern.compile(
          "EAA[A-Za-z0-9]{30,}" // Meta
              + "|\\b(sk|rk|pk)_(live|test)_[A-Za-z0-9]{16,}" // Stripe
              + "|\\brzp_(live|test)_[A-Za-z0-9]{10,}" // Razorpay
              + "|\\bsk-[A-Za-z0-9_-]{20,}" // OpenAI and others
              + "|\\b(AKIA|ASIA)[0-9A-Z]{16}\\b" // AWS
              + "|\\bAIza[0-9A-Za-z_-]{35}\\b" // Google
              + "|\\bgh[pousr]_[A-Za-z0-9]{30,}|\\bgithub_pat_[A-Za-z0-9_]{30,}"
              + "|\\bxox[abprs]-[A-Za-z0-9-]{10,}" // Slack
              + "|\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}" // JWT
              + "|-----BEGIN [A-Z ]*PRIVATE KEY-----"
              + "|\\b(Bearer|Basic) [A-Za-z0-9+/_.=-]{20,}"
              + "|://[^/\\s:@]+:[^/\\s:@$]+@");

  private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9+/_=-]{32,}");
  private static final double MIXED = 4.0;

  /** Every known key has a run at least this long, or a sign of its own. */
  private static final int DENSE = 14;

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Site site : subject.outline().sites()) {
      Matcher known = KNOWN.matcher(site.source());
      if (isDense(site.source()) && known.find()) {
        problems.add(problem(subject, site, known.start(), known.end()));
      } else {
        site.exprs().forEach(expr -> literals(subject, site, expr, problems));
      }
    }
  }

  /** Whether a text has a run of signs as keys have them; a sentence has none. */
  private static boolean isDense(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = isKeySign(text.charAt(i)) ? run + 1 : 0;
      if (run == DENSE || text.startsWith("://", i) || text.startsWith("-----", i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isKeySign(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "+/_.=-".indexOf(c) >= 0;
  }

  private static void literals(Subject subject, Site site, Expr expr, List<Problem> problems) {
    if (expr instanceof Expr.Str text && looksRandom(text.value())) {
      problems.add(problem(subject, site, text.start(), text.end()));
    }
    expr.children().forEach(child -> literals(subject, site, child, problems));
  }

  private static boolean looksRandom(String text) {
    return RANDOM.matcher(text).matches()
        && text.chars().anyMatch(Character::isDigit)
        && text.chars().anyMatch(Character::isLetter)
        && entropy(text) >= MIXED;
  }

  /** Bits a character, from how often each one occurs. */
  private static double entropy(String text) {
    Map<Integer, Integer> counts = new HashMap<>();
    text.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
    double bits = 0;
    for (int count : counts.values()) {
      double share = (double) count / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }

  private static Problem problem(Subject subject, Site site, int start, int end) {
    return Issue.warning(
            "FLW3501",
            new Place(subject.flow().id(), site.pointer(), start, end),
            "this looks like a secret")
        .help("keep it in the bot's settings and read `env.NAME`")
        .problem();
  }
}
