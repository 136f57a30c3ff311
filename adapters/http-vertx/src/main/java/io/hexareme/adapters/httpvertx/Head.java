package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiResponse;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Puts status and headers; the API server names all headers but those of the transport. */
final class Head {
  private record Dated(long second, String text) {}

  /** One formatting a second; a race costs a second formatting and nothing else. */
  private static volatile Dated last = new Dated(0, "");

  private Head() {}

  static void put(HttpServerResponse response, ApiResponse answer) {
    response.setStatusCode(answer.code());
    answer.headers().forEach(response::putHeader);
    response.putHeader("date", date());
  }

  private static String date() {
    Instant now = Instant.now();
    Dated dated = last;
    if (dated.second() != now.getEpochSecond()) {
      dated = new Dated(now.getEpochSecond(), DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
      last = dated;
    }
    return dated.text();
  }
}
