package dev.parley.dsl.syntax;

/** Where an item stands in the file and which comments and blank lines belong to it. */
public record Place(Range range, Notes notes) {

  /** The place of an item that was not read from text. */
  public static final Place NONE = new Place(Range.NONE, Notes.NONE);

  public static Place of(Notes notes) {
    return new Place(Range.NONE, notes);
  }
}
