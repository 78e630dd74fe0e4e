package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.Names;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.ScriptModule;
import dev.parley.flow.script.Template;
import dev.parley.flow.script.TextProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prepares expressions for a sandbox: written as JavaScript, with the variables they need. */
final class ForeignCompiler implements Evaluator {
  private final Runner runner;
  private final Imports imports;

  ForeignCompiler(Runner runner, Imports imports) {
    this.runner = runner;
    this.imports = imports;
  }

  @Override
  public boolean covers(Expr expr) {
    return !(expr instanceof Expr.Bad) && expr.children().stream().allMatch(this::covers);
  }

  @Override
  public Evaluator importing(Imports newImports) {
    return new ForeignCompiler(runner, newImports);
  }

  @Override
  public Program compile(Expr expr, Names names) {
    return new Foreign(runner, new Needs(expr, names, imports));
  }

  @Override
  public TextProgram compile(Template template, Names names) {
    List<TextProgram> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Literal literal -> parts.add(env -> literal.text());
        case Template.Hole hole ->
            parts.add(new Foreign(runner, new Needs(hole.expr(), names, imports))::text);
      }
    }
    return env -> {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(part.render(env)));
      return text.toString();
    };
  }

  /** What an expression takes from outside: slots in the order of its parameters, and functions. */
  private static final class Needs {
    private final Expr expr;
    private final List<String> variables = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();
    private final List<Job.Function> functions = new ArrayList<>();
    private final String power;

    Needs(Expr expr, Names names, Imports imports) {
      this.expr = expr;
      Set<String> free = new LinkedHashSet<>();
      FreeNames.of(expr).forEach(name -> free.add(name.name()));
      for (String name : free) {
        int slot = names.slot(name);
        Optional<ScriptModule> module = imports.module(name);
        if (slot >= 0) {
          variables.add(name);
          slots.add(slot);
        } else if (module.isPresent()) {
          functions.add(new Job.Function(name, module.get()));
        }
      }
      power = unusedName(expr);
    }

    /** A name for the power function that nothing in the expression has. */
    private static String unusedName(Expr expr) {
      String name = "$pow";
      while (uses(expr, name)) {
        name += "$";
      }
      return name;
    }

    private static boolean uses(Expr expr, String name) {
      boolean here =
          switch (expr) {
            case Expr.Name e -> e.name().equals(name);
            case Expr.Arrow e ->
                e.parameters().stream()
                    .flatMap(p -> p.names().stream())
                    .anyMatch(bind -> bind.name().equals(name));
            default -> false;
          };
      return here || expr.children().stream().anyMatch(child -> uses(child, name));
    }

    String code() {
      List<String> parameters = new ArrayList<>(variables);
      functions.forEach(function -> parameters.add(function.name()));
      return "("
          + power
          + "=>("
          + String.join(",", parameters)
          + ")=>("
          + JsText.of(expr, power)
          + "))";
    }

    String values(Env env) {
      List<@Nullable Object> values = new ArrayList<>(slots.size());
      slots.forEach(slot -> values.add(env.slot(slot)));
      return Wire.write(values);
    }
  }

  /** An expression that runs in a sandbox. */
  private record Foreign(Runner runner, Needs needs) implements Program {
    private static final int COST = 1_000;

    @Override
    public @Nullable Object eval(Env env) {
      return Wire.read(run(Job.Kind.VALUE, env));
    }

    @Override
    public boolean test(Env env) {
      return run(Job.Kind.TRUTH, env).equals("true");
    }

    String text(Env env) {
      return run(Job.Kind.TEXT, env);
    }

    /** Within the budget by what goes in and comes out; what is between, the sandbox bounds. */
    private String run(Job.Kind kind, Env env) {
      env.meter().spend(COST);
      String values = needs.values(env);
      env.meter().produce(values.length());
      String result = runner.run(new Job(kind, needs.code(), values, needs.functions), env);
      env.meter().produce(result.length());
      return result;
    }
  }
}
