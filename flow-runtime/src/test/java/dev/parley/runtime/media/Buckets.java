package dev.parley.runtime.media;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A store that speaks S3, in this process, with one empty bucket. */
final class Buckets implements AutoCloseable {
  static final String SECRET = "a-secret-key-of-a-test";

  private final LocalS3 server;
  private final URI endpoint;

  Buckets() {
    server = LocalS3.builder().port(freePort()).mode(LocalS3Mode.IN_MEMORY).build();
    server.start();
    endpoint = URI.create("http://localhost:" + server.getPort());
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("us", SECRET)))
            .build()) {
      client.createBucket(request -> request.bucket("files"));
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bucket, under a prefix. */
  Bucket bucket(String prefix) {
    return new Bucket("files", prefix, "us-east-1", Optional.of(endpoint), "us", SECRET);
  }

  /** One that is not there. */
  Bucket missing() {
    return new Bucket("nowhere", "", "us-east-1", Optional.of(endpoint), "us", SECRET);
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
