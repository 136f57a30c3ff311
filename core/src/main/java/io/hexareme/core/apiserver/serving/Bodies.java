package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.schema.Shape;
import io.hexareme.core.apiserver.schema.Shaping;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyDecoder.Decoded;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The decode stage: from the body of a request to an object of the expected kind. */
public final class Bodies {
  private static final List<String> ACCEPTED =
      List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
  private static final int SUMMARY_BYTES = 30;

  private final Map<String, BodyDecoder> decoders = new LinkedHashMap<>();
  private final Shaping shaping;
  private final RequestTrace trace;

  public Bodies(List<BodyDecoder> decoders, Shaping shaping, RequestTrace trace) {
    decoders.forEach(decoder -> this.decoders.put(decoder.mediaType(), decoder));
    this.shaping = shaping;
    this.trace = trace;
  }

  /** An object of the resource's own kind. */
  public Obj read(Call call, ServedResource resource) {
    return read(call, resource.kind(), resource.schema().apiVersion(), resource.type());
  }

  /** An object of that kind, with kind and apiVersion filled in; unknown fields and duplicates as {@code fieldValidation} says. */
  public Obj read(Call call, String kind, String apiVersion, TypeSchema type) {
    Decoded decoded = decode(call, kind);
    Obj raw = object(decoded.value(), kind, call);
    checkKind(raw, kind, apiVersion);
    Obj typed = raw.with("kind", kind).with("apiVersion", apiVersion);
    return shaped(call, typed, kind, apiVersion, type, decoded.duplicates());
  }

  /** A tree that was made from an object by a patch, checked as if it had come as a body. */
  public Obj reread(Call call, ServedResource resource, Value patched) {
    return reread(call, resource.kind(), resource.schema().apiVersion(), resource.type(), patched);
  }

  /** The same for another kind than the resource's. */
  Obj reread(Call call, String kind, String apiVersion, TypeSchema type, Value patched) {
    if (!(patched instanceof Obj object)) {
      throw Refusals.unprocessable();
    }
    checkKind(object, kind, apiVersion);
    return shaped(call, object.with("kind", kind).with("apiVersion", apiVersion), kind, apiVersion, type, List.of());
  }

  /** DeleteOptions or another optional body; empty when there is none. */
  public Obj readOptional(Call call, String kind, String apiVersion, TypeSchema type) {
    if (isEmpty(call.request().body())) {
      return Obj.EMPTY;
    }
    Obj raw = object(decode(call, kind).value(), kind, call);
    return shaped(call, raw, kind, apiVersion, type, List.of());
  }

  /** The tree of a patch body. */
  public Value readPatch(Call call, String encoding) {
    return switch (call.request().body()) {
      case Body.Tree(Value value) -> value;
      case Body.None none -> throw Refusals.badRequest("error decoding patch: unexpected end of JSON input");
      case Body.Encoded encoded -> {
        try {
          yield decoders.get(encoding).decode(encoded.joined()).value();
        } catch (MalformedBody malformed) {
          throw Refusals.badRequest("error decoding patch: " + malformed.getMessage());
        }
      }
    };
  }

  static boolean isEmpty(Body body) {
    return switch (body) {
      case Body.None none -> true;
      case Body.Encoded encoded -> encoded.pieces().stream().allMatch(piece -> piece.length() == 0);
      case Body.Tree tree -> false;
    };
  }

  private Obj shaped(Call call, Obj raw, String kind, String apiVersion, TypeSchema type, List<String> duplicates) {
    return switch (shaping.shape(type, raw)) {
      case Shape.Mistyped(String why) -> throw Refusals.cannotBeHandled(kind, version(apiVersion), why);
      case Shape.Fits(Obj object, List<String> unknown) -> {
        report(call, kind, version(apiVersion), unknown, duplicates);
        trace.stage(call.span(), call.request(), call.info(), "decode", apiVersion + " " + kind);
        yield object;
      }
    };
  }

  private static String version(String apiVersion) {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** Unknown and duplicate fields: refused, told of, or passed over. */
  private static void report(Call call, String kind, String version, List<String> unknown, List<String> duplicates) {
    List<String> findings = new ArrayList<>(unknown);
    duplicates.forEach(path -> findings.add("duplicate field \"" + path + "\""));
    switch (call.request().param("fieldValidation")) {
      case "Strict" -> {
        if (!findings.isEmpty()) {
          throw Refusals.strictDecoding(kind, version, findings);
        }
      }
      case "Ignore" -> { }
      case "Warn", "" -> findings.forEach(call::warn);
      default -> throw Refusals.fieldValidation(call.request().param("fieldValidation"));
    }
  }

  private Decoded decode(Call call, String kind) {
    return switch (call.request().body()) {
      case Body.Tree(Value value) -> new Decoded(value, List.of());
      case Body.None none -> throw unrecognized(kind, "couldn't get version/kind; json parse error: unexpected end of JSON input", Bytes.EMPTY);
      case Body.Encoded encoded -> decode(decoder(call), encoded.joined(), kind);
    };
  }

  private static Decoded decode(BodyDecoder decoder, Bytes bytes, String kind) {
    try {
      return decoder.decode(bytes);
    } catch (MalformedBody malformed) {
      boolean json = decoder.mediaType().equals("application/json");
      String why = (json ? "couldn't get version/kind; json parse error: " : "") + malformed.getMessage();
      throw unrecognized(kind, why, bytes);
    }
  }

  private static Refusal unrecognized(String kind, String why, Bytes bytes) {
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

  private BodyDecoder decoder(Call call) {
    String contentType = call.request().header("content-type");
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    BodyDecoder decoder = decoders.get(type.isEmpty() ? "application/json" : type);
    if (decoder == null) {
      throw Refusals.unsupportedMediaType(ACCEPTED);
    }
    return decoder;
  }

  private static Obj object(Value value, String kind, Call call) {
    if (value instanceof Obj object) {
      return object;
    }
    throw unrecognized(kind, "couldn't get version/kind; json parse error: json: cannot unmarshal "
        + Shape.jsonType(value) + " into Go value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; "
        + "Kind string \"json:\\\"kind,omitempty\\\"\" }", bytes(call.request().body()));
  }

  private static Bytes bytes(Body body) {
    return body instanceof Body.Encoded encoded ? encoded.joined() : Bytes.EMPTY;
  }

  private static void checkKind(Obj raw, String kind, String apiVersion) {
    String givenVersion = raw.text("apiVersion");
    String givenKind = raw.text("kind");
    if (!givenVersion.isEmpty() && !givenVersion.equals(apiVersion)) {
      throw Refusals.badRequest("the API version in the data (" + givenVersion + ") does not match the expected API version ("
          + apiVersion + ")");
    }
    if (!givenKind.isEmpty() && !givenKind.equals(kind)) {
      String version = version(apiVersion);
      throw Refusals.badRequest(givenKind + " in version \"" + version + "\" cannot be handled as a " + kind
          + ": no conversion from " + givenKind + " to " + kind + " is known");
    }
  }
}
