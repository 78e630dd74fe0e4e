package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps a few workers warm. One that was killed is replaced at once, in the background. */
final class WorkerPool implements Runner, AutoCloseable {
  private static final long START_SECONDS = 60;

  private final WorkerSettings settings;
  private final ScheduledThreadPoolExecutor clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> all = new HashSet<>();
  private Optional<String> failure = Optional.empty();
  private boolean closed;

  WorkerPool(WorkerSettings settings) {
    this.settings = settings;
    this.clock = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "parley-worker-clock"));
    this.clock.setRemoveOnCancelPolicy(true);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public String run(Job job, Env env) {
    WorkerProcess worker = take();
    try {
      return worker.run(job, env, alarm(settings.limits().time().toNanos()));
    } finally {
      giveBack(worker);
    }
  }

  /** Starts the workers that are missing, without waiting for them. */
  void fill() {
    lock.lock();
    try {
      while (!closed && all.size() < settings.workers()) {
        WorkerProcess worker = WorkerProcess.launch(WorkerCommand.of(settings));
        all.add(worker);
        daemon(() -> awaitReady(worker), "parley-worker-start").start();
      }
    } catch (IOException e) {
      failure = Optional.of("No process for JavaScript could be started: " + e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private WorkerProcess.Alarm alarm(long nanos) {
    return new WorkerProcess.Alarm(clock, nanos);
  }

  private void awaitReady(WorkerProcess worker) {
    Optional<String> wrong = worker.awaitReady(alarm(TimeUnit.SECONDS.toNanos(START_SECONDS)));
    lock.lock();
    try {
      failure = wrong;
      if (wrong.isPresent() || closed) {
        worker.close();
        all.remove(worker);
      } else {
        idle.add(worker);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private WorkerProcess take() {
    lock.lock();
    try {
      long left = settings.patience().toNanos();
      while (true) {
        dropDead();
        fill();
        WorkerProcess worker = idle.poll();
        if (worker != null) {
          return worker;
        }
        if (left <= 0 || (failure.isPresent() && all.isEmpty())) {
          throw unavailable();
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    } finally {
      lock.unlock();
    }
  }

  /** Something outside may have ended a process that was waiting. */
  private void dropDead() {
    idle.removeIf(worker -> !worker.alive());
    all.removeIf(worker -> !worker.alive());
  }

  private void giveBack(WorkerProcess worker) {
    lock.lock();
    try {
      if (worker.alive() && !closed) {
        idle.addFirst(worker);
      } else {
        worker.close();
        all.remove(worker);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    fill();
  }

  private ScriptFault unavailable() {
    return new ScriptFault(
        FaultCode.UNAVAILABLE,
        failure.orElse("No process for JavaScript got ready in time; please try again."));
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      all.forEach(WorkerProcess::close);
      clock.shutdownNow();
    } finally {
      lock.unlock();
    }
  }
}
