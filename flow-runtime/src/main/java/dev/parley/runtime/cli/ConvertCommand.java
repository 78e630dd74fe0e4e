package dev.parley.runtime.cli;

import dev.parley.dsl.Converted;
import dev.parley.dsl.Dsl;
import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.problem.TextForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a flow's text into JSON, or JSON into text. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Turns a .flow file into .flow.json, or a .flow.json file into .flow.",
    footer = {
      "",
      "Nothing is lost on the way, comments included, and nothing is checked: parley check does",
      "that for both. What cannot be said in the other form is named, and nothing is written.",
      "A bot's own file, bot.flow, is converted like a flow."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class ConvertCommand implements Callable<Integer> {
  private static final String TEXT = ".flow";
  private static final String JSON = ".flow.json";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IN", description = "NAME.flow or NAME.flow.json.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "A file of the other kind.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    boolean fromJson = isJson(in);
    if (fromJson == isJson(out)) {
      throw new ParameterException(
          spec.commandLine(),
          fromJson
              ? "Both files are JSON: one is to end in .flow."
              : "Both files are text: one is to end in .flow.json.");
    }
    String text = text(in);
    String name = in.toString().replace('\\', '/');
    Converted converted = fromJson ? Dsl.toText(name, text) : Dsl.toJson(name, text);
    if (converted.text().isEmpty()) {
      tell(converted, SourceText.of(name, text));
      return Exit.FOUND;
    }
    write(converted.text().get());
    return Exit.OK;
  }

  private boolean isJson(Path file) {
    String name = file.toString();
    if (!name.endsWith(JSON) && !name.endsWith(TEXT)) {
      throw new ParameterException(
          spec.commandLine(), file + " is neither NAME.flow nor NAME.flow.json.");
    }
    return name.endsWith(JSON);
  }

  private void tell(Converted converted, SourceText source) {
    PrintWriter err = spec.commandLine().getErr();
    for (Diagnostic problem : converted.problems()) {
      err.println(TextForm.of(problem, file -> Optional.of(source)));
    }
    err.println(in + " was not converted.");
    err.flush();
  }

  private void write(String text) throws IOException {
    if (Files.exists(out) && Files.isSameFile(in, out)) {
      throw new CannotRead(out + " is the same file as " + in + ".");
    }
    if (Files.isDirectory(out)) {
      throw new CannotRead(out + " is a folder.");
    }
    try {
      FreshFile.write(out, text);
    } catch (NoSuchFileException e) {
      throw new CannotRead("There is no folder for " + out + ".");
    } catch (CharacterCodingException e) {
      throw new CannotRead(in + " holds half a character, which no file of text can hold.");
    } catch (IOException e) {
      throw new CannotRead(out + " cannot be written: " + e.getMessage() + ".");
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new CannotRead(file + " is not UTF-8 text.");
    } catch (NoSuchFileException e) {
      throw new CannotRead("There is no file " + file + ".");
    } catch (IOException e) {
      throw new CannotRead(file + " cannot be read.");
    }
  }
}
