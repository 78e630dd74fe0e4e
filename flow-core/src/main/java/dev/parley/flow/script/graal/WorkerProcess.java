package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One worker as its host sees it; used by one thread at a time. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private volatile boolean late;

  private WorkerProcess(Process process) {
    this.process = process;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** Starts a process, which is not ready yet. */
  static WorkerProcess launch(ProcessBuilder command) throws IOException {
    return new WorkerProcess(command.start());
  }

  /** Waits until it is warm; a sentence if that does not happen. */
  Optional<String> awaitReady(Alarm alarm) {
    try {
      ScheduledFuture<?> bell = alarm.ring(this);
      byte first = in.readByte();
      if (first == Frames.BROKEN) {
        return Optional.of(Frames.readText(in));
      }
      return first == Frames.READY && bell.cancel(false)
          ? Optional.empty()
          : Optional.of("A process for JavaScript is of another version.");
    } catch (IOException | RejectedExecutionException e) {
      return Optional.of("A process for JavaScript ended while it started.");
    }
  }

  /** Ends a worker when its time is up. */
  record Alarm(ScheduledExecutorService clock, long nanos) {
    ScheduledFuture<?> ring(WorkerProcess worker) {
      return clock.schedule(worker::end, nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void end() {
    late = true;
    close();
  }

  /** Whether it can take another job. */
  boolean alive() {
    return !late && process.isAlive();
  }

  /** Runs a job; afterwards the worker is alive, or it is of no use any more. */
  String run(Job job, Env env, Alarm alarm) {
    ScheduledFuture<?> bell = alarm.ring(this);
    try {
      out.writeByte(Frames.JOB);
      out.writeLong(env.nowMillis());
      Frames.writeText(out, env.zone());
      Frames.writeText(out, env.lang());
      Frames.writeJob(out, job);
      out.flush();
      return answer(env);
    } catch (IOException e) {
      close();
      throw bell.isDone()
          ? Faults.tooMuch()
          : new ScriptFault(FaultCode.SIZE_LIMIT, "The script takes too much memory.");
    } finally {
      // A bell that cannot be stopped is ringing: this worker is about to end.
      if (!bell.cancel(false)) {
        late = true;
      }
    }
  }

  private String answer(Env env) throws IOException {
    while (true) {
      switch (in.readByte()) {
        case Frames.RESULT -> {
          return Frames.readText(in);
        }
        case Frames.FAULT -> {
          FaultCode code = FaultCode.valueOf(Frames.readText(in));
          throw new ScriptFault(code, Frames.readText(in));
        }
        case Frames.ASK_RANDOM -> {
          out.writeByte(Frames.RANDOM);
          out.writeDouble(env.random());
          out.flush();
        }
        default -> throw new IOException("An unknown kind of frame.");
      }
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
