package dev.parley.runtime;

import dev.parley.flow.script.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Where settings come from: the file, then the environment, then flags; the later wins. */
public final class SettingSources {
  private static final String ENV = "PARLEY_ENV_";
  private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

  private final Map<Setting, String> values = new EnumMap<>(Setting.class);
  private final Map<String, String> env = new TreeMap<>();

  /** No source yet: every setting has its initial value. */
  public SettingSources() {}

  /**
   * Reads a settings file: lines {@code NAME=value}, empty lines, and lines that begin with {@code
   * #}.
   *
   * @throws SettingFault if it cannot be read or holds something else
   */
  public SettingSources file(Path file) {
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String place = file + ", line " + (i + 1);
        int equals = line.indexOf('=');
        if (equals < 1) {
          throw new SettingFault(place + ": expected NAME=value.");
        }
        put(line.substring(0, equals).strip(), line.substring(equals + 1).strip(), place);
      }
    }
    return this;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new SettingFault("There is no settings file " + file + ".");
    } catch (CharacterCodingException e) {
      throw new SettingFault("The settings file " + file + " is not UTF-8 text.");
    } catch (IOException e) {
      throw new SettingFault("The settings file " + file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * Takes the variables whose names begin with {@code PARLEY_}.
   *
   * @throws SettingFault if one of them is no setting
   */
  public SettingSources environment(Map<String, String> environment) {
    environment.forEach((name, value) -> {
      if (name.startsWith("PARLEY_")) {
        put(name, value, "The environment");
      }
    });
    return this;
  }

  /** Takes a flag's value. */
  public SettingSources flag(Setting setting, Optional<String> value) {
    value.ifPresent(v -> values.put(setting, v));
    return this;
  }

  private void put(String name, String value, String place) {
    if (name.startsWith(ENV) && ENV_NAME.matcher(name.substring(ENV.length())).matches()) {
      env.put(name.substring(ENV.length()), value);
      return;
    }
    Setting setting =
        Setting.named(name).orElseThrow(() -> new SettingFault(place + ": " + unknown(name)));
    values.put(setting, value);
  }

  private static String unknown(String name) {
    List<String> names = Arrays.stream(Setting.values()).map(Setting::name).toList();
    return "there is no setting called "
        + name
        + "."
        + Nearest.to(name, names).map(n -> " Did you mean " + n + "?").orElse("");
  }

  /** What the flows read as {@code env}, by name: {@code PARLEY_ENV_API} is {@code env.API}. */
  public Map<String, String> env() {
    return Map.copyOf(env);
  }

  /** The value of a setting; empty text is none. */
  public Optional<String> get(Setting setting) {
    return Optional.of(values.getOrDefault(setting, setting.initial()))
        .filter(value -> !value.isBlank());
  }

  /** The value of a setting that always has one. */
  String require(Setting setting) {
    return get(setting).orElseGet(setting::initial);
  }
}
