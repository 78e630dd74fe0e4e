package dev.parley.flow.script.graal;

import dev.parley.flow.script.ScriptFault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;

/**
 * The process that a {@link WorkerEvaluator} starts: takes jobs from its input one after the other
 * and writes what they give to its output. It ends when its input does, whatever a script is doing,
 * so that it never outlives its host.
 */
final class Worker {
  private static final int WARM_UPS = 20;

  private final DataInputStream in;
  private final DataOutputStream out;
  private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final SynchronousQueue<Double> randoms = new SynchronousQueue<>();

  private Worker(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Runs until the host is gone; the arguments are the limits: statements and text length. */
  public static void main(String[] args) throws IOException, InterruptedException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    Worker worker = new Worker(in, out);
    Thread reader = new Thread(worker::read, "reader");
    reader.setDaemon(true);
    reader.start();
    worker.work(
        new SandboxLimits(Long.parseLong(args[0]), Integer.parseInt(args[1]), Duration.ZERO));
  }

  /** A job and the world it sees. */
  private record Task(Job job, RemoteWorld world) {}

  private void work(SandboxLimits limits) throws IOException, InterruptedException {
    Sandbox sandbox = warm(limits);
    while (true) {
      Task task = tasks.take();
      answer(sandbox, task);
      out.flush();
    }
  }

  private Sandbox warm(SandboxLimits limits) throws IOException {
    try {
      Presence.require();
      Sandbox sandbox = new Sandbox(limits);
      WarmUp.run(sandbox, WARM_UPS);
      out.writeByte(Frames.READY);
      out.flush();
      return sandbox;
    } catch (ScriptFault fault) {
      out.writeByte(Frames.BROKEN);
      Frames.writeText(out, fault.sentence());
      out.flush();
      throw fault;
    }
  }

  private void answer(Sandbox sandbox, Task task) throws IOException {
    try {
      String result = sandbox.run(task.job(), task.world(), context -> {});
      out.writeByte(Frames.RESULT);
      Frames.writeText(out, result);
    } catch (ScriptFault fault) {
      out.writeByte(Frames.FAULT);
      Frames.writeText(out, fault.reason().name());
      Frames.writeText(out, fault.sentence());
    }
  }

  /** Reads all the time, also while a script runs: the end of the input is the end of the host. */
  private void read() {
    try {
      while (true) {
        switch (in.readByte()) {
          case Frames.JOB -> {
            RemoteWorld world =
                new RemoteWorld(
                    in.readLong(), Frames.readText(in), Frames.readText(in), this::askRandom);
            tasks.put(new Task(Frames.readJob(in), world));
          }
          case Frames.RANDOM -> randoms.put(in.readDouble());
          default -> throw new IOException("An unknown kind of frame.");
        }
      }
    } catch (IOException | InterruptedException | RuntimeException end) {
      Runtime.getRuntime().halt(0);
    }
  }

  private double askRandom() {
    try {
      out.writeByte(Frames.ASK_RANDOM);
      out.flush();
      return randoms.take();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("The host is gone.", e);
    }
  }
}
