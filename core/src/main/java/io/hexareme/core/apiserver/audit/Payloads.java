package io.hexareme.core.apiserver.audit;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What requests and answers carry, as trees. What cannot be read is left out: the log tells what came, it does not judge. */
final class Payloads {
  private static final String JSON = "application/json";

  private final Map<String, BodyDecoder> decoders = new LinkedHashMap<>();

  Payloads(List<BodyDecoder> all) {
    all.forEach(decoder -> decoders.put(decoder.mediaType(), decoder));
  }

  Optional<Value> of(ApiRequest request) {
    return tree(request.body(), request.header("content-type"));
  }

  Optional<Value> of(ApiResponse response) {
    return response instanceof ApiResponse.Whole whole
        ? tree(whole.body(), whole.headers().getOrDefault("content-type", "")) : Optional.empty();
  }

  private Optional<Value> tree(Body body, String contentType) {
    return switch (body) {
      case Body.None none -> Optional.empty();
      case Body.Tree(Value value) -> Optional.of(value);
      case Body.Encoded encoded -> decoded(encoded, mediaType(contentType));
    };
  }

  /** Patches are JSON, but for apply, which may be YAML. */
  private static String mediaType(String contentType) {
    int end = contentType.indexOf(';');
    String type = (end < 0 ? contentType : contentType.substring(0, end)).strip();
    return type.isEmpty() || type.endsWith("+json") ? JSON : type.endsWith("+yaml") ? "application/yaml" : type;
  }

  private Optional<Value> decoded(Body.Encoded encoded, String mediaType) {
    BodyDecoder decoder = decoders.get(mediaType);
    if (decoder == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(decoder.decode(encoded.joined()).value());
    } catch (MalformedBody refusedElsewhere) {
      return Optional.empty();
    }
  }

  /** The tree without managed fields, those of the items of a list among them. */
  static Value withoutManagedFields(Value tree) {
    if (!(tree instanceof Obj object)) {
      return tree;
    }
    Obj plain = object.at("metadata") instanceof Obj metadata && metadata.has("managedFields")
        ? object.with("metadata", metadata.without("managedFields")) : object;
    return plain.at("items") instanceof Arr items
        ? plain.with("items", new Arr(items.items().stream().map(Payloads::withoutManagedFields).toList())) : plain;
  }
}
