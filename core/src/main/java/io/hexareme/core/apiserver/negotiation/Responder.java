package io.hexareme.core.apiserver.negotiation;

import io.hexareme.core.apiserver.negotiation.Negotiated.Offer;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.ObjectEncoder;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** The respond stage: puts what was found or done into the form that was negotiated. */
public final class Responder {
  private final BodyEncoder json;
  private final BodyEncoder yaml;
  private final ObjectEncoder protobuf;

  public Responder(BodyEncoder json, BodyEncoder yaml, ObjectEncoder protobuf) {
    this.json = json;
    this.yaml = yaml;
    this.protobuf = protobuf;
  }

  /** For an answer that can be a table or metadata only: objects of a resource. */
  public Negotiated forObjects(Call call, String apiVersion, String kind) {
    return Negotiated.choose(call.request(), offer(true, apiVersion, kind));
  }

  /** The same for a watch. */
  public Negotiated forWatch(Call call, String apiVersion, String kind) {
    return Negotiated.stream(call.request(), offer(true, apiVersion, kind));
  }

  /** For an answer that is what it is: a review, a scale, a status. */
  public Negotiated plain(Call call, String apiVersion, String kind) {
    return Negotiated.choose(call.request(), offer(false, apiVersion, kind));
  }

  private Offer offer(boolean transforms, String apiVersion, String kind) {
    return new Offer(transforms, protobuf.writes(apiVersion, kind), protobuf.writes("meta.k8s.io/v1", "PartialObjectMetadata"));
  }

  /** An answer that is a tree. */
  public ApiResponse tree(Call call, int code, Obj value) {
    Negotiated negotiated = plain(call, value.text("apiVersion"), value.text("kind"));
    return whole(call, code, negotiated.encoding(), body(negotiated.encoding(), value));
  }

  /** An answer whose body is made. */
  public ApiResponse whole(Call call, int code, Negotiated.Encoding encoding, Body body) {
    return new ApiResponse.Whole(code, headers(call, encoding.mediaType()), body);
  }

  /** Plain text, such as {@code ok}. */
  public static ApiResponse text(int code, String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", "text/plain; charset=utf-8");
    headers.put("cache-control", "no-cache, private");
    headers.put("x-content-type-options", "nosniff");
    return new ApiResponse.Whole(code, headers, Body.Encoded.of(Bytes.utf8(text)));
  }

  /** The Status of a refusal; {@code span} is the trace's name for the request. */
  public ApiResponse refusal(ApiRequest request, String span, Refusal refusal) {
    Negotiated.Encoding encoding = Negotiated.forError(request, offer(false, "v1", "Status")).encoding();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", encoding.mediaType());
    headers.put("cache-control", "no-cache, private");
    headers.put("audit-id", span);
    headers.putAll(refusal.headers());
    return new ApiResponse.Whole(refusal.code(), headers, body(encoding, refusal.status()));
  }

  /** The tree in that encoding. */
  public Body body(Negotiated.Encoding encoding, Obj value) {
    return switch (encoding) {
      case JSON -> Body.Encoded.of(json.encode(value));
      case PRETTY_JSON -> Body.Encoded.of(Pretty.of(json.encode(value)));
      case YAML -> Body.Encoded.of(yaml.encode(value));
      case PROTOBUF -> Body.Encoded.of(protobuf.encode(value));
      case TREE -> new Body.Tree(value);
    };
  }

  /** A watch event as one frame in protobuf. */
  public Bytes protobufEvent(String type, Bytes object) {
    return protobuf.event(type, object);
  }

  /** The usual headers and the warnings gathered so far. */
  public Map<String, String> headers(Call call, String contentType) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", contentType);
    headers.put("cache-control", "no-cache, private");
    headers.put("audit-id", call.span());
    String warnings = WarningHeader.of(call.warningList());
    if (!warnings.isEmpty()) {
      headers.put("warning", warnings);
    }
    return headers;
  }
}
