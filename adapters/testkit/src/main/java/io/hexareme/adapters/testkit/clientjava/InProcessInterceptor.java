package io.hexareme.adapters.testkit.clientjava;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;

/** Answers OkHttp's requests from an API server in this process, instead of going on to the network. */
final class InProcessInterceptor implements Interceptor {
  private static final long PATIENCE_SECONDS = 60;
  private static final String BEARER = "Bearer ";

  private final ApiServer server;
  private final Credential usual;

  /** @param usual shown where a request brings no bearer token of its own */
  InProcessInterceptor(ApiServer server, Credential usual) {
    this.server = server;
    this.usual = usual;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    ApiResponse answer = answer(mapped(request));
    Response.Builder response = new Response.Builder().request(request).protocol(Protocol.HTTP_1_1).code(answer.code()).message("");
    answer.headers().forEach(response::header);
    return response.body(body(answer)).build();
  }

  private ApiResponse answer(ApiRequest request) throws IOException {
    try {
      return server.handle(request).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for an answer");
    } catch (ExecutionException failed) {
      throw new IOException("the API server failed: " + failed.getCause(), failed);
    } catch (TimeoutException late) {
      throw new InterruptedIOException("timeout: no answer within " + PATIENCE_SECONDS + " s");
    }
  }

  private ApiRequest mapped(Request request) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach(header -> headers.merge(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond(), (one, next) -> one + "," + next));
    Body body = new Body.None();
    if (request.body() != null && request.body().contentLength() != 0) {
      Buffer buffer = new Buffer();
      request.body().writeTo(buffer);
      body = Body.Encoded.of(new Bytes(buffer.readByteArray()));
      MediaType type = request.body().contentType();
      if (type != null) {
        headers.put("content-type", type.toString());
      }
    }
    headers.remove("accept-encoding"); // nothing is gained by packing what never leaves the process
    String authorization = headers.remove("authorization");
    Credential credential = authorization != null && authorization.startsWith(BEARER)
        ? new Credential.Bearer(authorization.substring(BEARER.length())) : usual;
    return new ApiRequest(request.method(), "/" + String.join("/", request.url().pathSegments()), query(request.url()), headers, body, credential, "");
  }

  private static Map<String, List<String>> query(HttpUrl url) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      query.computeIfAbsent(url.queryParameterName(i), name -> new ArrayList<>()).add(value == null ? "" : value);
    }
    return query;
  }

  private static ResponseBody body(ApiResponse answer) throws IOException {
    String type = answer.headers().getOrDefault("content-type", "application/json");
    return switch (answer) {
      case ApiResponse.Whole(int code, var headers, Body.Encoded encoded) -> ResponseBody.create(encoded.joined().array(), MediaType.parse(type));
      case ApiResponse.Whole whole -> ResponseBody.create(new byte[0], MediaType.parse(type));
      case ApiResponse.Streaming streaming -> ResponseBody.create(
          Okio.buffer(Okio.source(new FramesInputStream(streaming.frames()))), MediaType.parse(type), -1);
      case ApiResponse.Conversing conversing -> {
        conversing.dialogue().cancel();
        throw new IOException("exec, attach and port-forward need a socket: make the client with ClientJava.overHttp, or let fabric8's talk in-process");
      }
    };
  }
}
