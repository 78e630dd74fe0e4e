package dev.parley.runtime.cli;

import dev.parley.runtime.Config;
import dev.parley.runtime.Setting;
import dev.parley.runtime.SettingSources;
import dev.parley.runtime.whatsapp.FormKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the public half of the key for forms, and makes a key where there is none. */
@Command(
    name = "form-key",
    mixinStandardHelpOptions = true,
    description = "Prints the public key for forms, for Meta; without PARLEY_FORM_KEY, a new pair.",
    footer = {"", "docs/forms.md says what to do with both halves."})
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class FormKeyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "The settings file.")
  private Optional<Path> file;

  @Override
  public Integer call() {
    SettingSources sources = new SettingSources();
    file.ifPresent(sources::file);
    sources.environment(System.getenv());
    List<FormKey> known = Config.formKeys(sources);
    FormKey key = known.isEmpty() ? FormKey.generate() : known.getFirst();
    PrintWriter out = spec.commandLine().getOut();
    if (known.isEmpty()) {
      String line = key.privatePem().replaceAll("-----[A-Z ]+-----|\\s", "");
      out.println(Setting.PARLEY_FORM_KEY.name() + "=" + line);
      out.println();
    }
    out.print(key.publicPem());
    out.flush();
    return Exit.OK;
  }
}
