package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes an answer that is complete. */
final class WholeResponse {
  private WholeResponse() {}

  static void write(HttpServerRequest request, ApiResponse.Whole whole) {
    HttpServerResponse response = request.response();
    if (response.closed() || response.ended()) {
      return; // the client has gone
    }
    Head.put(response, whole);
    if (whole.code() == 204 || whole.code() == 304) {
      response.end();
      return;
    }
    Buffer body = body(request, response, whole);
    response.putHeader("content-length", Integer.toString(body.length()));
    if (request.method() == HttpMethod.HEAD) {
      response.end();
    } else {
      response.end(body);
    }
  }

  private static Buffer body(HttpServerRequest request, HttpServerResponse response, ApiResponse.Whole whole) {
    if (!Gzip.worthIt(request, whole)) {
      return Pieces.buffer(whole.body());
    }
    response.putHeader("content-encoding", "gzip");
    response.headers().add("vary", "Accept-Encoding");
    return Gzip.compress(whole.body());
  }
}
