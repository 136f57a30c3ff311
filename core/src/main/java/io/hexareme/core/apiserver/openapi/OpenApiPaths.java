package io.hexareme.core.apiserver.openapi;

import io.hexareme.core.apiserver.negotiation.Negotiated;
import io.hexareme.core.apiserver.negotiation.Negotiated.Encoding;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.machinery.Fnv;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code /openapi/v3} with the documents below it, and {@code /openapi/v2}. */
public final class OpenApiPaths implements PathHandler {
  private static final String V3 = "/openapi/v3";
  private static final Duration FOR_EVER = Duration.ofDays(365);

  /** RFC 9110, section 5.6.7. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Documents documents;
  private final SwaggerDocument swagger;
  private final Responder responder;
  private final BodyEncoder json;
  private final BodyEncoder protobuf;

  /** @param json writes version 2 for who reads JSON, {@code protobuf} for clients before 1.29 */
  public OpenApiPaths(ServedResources resources, SchemaTable table, Descriptions descriptions, Responder responder, String gitVersion,
      BodyEncoder json, BodyEncoder protobuf) {
    KindTypes kinds = new KindTypes(resources, table);
    GroupVersionDocument document = new GroupVersionDocument(kinds, new CommonWords(descriptions), gitVersion);
    this.documents = new Documents(resources, kinds, document, responder, gitVersion);
    this.swagger = new SwaggerDocument(document, resources, kinds);
    this.json = json;
    this.protobuf = protobuf;
    this.responder = responder;
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    String path = call.request().path();
    if (!path.startsWith("/openapi/") || !call.request().method().equals("GET")) {
      return Optional.empty();
    }
    return answer(call, path.endsWith("/") ? path.substring(0, path.length() - 1) : path).map(CompletableFuture::completedFuture);
  }

  private Optional<ApiResponse> answer(Call call, String path) {
    if (path.equals("/openapi/v2")) {
      return Optional.of(version2(call));
    }
    if (path.equals(V3)) {
      return Optional.of(responder.tree(call, 200, index()));
    }
    String name = path.startsWith(V3 + "/") ? path.substring(V3.length() + 1) : "";
    return documents.hash(name).map(hash -> document(call, name, hash));
  }

  private Obj index() {
    Map<String, Value> paths = new LinkedHashMap<>();
    documents.hashes().forEach((path, hash) -> paths.put(path, Value.obj("serverRelativeURL", address(path, hash))));
    return Value.obj("paths", new Obj(paths));
  }

  private static String address(String path, String hash) {
    return V3 + "/" + path + "?hash=" + hash;
  }

  /** A document never changes under its hash, so whoever asks with the hash may keep it; another hash is shown the way. */
  private ApiResponse document(Call call, String path, String hash) {
    Negotiated.plain(call.request());
    String asked = call.request().param("hash");
    Map<String, String> headers = new LinkedHashMap<>(responder.headers(call, Encoding.JSON.mediaType()));
    if (!asked.isEmpty() && !asked.equals(hash)) {
      headers.put("location", address(path, hash));
      return new ApiResponse.Whole(301, headers, new Body.None());
    }
    if (!asked.isEmpty()) {
      headers.put("cache-control", "public, immutable");
      headers.put("expires", HTTP_DATE.format(call.now().plus(FOR_EVER)));
    }
    headers.put("etag", "\"" + hash + "\"");
    headers.put("vary", "Accept");
    boolean known = call.request().header("if-none-match").contains("\"" + hash + "\"");
    return known ? new ApiResponse.Whole(304, headers, new Body.None()) : new ApiResponse.Whole(200, headers, documents.body(path));
  }

  /** Clients write an at sign where the media type has a full stop, so the rest of it must do. */
  private ApiResponse version2(Call call) {
    boolean binary = call.request().header("accept").contains("proto-openapi");
    if (!binary) {
      Negotiated.plain(call.request());
    }
    Bytes document = swagger.in(binary ? protobuf : json);
    String etag = "\"" + Fnv.hex(document).toUpperCase(Locale.ROOT) + "\"";
    Map<String, String> headers = new LinkedHashMap<>(responder.headers(call, binary ? protobuf.mediaType() : json.mediaType()));
    headers.put("etag", etag);
    headers.put("vary", "Accept");
    boolean known = call.request().header("if-none-match").contains(etag);
    return known ? new ApiResponse.Whole(304, headers, new Body.None()) : new ApiResponse.Whole(200, headers, Body.Encoded.of(document));
  }
}
