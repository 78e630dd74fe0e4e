package dev.parley.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Contents in a bucket of an S3-compatible store, which all servers share. */
final class BucketShelves implements Shelves {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;
  private static final int FAN_OUT = 2;

  private final Bucket bucket;
  private final Path temporary;
  private final S3Client client;

  /**
   * Shelves in a bucket.
   *
   * @param temporary where contents that are lent lie meanwhile
   */
  BucketShelves(Bucket bucket, Path temporary) {
    this.bucket = bucket;
    this.temporary = temporary;
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(bucket.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTING)
                    .socketTimeout(SILENCE))
            // Stores that are not Amazon's do not know the checksums that it takes unasked.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    bucket.endpoint().ifPresent(at -> builder.endpointOverride(at).forcePathStyle(true));
    this.client = builder.build();
  }

  private String key(String account, String digest) {
    Shelves.check(account, digest);
    return bucket.prefix() + account + "/" + digest.substring(0, FAN_OUT) + "/" + digest;
  }

  @Override
  public void put(String account, String digest, Path written) {
    String key = key(account, digest);
    ask(() ->
        client.putObject(
            request -> request.bucket(bucket.name()).key(key), RequestBody.fromFile(written)));
  }

  @Override
  public boolean has(String account, String digest) {
    return kept(key(account, digest)).isPresent();
  }

  private Optional<Instant> kept(String key) {
    return ask(() -> {
      try {
        return Optional.of(
            client.headObject(request -> request.bucket(bucket.name()).key(key)).lastModified());
      } catch (S3Exception e) {
        return orElseThrow(e);
      }
    });
  }

  /** That something is not there is no fault. */
  private static <T> Optional<T> orElseThrow(S3Exception e) {
    if (e instanceof NoSuchKeyException || e.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    throw e;
  }

  @Override
  public Optional<InputStream> open(String account, String digest) {
    String key = key(account, digest);
    return ask(() -> {
      try {
        return Optional.of(client.getObject(request -> request.bucket(bucket.name()).key(key)));
      } catch (S3Exception e) {
        return orElseThrow(e);
      }
    });
  }

  @Override
  public <T> T lend(String account, String digest, Function<Path, T> borrower) {
    Path file = FileVault.fresh(temporary);
    try (InputStream in =
        open(account, digest)
            .orElseThrow(() -> new UncheckedIOException(new IOException("A content is gone.")))) {
      Files.copy(in, file);
      return borrower.apply(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      FileVault.delete(file);
    }
  }

  @Override
  public void each(Instant before, BiConsumer<String, List<String>> visitor) {
    ask(() -> {
      client
          .listObjectsV2Paginator(request -> request.bucket(bucket.name()).prefix(bucket.prefix()))
          .forEach(page -> show(page.contents(), before, visitor));
      return true;
    });
  }

  private void show(
      List<S3Object> contents, Instant before, BiConsumer<String, List<String>> visitor) {
    Map<String, List<String>> accounts = new TreeMap<>();
    for (S3Object content : contents) {
      String[] name = content.key().substring(bucket.prefix().length()).split("/", -1);
      if (name.length == 3 && content.lastModified().isBefore(before)) {
        accounts.computeIfAbsent(name[0], account -> new ArrayList<>()).add(name[2]);
      }
    }
    accounts.forEach(visitor);
  }

  @Override
  public void discard(String account, String digest, Instant before) {
    String key = key(account, digest);
    if (kept(key).filter(at -> at.isBefore(before)).isPresent()) {
      ask(() -> client.deleteObject(request -> request.bucket(bucket.name()).key(key)));
    }
  }

  @Override
  public Optional<String> trouble() {
    try {
      client.headBucket(request -> request.bucket(bucket.name()));
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of("The bucket " + bucket.name() + " cannot be used: " + words(e) + ".");
    }
  }

  private <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException e) {
      throw new UncheckedIOException(
          new IOException("The bucket " + bucket.name() + " does not answer: " + words(e), e));
    }
  }

  private static String words(SdkException e) {
    return e instanceof S3Exception answer && answer.statusCode() > 0
        ? "HTTP status " + answer.statusCode()
        : String.valueOf(e.getMessage());
  }
}
