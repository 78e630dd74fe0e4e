package dev.parley.dsl.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All problem codes with their pages, one Markdown file each. */
public final class Catalogue {

  private static final Catalogue STANDARD = load();

  private final SortedMap<String, Page> pages;

  private Catalogue(SortedMap<String, Page> pages) {
    this.pages = pages;
  }

  /** The codes that Parley knows. */
  public static Catalogue standard() {
    return STANDARD;
  }

  public Optional<Page> find(String code) {
    return Optional.ofNullable(pages.get(code));
  }

  /** The page of a code that is part of Parley; a code without a page is a programmer's fault. */
  public Page page(String code) {
    return find(code)
        .orElseThrow(() -> new IllegalArgumentException("no catalogue page for " + code));
  }

  public Collection<Page> pages() {
    return pages.values();
  }

  private static Catalogue load() {
    SortedMap<String, Page> pages = new TreeMap<>();
    for (String code : read("codes.txt").lines().filter(line -> !line.isBlank()).toList()) {
      pages.put(code, PageReader.read(code, read(code + ".md")));
    }
    return new Catalogue(pages);
  }

  private static String read(String name) {
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
