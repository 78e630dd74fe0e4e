package dev.parley.flow.script.graal;

import dev.parley.flow.script.ScriptModule;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What host and worker say to each other: a byte that tells the kind, then its parts. A text is its
 * length in bytes and UTF-8.
 */
final class Frames {
  /** The worker can take jobs. */
  static final byte READY = 'W';

  /** The worker cannot: a text says why. */
  static final byte BROKEN = 'B';

  /** A job, and the world it sees. */
  static final byte JOB = 'J';

  /** The worker asks for a random number. */
  static final byte ASK_RANDOM = 'R';

  /** The random number. */
  static final byte RANDOM = 'N';

  /** The job's result, a text. */
  static final byte RESULT = 'V';

  /** The job's fault: the name of its code and a sentence. */
  static final byte FAULT = 'F';

  private static final int MAX_TEXT = 16 << 20;

  private Frames() {}

  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** A text; a length that nobody sends ends the connection. */
  static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_TEXT) {
      throw new IOException("A text of " + length + " bytes is too long.");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void writeJob(DataOutputStream out, Job job) throws IOException {
    writeText(out, job.kind().name());
    writeText(out, job.code());
    writeText(out, job.values());
    out.writeInt(job.functions().size());
    for (Job.Function function : job.functions()) {
      writeText(out, function.name());
      writeText(out, function.module().name());
      writeText(out, function.module().source());
    }
  }

  static Job readJob(DataInputStream in) throws IOException {
    Job.Kind kind = Job.Kind.valueOf(readText(in));
    String code = readText(in);
    String values = readText(in);
    List<Job.Function> functions = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = readText(in);
      functions.add(new Job.Function(name, new ScriptModule(readText(in), readText(in))));
    }
    return new Job(kind, code, values, functions);
  }
}
