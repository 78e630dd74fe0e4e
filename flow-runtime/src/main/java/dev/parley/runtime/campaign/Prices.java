package dev.parley.runtime.campaign;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.parley.runtime.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What messages cost, as the operator's table says: a CSV file with the columns country, category,
 * currency and price. Without such a file an example is read, which is none of Meta's price lists.
 */
final class Prices {
  /** The file in the data folder. */
  static final String FILE = "prices.csv";

  private static final String OTHERS = "*";

  private final Map<String, Price> prices;
  private final boolean example;

  /** What a message costs. */
  record Price(String currency, BigDecimal amount) {}

  private Prices(Map<String, Price> prices, boolean example) {
    this.prices = prices;
    this.example = example;
  }

  /**
   * The table as it is now.
   *
   * @throws Problem 409 if the operator's file cannot be read
   */
  static Prices in(Path folder) {
    Path file = folder.resolve(FILE);
    boolean own = Files.exists(file);
    try (InputStream in =
            own
                ? Files.newInputStream(file)
                : Objects.requireNonNull(Prices.class.getResourceAsStream("prices-example.csv"));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return new Prices(read(reader), !own);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw Problem.conflict(
          "The table of prices, "
              + FILE
              + " in the data folder, cannot be read: "
              + e.getMessage());
    }
  }

  private static Map<String, Price> read(Reader reader) throws IOException {
    Map<String, Price> prices = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
      for (NamedCsvRecord row : rows) {
        prices.put(
            key(row.getField("country"), row.getField("category")),
            new Price(row.getField("currency"), new BigDecimal(row.getField("price").strip())));
      }
    }
    return prices;
  }

  private static String key(String country, String category) {
    return country.strip().toUpperCase(Locale.ROOT)
        + " "
        + category.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it is the example. */
  boolean example() {
    return example;
  }

  /** What a message to a country costs; empty if the table does not say. */
  Optional<Price> of(String country, String category) {
    return Optional.ofNullable(prices.get(key(country, category)))
        .or(() -> Optional.ofNullable(prices.get(key(OTHERS, category))));
  }

  /** The country of a phone number, by its two letters; {@code ZZ} if that is not known. */
  static String country(String phone) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      String region = numbers.getRegionCodeForNumber(numbers.parse("+" + phone, null));
      return region == null ? "ZZ" : region;
    } catch (NumberParseException e) {
      return "ZZ";
    }
  }
}
