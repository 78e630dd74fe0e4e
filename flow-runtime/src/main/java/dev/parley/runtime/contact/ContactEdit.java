package dev.parley.runtime.contact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of what is known about a contact; everything else stays as it is by then.
 *
 * @param fields the new values, null to unset
 */
public record ContactEdit(String account, String contact, Map<String, @Nullable Object> fields) {
  public ContactEdit {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
