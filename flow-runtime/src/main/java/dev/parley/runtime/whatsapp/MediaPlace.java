package dev.parley.runtime.whatsapp;

import java.net.URI;
import java.util.Optional;

/**
 * Where a file can be fetched, for five minutes.
 *
 * @param mimeType what Meta says it is
 * @param sha256 what Meta says its hash is, in hex or base64
 * @param bytes how long Meta says it is
 */
public record MediaPlace(
    URI url, Optional<String> mimeType, Optional<String> sha256, Optional<Long> bytes) {}
