package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs on threads of this process. The caller has its answer when the time is up, also if the
 * script cannot be stopped; a thread that such a script holds is lost until it ends by itself.
 */
final class InProcess implements Runner {
  private static final int MAX_THREADS = 16;
  private static final long STACK = 2L << 20;
  private static final int IDLE_SECONDS = 10;

  private final SandboxLimits limits;
  private @Nullable Sandbox sandbox;
  private @Nullable ExecutorService threads;

  InProcess(SandboxLimits limits) {
    this.limits = limits;
  }

  @Override
  public String run(Job job, Env env) {
    Presence.require();
    Sandbox ready = sandbox();
    AtomicReference<@Nullable Runnable> running = new AtomicReference<>();
    Future<String> result =
        submit(() -> ready.run(job, env, context -> running.set(() -> context.close(true))));
    try {
      return result.get(limits.time().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      stop(running.get());
      throw Faults.tooMuch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop(running.get());
      throw Faults.tooMuch();
    } catch (ExecutionException e) {
      throw fault(e.getCause());
    }
  }

  private synchronized Sandbox sandbox() {
    if (sandbox == null) {
      Sandbox cold = new Sandbox(limits);
      WarmUp.run(cold, 1);
      sandbox = cold;
    }
    return sandbox;
  }

  private synchronized Future<String> submit(Callable<String> task) {
    if (threads == null) {
      threads =
          new ThreadPoolExecutor(
              0,
              MAX_THREADS,
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              InProcess::thread);
    }
    try {
      return threads.submit(task);
    } catch (RejectedExecutionException e) {
      throw new ScriptFault(
          FaultCode.UNAVAILABLE, "Too many scripts are running, or could not be stopped.");
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(null, work, "parley-script", STACK);
    thread.setDaemon(true);
    return thread;
  }

  /** On a thread of its own: ending a context waits for its script, which may go on. */
  private static void stop(@Nullable Runnable ending) {
    if (ending != null) {
      Thread stopper = new Thread(ending, "parley-script-stop");
      stopper.setDaemon(true);
      stopper.start();
    }
  }

  private static ScriptFault fault(@Nullable Throwable cause) {
    return switch (cause) {
      case ScriptFault fault -> new ScriptFault(fault.reason(), fault.sentence());
      case StackOverflowError e ->
          new ScriptFault(FaultCode.COST_LIMIT, "The script calls itself too deeply.");
      case OutOfMemoryError e ->
          new ScriptFault(FaultCode.SIZE_LIMIT, "The script takes too much memory.");
      case null, default -> throw new IllegalStateException("A script could not be run.", cause);
    };
  }
}
