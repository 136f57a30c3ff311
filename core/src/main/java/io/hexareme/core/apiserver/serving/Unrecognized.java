package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.schema.Shape;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** Bodies that are no object of any kind: what is said of them, with their first bytes, as Kubernetes shows them. */
final class Unrecognized {
  private static final int SUMMARY_BYTES = 30;

  private Unrecognized() {}

  static Refusal body(String kind, String why, Bytes bytes) {
    return Refusals.badRequest(
        "the object provided is unrecognized (must be of type " + kind + "): " + why + " (" + summary(bytes) + ")");
  }

  private static String summary(Bytes bytes) {
    if (bytes.length() == 0) {
      return "<empty>";
    }
    int shown = Math.min(SUMMARY_BYTES, bytes.length());
    String more = shown < bytes.length() ? " ..." : "";
    if (bytes.array()[0] == '{') {
      return new String(bytes.array(), 0, shown, StandardCharsets.UTF_8) + more;
    }
    return HexFormat.of().formatHex(bytes.array(), 0, shown) + more;
  }

  /** An object whose kind and apiVersion are strings if they are there. */
  static Obj requireObject(Value value, String kind, Call call) {
    String fault;
    if (value instanceof Obj object) {
      Optional<String> mistyped = Stream.of("apiVersion", "kind")
          .filter(field -> !(object.at(field) instanceof Value.Str) && !object.at(field).isNull()).findFirst();
      if (mistyped.isEmpty()) {
        return object;
      }
      fault = Shape.jsonType(object.at(mistyped.get())) + " into Go struct field ." + mistyped.get() + " of type string";
    } else {
      fault = Shape.jsonType(value) + " into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; "
          + "Kind string \"json:\\\"kind,omitempty\\\"\" }";
    }
    throw body(
        kind, "couldn't get version/kind; json parse error: json: cannot unmarshal " + fault, bytes(call.request().body()));
  }

  private static Bytes bytes(Body body) {
    return body instanceof Body.Encoded encoded ? encoded.joined() : Bytes.EMPTY;
  }
}
