package dev.parley.dsl.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Something an author should know about a flow, and where.
 *
 * @param code as in the catalogue, such as {@code FLW2104}
 * @param label what stands under the line, behind the carets; may be empty
 * @param help lines of advice, such as {@code did you mean `reminder`?}
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    String file,
    Span span,
    String label,
    List<Related> related,
    List<Fix> fixes,
    List<String> help) {

  public Diagnostic {
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
    help = List.copyOf(help);
  }

  /** A problem with its severity taken from the catalogue. */
  public static Builder of(SourceText source, String code, int start, int end) {
    return new Builder(source, code, start, end);
  }

  /** Puts a problem together. */
  public static final class Builder {
    private final SourceText source;
    private final String code;
    private final Span span;
    private final List<Related> related = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();
    private final List<String> help = new ArrayList<>();
    private Severity severity;
    private String message;
    private String label = "";

    private Builder(SourceText source, String code, int start, int end) {
      this.source = source;
      this.code = code;
      this.span = source.span(start, end);
      Page page = Catalogue.standard().page(code);
      this.severity = page.severity();
      this.message = page.message();
    }

    public Builder severity(Severity value) {
      severity = value;
      return this;
    }

    public Builder message(String value) {
      message = value;
      return this;
    }

    public Builder label(String value) {
      label = value;
      return this;
    }

    public Builder help(String line) {
      help.add(line);
      return this;
    }

    /** Points to another place of the same file. */
    public Builder related(String why, int start, int end) {
      related.add(new Related(why, source.file(), source.span(start, end)));
      return this;
    }

    /** Offers to replace a stretch of the same file. */
    public Builder fix(String title, boolean safe, int start, int end, String replacement) {
      return fix(title, safe, List.of(edit(start, end, replacement)));
    }

    public Builder fix(String title, boolean safe, List<Edit> edits) {
      fixes.add(new Fix(title, safe, edits));
      return this;
    }

    public Edit edit(int start, int end, String replacement) {
      return new Edit(source.file(), source.span(start, end), replacement);
    }

    /** Offers the word the author probably meant, in words and as a fix that asks first. */
    public Builder didYouMean(String word, int start, int end) {
      help.add("did you mean `" + word + "`?");
      return fix("Write `" + word + "`", false, start, end, word);
    }

    public Diagnostic build() {
      return new Diagnostic(
          code, severity, message, source.file(), span, label, related, fixes, help);
    }
  }
}
