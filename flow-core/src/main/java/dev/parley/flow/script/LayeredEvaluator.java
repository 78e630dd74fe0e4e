package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two evaluators as one: what the first does not cover, the second runs. Which of them ran cannot
 * be seen, since they give the same values; an expression never runs half here and half there.
 */
public final class LayeredEvaluator implements Evaluator {
  private final Evaluator first;
  private final Evaluator second;

  private LayeredEvaluator(Evaluator first, Evaluator second) {
    this.first = first;
    this.second = second;
  }

  /** The native evaluator, and another one for what it does not cover. */
  public static LayeredEvaluator nativeThen(Evaluator second) {
    return new LayeredEvaluator(NativeEvaluator.create(), second);
  }

  @Override
  public Program compile(Expr expr, Names names) {
    if (!first.covers(expr) && second.covers(expr)) {
      return second.compile(expr, names);
    }
    Program program = first.compile(expr, names);
    return new Layered(program, () -> second.compile(expr, names), drawsNumbers(expr));
  }

  /** Only {@code Math} draws random numbers; {@code Math.max} and its like are known not to. */
  private static boolean drawsNumbers(Expr expr) {
    if (expr instanceof Expr.Member member && isMath(member.target())) {
      return member.name().equals("random");
    }
    return isMath(expr) || expr.children().stream().anyMatch(LayeredEvaluator::drawsNumbers);
  }

  private static boolean isMath(Expr expr) {
    return expr.bare() instanceof Expr.Name name && name.name().equals("Math");
  }

  @Override
  public TextProgram compile(Template template, Names names) {
    List<TextProgram> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      parts.add(compilePart(new Template(List.of(part), List.of()), part, names));
    }
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    List<TextProgram> all = List.copyOf(parts);
    return env -> {
      StringBuilder text = new StringBuilder();
      all.forEach(part -> text.append(part.render(env)));
      return text.toString();
    };
  }

  private TextProgram compilePart(Template single, Template.Part part, Names names) {
    TextProgram program = first.compile(single, names);
    if (!(part instanceof Template.Hole hole) || !second.covers(hole.expr())) {
      return program;
    }
    if (!first.covers(hole.expr())) {
      return second.compile(single, names);
    }
    boolean draws = drawsNumbers(hole.expr());
    return env -> {
      Env seen = draws ? new Replayed(env) : env;
      try {
        return program.render(seen);
      } catch (ScriptFault fault) {
        return second.compile(single, names).render(again(seen, fault));
      }
    };
  }

  @Override
  public boolean covers(Expr expr) {
    return first.covers(expr) || second.covers(expr);
  }

  @Override
  public Evaluator importing(Imports imports) {
    return new LayeredEvaluator(first.importing(imports), second.importing(imports));
  }

  /** The world for the second evaluator, if the fault says that it is its turn. */
  private static Env again(Env seen, ScriptFault fault) {
    if (fault.reason() != FaultCode.NOT_COVERED) {
      throw fault;
    }
    return seen instanceof Replayed replayed ? replayed.fromStart() : seen;
  }

  /** Prepares an expression for the second evaluator, which is hardly ever needed. */
  private interface Second {
    Program compile();
  }

  /** Runs the first, and the second where the first meets a value that it leaves to others. */
  private record Layered(Program first, Second second, boolean draws) implements Program {
    @Override
    public @Nullable Object eval(Env env) {
      Env seen = draws ? new Replayed(env) : env;
      try {
        return first.eval(seen);
      } catch (ScriptFault fault) {
        Env again = again(seen, fault);
        return second.compile().eval(again);
      }
    }

    @Override
    public boolean test(Env env) {
      Env seen = draws ? new Replayed(env) : env;
      try {
        return first.test(seen);
      } catch (ScriptFault fault) {
        Env again = again(seen, fault);
        return second.compile().test(again);
      }
    }
  }

  /** A world that gives the second evaluator the random numbers that the first one drew. */
  private static final class Replayed implements Env {
    private final Env env;
    private final List<Double> drawn = new ArrayList<>();
    private int next;

    Replayed(Env env) {
      this.env = env;
    }

    Env fromStart() {
      next = 0;
      return this;
    }

    @Override
    public double random() {
      if (next == drawn.size()) {
        drawn.add(env.random());
      }
      return drawn.get(next++);
    }

    @Override
    public @Nullable Object slot(int slot) {
      return env.slot(slot);
    }

    @Override
    public Meter meter() {
      return env.meter();
    }

    @Override
    public long nowMillis() {
      return env.nowMillis();
    }

    @Override
    public String zone() {
      return env.zone();
    }

    @Override
    public String lang() {
      return env.lang();
    }
  }
}
