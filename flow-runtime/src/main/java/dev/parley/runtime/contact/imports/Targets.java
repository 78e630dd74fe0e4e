package dev.parley.runtime.contact.imports;

import dev.parley.flow.script.TextFold;
import dev.parley.runtime.contact.ContactField;
import dev.parley.runtime.contact.consent.ConsentPurpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that columns may mean in an account. */
final class Targets {
  private static final Map<Target, List<String>> USUAL_NAMES =
      Map.ofEntries(
          Map.entry(
              Target.Usual.PHONE,
              List.of(
                  "phone",
                  "phonenumber",
                  "phoneno",
                  "mobile",
                  "mobilenumber",
                  "mobilephone",
                  "cell",
                  "cellphone",
                  "whatsapp",
                  "whatsappnumber",
                  "waid",
                  "msisdn",
                  "tel",
                  "telephone",
                  "telefon",
                  "telefonnummer",
                  "handy",
                  "handynummer",
                  "telefono",
                  "movil",
                  "celular",
                  "telefone",
                  "contactnumber",
                  "number")),
          Map.entry(
              Target.Usual.NAME,
              List.of(
                  "name",
                  "fullname",
                  "contactname",
                  "customername",
                  "firstname",
                  "lastname",
                  "givenname",
                  "familyname",
                  "surname",
                  "vorname",
                  "nachname",
                  "nombre",
                  "apellido",
                  "nome",
                  "sobrenome")),
          Map.entry(
              Target.Usual.LANGUAGE, List.of("language", "lang", "locale", "sprache", "idioma")),
          Map.entry(Target.Usual.TIME_ZONE, List.of("timezone", "tz", "zone", "zeitzone")),
          Map.entry(Target.Usual.LABELS, List.of("labels", "label", "tags", "tag", "etiquetas")),
          Map.entry(
              Target.Usual.GROUPS,
              List.of("groups", "group", "lists", "list", "segment", "segments", "grupo")),
          Map.entry(
              new Target.Consented(ConsentPurpose.MARKETING),
              List.of(
                  "consent",
                  "optin",
                  "optedin",
                  "marketing",
                  "marketingconsent",
                  "marketingoptin",
                  "consentmarketing",
                  "whatsappoptin")),
          Map.entry(
              new Target.Consented(ConsentPurpose.UTILITY),
              List.of("utility", "utilityconsent", "consentutility")),
          Map.entry(
              Target.Usual.CONSENT_AT,
              List.of("consentat", "consentdate", "optindate", "optinat", "consenttime")),
          Map.entry(
              Target.Usual.CONSENT_HOW,
              List.of("consenthow", "consentsource", "optinsource", "consentorigin")),
          Map.entry(
              Target.Usual.CONSENT_WORDS, List.of("consentwords", "consenttext", "optintext")));

  private final Map<String, Target> words = new HashMap<>();
  private final Map<String, Target> names = new HashMap<>();

  Targets(List<ContactField> fields) {
    USUAL_NAMES.forEach((target, usual) -> {
      words.put(target.word(), target);
      names.put(folded(target.word()), target);
      usual.forEach(name -> names.put(name, target));
    });
    for (ContactField field : fields) {
      Target target = new Target.Custom(field);
      words.put(target.word(), target);
      String own = folded(field.name());
      if (!words.containsKey(own)) {
        names.put(own, target);
      }
      names.putIfAbsent(folded(field.title()), target);
      names.put(folded(target.word()), target);
    }
  }

  /** What a plan's word says. */
  Optional<Target> of(String word) {
    return Optional.ofNullable(words.get(word));
  }

  /** What a column of this name most likely means. */
  Optional<Target> guess(String column) {
    return Optional.ofNullable(names.get(folded(column)));
  }

  /** All words, in their order. */
  List<String> words() {
    List<String> all = new ArrayList<>(words.keySet());
    all.sort(String::compareTo);
    return all;
  }

  /** Without case, accents and what stands between words. */
  static String folded(String name) {
    return TextFold.fold(name).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
