package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.schema.ObjectShape;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The decode stage: from the body of a request to an object of the expected kind. */
public final class Bodies {
  private static final List<String> ACCEPTED =
      List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
  /** More findings about one body are not told. */
  private static final int MOST_FINDINGS = 100;

  private final Map<String, BodyDecoder> decoders = new LinkedHashMap<>();
  private final Shaping shaping;
  private final OtherKinds otherKinds;
  private final RequestTrace trace;

  public Bodies(List<BodyDecoder> decoders, Shaping shaping, RequestTrace trace) {
    decoders.forEach(decoder -> this.decoders.put(decoder.mediaType(), decoder));
    this.shaping = shaping;
    this.otherKinds = new OtherKinds(shaping);
    this.trace = trace;
  }

  /** An object of the resource's own kind. */
  public Obj read(Call call, ServedResource resource) {
    return read(call, resource.kind(), resource.schema().apiVersion(), resource.shape(), resource.custom().isPresent());
  }

  /** An object of that kind, with kind and apiVersion filled in; unknown fields and duplicates as {@code fieldValidation} says. */
  public Obj read(Call call, String kind, String apiVersion, TypeSchema type) {
    return read(call, kind, apiVersion, shaping.of(type), false);
  }

  private Obj read(Call call, String kind, String apiVersion, ObjectShape type, boolean custom) {
    Decoded decoded = decode(call, kind, custom);
    Obj raw = Unrecognized.requireObject(decoded.value(), kind, call);
    if (custom) {
      otherKinds.refuseCustom(raw, kind, apiVersion);
    } else {
      otherKinds.refuse(raw, kind, apiVersion);
    }
    return shaped(call, typed(raw, kind, apiVersion), apiVersion, type, decoded.duplicates(),
        why -> Refusals.cannotBeHandled(kind, version(apiVersion), why));
  }

  private static Obj typed(Obj raw, String kind, String apiVersion) {
    return raw.with("kind", kind).with("apiVersion", apiVersion);
  }

  /** The body of an apply, which is an object with only the fields that matter to its writer. */
  Obj readApplied(Call call, ServedResource resource) {
    String apiVersion = resource.schema().apiVersion();
    if (!(readPatch(call, "application/yaml") instanceof Obj applied)) {
      throw Refusals.badRequest("error decoding YAML: the body is not an object");
    }
    otherKinds.refuseApplied(applied, resource.kind(), apiVersion);
    return shaped(call, typed(applied, resource.kind(), apiVersion), apiVersion, resource.shape(), List.of(),
        why -> Refusals.cannotBeHandled(resource.kind(), version(apiVersion), why));
  }

  /**
   * A tree that was made from an object by a patch, checked as if it had come as a body.
   *
   * @param shown what a refusal shows as the offending value
   */
  Obj patched(Call call, String kind, String apiVersion, TypeSchema type, Value tree, Supplier<String> shown) {
    return patched(call, kind, apiVersion, shaping.of(type), tree, shown);
  }

  /** The same for an object of the resource's own kind. */
  Obj patched(Call call, ServedResource resource, Value tree, Supplier<String> shown) {
    return patched(call, resource.kind(), resource.schema().apiVersion(), resource.shape(), tree, shown);
  }

  /** What a strategic merge patch made of an object of the resource's kind: such a tree never becomes JSON, and is refused in other words. */
  Obj restored(Call call, ServedResource resource, Value tree, Supplier<String> shown) {
    if (tree instanceof Obj object) {
      shaping.misfit(resource.type(), object).ifPresent(why -> {
        throw Refusals.unfitPatch(shown.get(), why);
      });
    }
    return patched(call, resource, tree, shown);
  }

