package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import dev.parley.flow.check.TranslationUpdate;
import dev.parley.flow.json.TranslationJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.LanguageTag;
import dev.parley.flow.model.Translation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keeps a bot's translations up to date. */
@Command(
    name = "i18n",
    mixinStandardHelpOptions = true,
    description = "Translations of a bot: makes their files, brings them up to date, checks them.",
    footer = {"", "parley i18n extract my-bot --lang hi,pt_BR"})
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class I18nCommand {
  @Spec private CommandSpec spec;

  @Command(
      description = "Makes files of all texts for languages, and keeps what is translated.",
      mixinStandardHelpOptions = true)
  int extract(
      @Parameters(paramLabel = "BOT_DIR", description = "The bot's folder.") Path folder,
      @Option(
              names = "--lang",
              split = ",",
              paramLabel = "LANG",
              description = "The languages; those of bot.flow where absent.")
          @Nullable List<String> languages)
      throws IOException {
    Optional<Bot> bot = bot(folder);
    if (bot.isEmpty()) {
      return Exit.FOUND;
    }
    List<String> wanted = languages == null ? bot.get().settings().languages() : languages;
    if (wanted.isEmpty()) {
      throw new CannotRead("Which languages? Say --lang, or `languages:` in bot.flow.");
    }
    for (String lang : wanted) {
      if (!lang.matches("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")) {
        throw new CannotRead("`" + lang + "` is no language, such as hi or pt_BR.");
      }
      for (String flow : TranslationUpdate.subjects(bot.get())) {
        if (!TranslationUpdate.own(bot.get(), flow, lang)) {
          write(folder, bot.get(), flow, named(bot.get(), flow, lang));
        }
      }
    }
    return Exit.OK;
  }

  @Command(
      description = "Brings the files that are there up to what the bot says now.",
      mixinStandardHelpOptions = true)
  int update(@Parameters(paramLabel = "BOT_DIR", description = "The bot's folder.") Path folder)
      throws IOException {
    Optional<Bot> bot = bot(folder);
    if (bot.isEmpty()) {
      return Exit.FOUND;
    }
    for (Translation translation : bot.get().translations()) {
      String flow = translation.flow();
      if (flow.isEmpty() || bot.get().flow(flow).isPresent()) {
        write(folder, bot.get(), flow, translation.lang());
      }
    }
    return Exit.OK;
  }

  @Command(
      description = "Lists what is not translated. Exit status 1 if there is anything.",
      mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "BOT_DIR", description = "The bot's folder.") Path folder) {
    Optional<Bot> bot = bot(folder);
    if (bot.isEmpty()) {
      return Exit.FOUND;
    }
    PrintWriter out = spec.commandLine().getOut();
    int open = 0;
    for (Translation wanted : wanted(bot.get())) {
      for (Map.Entry<String, Translation.Text> text : wanted.texts().entrySet()) {
        if (text.getValue().text().isBlank()) {
          String source = text.getValue().source().lines().findFirst().orElse("");
          out.println(wanted.file() + ": " + text.getKey() + ": " + source);
          open++;
        }
      }
    }
    out.println(Problems.counted(open, "text") + " to translate");
    out.flush();
    return open == 0 ? Exit.OK : Exit.FOUND;
  }

  /** The translations that there are or should be, as they should be. */
  private static List<Translation> wanted(Bot bot) {
    List<Translation> wanted = new ArrayList<>();
    for (Translation there : bot.translations()) {
      wanted.add(TranslationUpdate.of(bot, there.flow(), there.lang()));
    }
    for (String lang : bot.settings().languages()) {
      for (String flow : TranslationUpdate.subjects(bot)) {
        if (!TranslationUpdate.own(bot, flow, lang) && there(bot, flow, lang).isEmpty()) {
          wanted.add(TranslationUpdate.of(bot, flow, lang));
        }
      }
    }
    return wanted;
  }

  private static Optional<Translation> there(Bot bot, String flow, String lang) {
    return bot.translations().stream()
        .filter(translation -> translation.flow().equals(flow))
        .filter(t -> LanguageTag.normal(t.lang()).equals(LanguageTag.normal(lang)))
        .findFirst();
  }

  /** A file that is there keeps its name, pt-BR or pt_BR. */
  private static String named(Bot bot, String flow, String lang) {
    return there(bot, flow, lang).map(Translation::lang).orElse(lang);
  }

  private Optional<Bot> bot(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CannotRead("There is no bot folder " + folder + ".");
    }
    LoadedBot loaded = BotFolders.load(folder);
    if (loaded.errors() > 0) {
      Problems.print(loaded, spec.commandLine().getOut());
    }
    return loaded.bot();
  }

  private void write(Path folder, Bot bot, String flow, String lang) throws IOException {
    Translation translation = TranslationUpdate.of(bot, flow, lang);
    Path file = folder.resolve(translation.file());
    Files.createDirectories(folder.resolve(Translation.FOLDER));
    String text = TranslationJson.write(translation);
    boolean same = Files.exists(file) && Files.readString(file).equals(text);
    if (!same) {
      FreshFile.write(file, text);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%s: %s, %d to translate"
            .formatted(
                file,
                Problems.counted(translation.texts().size(), "text"),
                TranslationUpdate.open(translation).size()));
    out.flush();
  }
}
