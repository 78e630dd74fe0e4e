package dev.parley.runtime.whatsapp;

import java.util.Optional;

/**
 * A picture, film or document above the text of a message.
 *
 * @param filename what a document is called
 */
public record HeaderFile(Content.Media.Kind kind, MediaFile file, Optional<String> filename) {}
