package dev.parley.dsl.syntax;

import java.util.Arrays;

/**
 * Leads from an offset in unpacked text (escapes resolved, indent stripped) back to the offset in
 * the file.
 *
 * <p>Kept as a few pieces: within a piece both sides advance together.
 */
public final class Origin {

  private static final Origin NONE = new Origin(new int[] {0}, new int[] {0});

  private final int[] unpacked;
  private final int[] file;

  private Origin(int[] unpacked, int[] file) {
    this.unpacked = unpacked;
    this.file = file;
  }

  /** For text that was not read from a file. */
  public static Origin none() {
    return NONE;
  }

  /** For text that stands in the file as it is, from {@code start} on. */
  public static Origin from(int start) {
    return new Origin(new int[] {0}, new int[] {start});
  }

  /** The offset in the file of an offset in the unpacked text. */
  public int at(int offset) {
    int found = Arrays.binarySearch(unpacked, offset);
    int piece = found >= 0 ? found : Math.max(0, -found - 2);
    return file[piece] + (offset - unpacked[piece]);
  }

  public Range range(int start, int end) {
    return new Range(at(start), Math.max(at(start), at(end)));
  }

  /** Collects the pieces while text is unpacked. */
  public static final class Recorder {
    private int[] unpacked = new int[4];
    private int[] file = new int[4];
    private int size;

    /** From {@code unpackedOffset} on, text comes from {@code fileOffset} on. */
    public void mark(int unpackedOffset, int fileOffset) {
      if (size > 0 && unpacked[size - 1] == unpackedOffset) {
        size--;
      }
      if (size > 0 && file[size - 1] - unpacked[size - 1] == fileOffset - unpackedOffset) {
        return;
      }
      if (size == unpacked.length) {
        unpacked = Arrays.copyOf(unpacked, size * 2);
        file = Arrays.copyOf(file, size * 2);
      }
      unpacked[size] = unpackedOffset;
      file[size++] = fileOffset;
    }

    public Origin done() {
      return size == 0
          ? NONE
          : new Origin(Arrays.copyOf(unpacked, size), Arrays.copyOf(file, size));
    }
  }
}
