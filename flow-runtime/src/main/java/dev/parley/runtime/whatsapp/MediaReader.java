package dev.parley.runtime.whatsapp;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;

/** Reads what Graph answers about files. */
final class MediaReader {
  private MediaReader() {}

  static MediaAnswer<String> uploaded(HttpResponse<byte[]> answer) {
    return read(answer, fields -> fields.text("id"));
  }

  static MediaAnswer<MediaPlace> located(HttpResponse<byte[]> answer) {
    return read(
        answer,
        fields ->
            fields
                .text("url")
                .flatMap(MediaReader::uri)
                .map(url ->
                    new MediaPlace(
                        url,
                        fields.text("mime_type"),
                        fields.text("sha256"),
                        fields.number("file_size").map(Number::longValue))));
  }

  private static <T> MediaAnswer<T> read(
      HttpResponse<byte[]> answer, Function<Fields, Optional<T>> reader) {
    Fields fields = AnswerReader.fields(answer.body());
    HttpHeaders headers = answer.headers();
    return AnswerReader.refusal(answer.statusCode(), headers, fields)
        .<MediaAnswer<T>>map(
            r -> new MediaAnswer.Refused<>(r.error(), r.httpStatus(), r.retryAfter()))
        .or(() -> reader.apply(fields).map(MediaAnswer.Done::new))
        .orElseGet(() ->
            new MediaAnswer.Failed<>(
                "Graph answered with HTTP status " + answer.statusCode() + " and nothing known."));
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
