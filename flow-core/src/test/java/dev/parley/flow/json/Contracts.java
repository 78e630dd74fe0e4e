package dev.parley.flow.json;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Validates documents that the program itself never validates. */
enum Contracts {
  SESSION("session.schema.json"),
  TURN("turn.schema.json");

  private final String file;

  Contracts(String file) {
    this.file = file;
  }

  List<String> faults(String document) {
    return schema().validate(document, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private Schema schema() {
    try (InputStream in = Contracts.class.getResourceAsStream(file)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
