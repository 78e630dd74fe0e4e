package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.script.ScriptModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.ResourceLimits;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/**
 * GraalJS with nothing of the host in reach. Every job runs in a context of its own, which is
 * thrown away; only what was read of the sources stays, and that knows no values.
 */
final class Sandbox {
  private static final String JS = "js";
  private static final String SCRIPT = "application/javascript";
  private static final String MODULE = "application/javascript+module";
  private static final int MAX_SOURCES = 1_000;

  private final Engine engine;
  private final SandboxLimits limits;
  private final Source prelude;
  private final Map<String, Source> sources =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Source> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  Sandbox(SandboxLimits limits) {
    this.limits = limits;
    this.prelude = source("prelude.js", prelude(), SCRIPT);
    this.engine =
        Engine.newBuilder(JS)
            .in(InputStream.nullInputStream())
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .allowExperimentalOptions(true)
            .option("engine.WarnInterpreterOnly", "false")
            .option("engine.WarnVirtualThreadSupport", "false")
            .build();
  }

  private static String prelude() {
    try (InputStream in = Objects.requireNonNull(Sandbox.class.getResourceAsStream("prelude.js"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins nothing that {@code started} does not get to see, so that it can be ended. */
  String run(Job job, Env env, Consumer<Context> started) {
    HostCalls host = new HostCalls(env);
    try (Context context = context(env)) {
      started.accept(context);
      return run(job, context, host);
    } catch (PolyglotException e) {
      throw Faults.of(e);
    } finally {
      host.close();
    }
  }

  private String run(Job job, Context context, HostCalls host) {
    Value run = context.eval(prelude).execute(host);
    List<Object> arguments = new ArrayList<>();
    arguments.add(context.eval(cached("expression", job.code(), SCRIPT)));
    arguments.add(job.kind().name());
    arguments.add(job.values());
    arguments.add(Wire.hasTags(job.values()));
    for (Job.Function function : job.functions()) {
      arguments.add(exported(context, function));
    }
    return run.execute(arguments.toArray()).asString();
  }

  private Value exported(Context context, Job.Function function) {
    ScriptModule module = function.module();
    Value exports = context.eval(cached(module.name(), module.source(), MODULE));
    if (!exports.hasMember(function.name())) {
      throw new ScriptFault(
          FaultCode.UNKNOWN_NAME, module.name() + " exports no `" + function.name() + "`.");
    }
    return exports.getMember(function.name());
  }

  private Context context(Env env) {
    return Context.newBuilder(JS)
        .engine(engine)
        .allowHostAccess(HostAccess.NONE)
        .allowHostClassLookup(name -> false)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowEnvironmentAccess(EnvironmentAccess.NONE)
        .allowIO(IOAccess.NONE)
        .allowNativeAccess(false)
        .allowCreateProcess(false)
        .allowCreateThread(false)
        .allowInnerContextOptions(false)
        .allowExperimentalOptions(true)
        .option("js.allow-eval", "false")
        .option("js.esm-eval-returns-exports", "true")
        .option("js.string-length-limit", Integer.toString(limits.textLength()))
        .option("js.max-typed-array-length", Integer.toString(limits.textLength()))
        .option("js.regexp-static-result", "false")
        .option("js.regexp-unicode-sets", "true")
        .option("js.locale", env.lang().replace('_', '-'))
        .timeZone(zone(env))
        .resourceLimits(
            ResourceLimits.newBuilder().statementLimit(limits.statements(), null).build())
        .build();
  }

  private static ZoneId zone(Env env) {
    try {
      return ZoneId.of(env.zone());
    } catch (DateTimeException e) {
      throw new ScriptFault(FaultCode.RANGE, "The time zone " + env.zone() + " is not known.");
    }
  }

  private Source cached(String name, String text, String type) {
    synchronized (sources) {
      return sources.computeIfAbsent(name + '\n' + text, key -> source(name, text, type));
    }
  }

  private static Source source(String name, String text, String type) {
    return Source.newBuilder(JS, text, name).mimeType(type).buildLiteral();
  }
}