  private Obj patched(Call call, String kind, String apiVersion, ObjectShape type, Value tree, Supplier<String> shown) {
    if (!(tree instanceof Obj object)) {
      throw Refusals.unprocessable();
    }
    String givenKind = object.text("kind");
    String givenVersion = object.text("apiVersion");
    if (!givenKind.equals(kind) || !givenVersion.equals(apiVersion)) {
      throw Refusals.unfitPatch(shown.get(),
          "unable to decode " + givenVersion + ", Kind=" + givenKind + " into " + apiVersion + ", Kind=" + kind);
    }
    return shaped(call, object, apiVersion, type, List.of(), why -> Refusals.unfitPatch(shown.get(), why));
  }

  /** DeleteOptions, of whatever group's version; empty when there is no body. What is unknown in it is passed over. */
  Obj readDeleteOptions(Call call, TypeSchema type) {
    if (isEmpty(call.request().body())) {
      return Obj.EMPTY;
    }
    Obj raw = Unrecognized.requireObject(decode(call, "DeleteOptions", false).value(), "DeleteOptions", call);
    if (!raw.text("kind").isEmpty() && !raw.text("kind").equals("DeleteOptions")) {
      throw Refusals.badRequest("decoded object cannot be converted to DeleteOptions");
    }
    return switch (shaping.shape(type, raw)) {
      case Shape.Mistyped(String why) -> throw Refusals.cannotBeHandled("DeleteOptions", "v1", why);
      case Shape.Fits(Obj options, List<String> unknown) -> options;
    };
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
          throw Refusals.badRequest((encoding.endsWith("yaml") ? "error decoding YAML: " : "error decoding patch: ") + malformed.getMessage());
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

  /** @param complaint what is thrown about an object that does not have the shape */
  private Obj shaped(
      Call call, Obj raw, String apiVersion, ObjectShape type, List<String> duplicates, Function<String, Refusal> complaint) {
    return switch (type.shape(raw)) {
      case Shape.Mistyped(String why) -> throw complaint.apply(why);
      case Shape.Fits(Obj object, List<String> unknown) -> {
        report(call, unknown, duplicates, complaint);
        trace.stage(call.span(), call.request(), call.info(), "decode", apiVersion + " " + raw.text("kind"));
        yield object;
      }
    };
  }

  private static String version(String apiVersion) {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** Unknown and duplicate fields: refused, told of, or passed over. */
  private static void report(Call call, List<String> unknown, List<String> duplicates, Function<String, Refusal> complaint) {
    List<String> findings = Stream.concat(unknown.stream(), duplicates.stream().map(path -> "duplicate field \"" + path + "\""))
        .limit(MOST_FINDINGS).toList();
    switch (call.request().param("fieldValidation")) {
      case "Strict" -> {
        if (!findings.isEmpty()) {
          throw complaint.apply("strict decoding error: " + String.join(", ", findings));
        }
      }
      case "Ignore" -> { }
      default -> findings.forEach(call::warn);
    }
  }

  private Decoded decode(Call call, String kind, boolean custom) {
    return switch (call.request().body()) {
      case Body.Tree(Value value) -> new Decoded(value, List.of());
      case Body.None none -> throw Unrecognized.body(kind, "couldn't get version/kind; json parse error: unexpected end of JSON input", Bytes.EMPTY);
      case Body.Encoded encoded -> decode(decoder(call, custom), encoded.joined(), kind);
    };
  }

  private static Decoded decode(BodyDecoder decoder, Bytes bytes, String kind) {
    try {
      return decoder.decode(bytes);
    } catch (MalformedBody malformed) {
      boolean json = decoder.mediaType().equals("application/json");
      String why = (json ? "couldn't get version/kind; json parse error: " : "") + malformed.getMessage();
      throw Unrecognized.body(kind, why, bytes);
    }
  }

  /** Objects of custom resources have no form in protobuf. */
  private BodyDecoder decoder(Call call, boolean custom) {
    String contentType = call.request().header("content-type");
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    BodyDecoder decoder = decoders.get(type.isEmpty() ? "application/json" : type);
    if (decoder == null || custom && decoder.mediaType().equals(ACCEPTED.getLast())) {
      throw Refusals.unsupportedMediaType(custom ? ACCEPTED.subList(0, 2) : ACCEPTED);
    }
    return decoder;
  }
}
