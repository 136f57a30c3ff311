package io.hexareme.core.apiserver.audit;

import io.hexareme.core.apiserver.audit.AuditPolicy.Told;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The events of one request in Kubernetes' form, field by field in its order. */
final class AuditEvents {
  private static final String HEX = "0123456789ABCDEF";

  private final ApiRequest request;
  private final RequestInfo info;
  private final User requester;
  private final String id;
  private final Told told;
  private final Instant received;
  private final Payloads payloads;
  private User acting; // null unless somebody acts as another
  private Optional<Value> body; // null before it is asked for

  AuditEvents(ApiRequest request, RequestInfo info, User requester, String id, Told told, Instant received, Payloads payloads) {
    this.request = request;
    this.info = info;
    this.requester = requester;
    this.id = id;
    this.told = told;
    this.received = received;
    this.payloads = payloads;
  }

  void actsAs(User other) {
    acting = other;
  }

  /** @param response null before there is one */
  Obj event(AuditStage stage, Instant at, ApiResponse response, Obj status, Map<String, String> annotations) {
    boolean later = stage != AuditStage.REQUEST_RECEIVED;
    return Value.obj(
        "kind", "Event", "apiVersion", "audit.k8s.io/v1",
        "level", told.level().word(),
        "auditID", id,
        "stage", stage.word(),
        "requestURI", uri(),
        "verb", info.verb(),
        "user", user(requester),
        "impersonatedUser", acting == null ? null : user(acting),
        "sourceIPs", sources(),
        "userAgent", emptyIsNull(request.header("user-agent")),
        "objectRef", info.isResource() ? reference(later) : null,
        "responseStatus", status,
        "requestObject", later && told.level().includes(AuditLevel.REQUEST) ? shown(body()) : null,
        "responseObject", response != null && told.level().includes(AuditLevel.REQUEST_RESPONSE) ? shown(payloads.of(response)) : null,
        "requestReceivedTimestamp", Timestamps.micros(received),
        "stageTimestamp", Timestamps.micros(at),
        "annotations", annotations.isEmpty() ? null : Value.strings(annotations));
  }

  /** What the answer says of itself: its Status when it refuses, otherwise the code. */
  Obj status(ApiResponse response) {
    Value tree = response.code() >= 400 ? payloads.of(response).orElse(Obj.EMPTY) : Obj.EMPTY;
    Obj plain = Value.obj("metadata", Obj.EMPTY, "code", response.code());
    return tree.text("kind").equals("Status")
        ? Value.obj("metadata", Obj.EMPTY, "status", tree.text("status"), "message", emptyIsNull(tree.text("message")),
            "reason", emptyIsNull(tree.text("reason")), "details", tree.at("details").isNull() ? null : tree.at("details"),
            "code", response.code())
        : plain;
  }

  private Value shown(Optional<Value> tree) {
    return tree.map(value -> told.omitManagedFields() ? Payloads.withoutManagedFields(value) : value).orElse(null);
  }

  private Optional<Value> body() {
    if (body == null) {
      body = payloads.of(request);
    }
    return body;
  }

  private static Obj user(User user) {
    Map<String, List<String>> extra = user.extra();
    return Value.obj("username", emptyIsNull(user.name()), "uid", emptyIsNull(user.uid()),
        "groups", user.groups().isEmpty() ? null : user.groups(),
        "extra", extra.isEmpty() ? null : new Obj(extra.entrySet().stream().collect(Collectors.toMap(
            Map.Entry::getKey, entry -> Value.strings(entry.getValue()), (one, other) -> one, LinkedHashMap::new))));
  }

  /** What is created has its name in the body. */
  private Obj reference(boolean later) {
    boolean made = later && info.verb().equals("create") && info.name().isEmpty();
    Value metadata = made ? body().orElse(Obj.EMPTY).at("metadata") : Obj.EMPTY;
    String name = info.name().isEmpty() ? metadata.text("name") : info.name();
    return Value.obj("resource", info.resource(), "namespace", emptyIsNull(info.namespace()), "name", emptyIsNull(name),
        "apiGroup", emptyIsNull(info.group()), "apiVersion", info.version(), "subresource", emptyIsNull(info.subresource()));
  }

  private List<String> sources() {
    String forwarded = request.header("x-forwarded-for");
    return forwarded.isEmpty() ? null : List.of(forwarded.split("\\s*,\\s*"));
  }

  private String uri() {
    if (request.query().isEmpty()) {
      return request.path();
    }
    return request.path() + "?" + request.query().entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(value -> escaped(entry.getKey()) + "=" + escaped(value)))
        .collect(Collectors.joining("&"));
  }

  /** As in a query: all but letters, digits and four marks as the hexadecimal numbers of their bytes. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char as = (char) (one & 0xff);
      if (as < 0x80 && (Character.isLetterOrDigit(as) || "-._~".indexOf(as) >= 0)) {
        escaped.append(as);
      } else {
        escaped.append('%').append(HEX.charAt(as >> 4)).append(HEX.charAt(as & 15));
      }
    }
    return escaped.toString();
  }

  private static String emptyIsNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
