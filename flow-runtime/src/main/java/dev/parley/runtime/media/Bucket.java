package dev.parley.runtime.media;

import java.net.URI;
import java.util.Optional;

/**
 * A bucket of an S3-compatible store.
 *
 * @param prefix what the names of the contents begin with; empty for nothing
 * @param endpoint where the store is, if it is not Amazon's
 * @param accessKey who we are there
 * @param secretKey what proves it; never shown
 */
public record Bucket(
    String name,
    String prefix,
    String region,
    Optional<URI> endpoint,
    String accessKey,
    String secretKey) {
  /** The same bucket, where names of contents begin with this besides. */
  Bucket under(String more) {
    return new Bucket(name, prefix + more, region, endpoint, accessKey, secretKey);
  }

  @Override
  public String toString() {
    return "Bucket[" + name + endpoint.map(at -> " at " + at).orElse("") + "]";
  }
}
