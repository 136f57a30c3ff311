package io.hexareme.core.apiserver.negotiation;

import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import java.util.List;

/** What the caller gets. */
public record Negotiated(Encoding encoding, Transform transform) {
  private static final List<String> OFFERED = List.of("application/json", "application/yaml");

  /** How a body is encoded. */
  public enum Encoding {
    JSON("application/json"),
    YAML("application/yaml"),
    TREE(Body.TREE);

    private final String mediaType;

    Encoding(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /** What an object is turned into. */
  public enum Transform { NONE, TABLE, PARTIAL_METADATA }

  /** For an answer that can be a table or metadata only: reads of resources. */
  public static Negotiated forObjects(ApiRequest request) {
    return choose(request, true);
  }

  /** For an answer that is what it is: statuses, reviews, discovery. */
  public static Negotiated plain(ApiRequest request) {
    return choose(request, false);
  }

  /** For telling of an error: the wanted encoding if there is one, else JSON. */
  public static Negotiated forError(ApiRequest request) {
    for (MediaRange range : MediaRange.parse(request.header("accept"))) {
      Encoding encoding = encoding(range.type());
      if (encoding != null) {
        return new Negotiated(encoding, Transform.NONE);
      }
    }
    return new Negotiated(Encoding.JSON, Transform.NONE);
  }

  private static Negotiated choose(ApiRequest request, boolean transforms) {
    String accept = request.header("accept");
    if (accept.isBlank()) {
      return new Negotiated(Encoding.JSON, Transform.NONE);
    }
    for (MediaRange range : MediaRange.parse(accept)) {
      Encoding encoding = encoding(range.type());
      Transform transform = transform(range);
      if (encoding != null && transform != null && (transforms || transform == Transform.NONE)) {
        return new Negotiated(encoding, transform);
      }
    }
    throw Refusals.notAcceptable(OFFERED);
  }

  private static Encoding encoding(String type) {
    return switch (type) {
      case "application/json", "*/*", "application/*" -> Encoding.JSON;
      case "application/yaml" -> Encoding.YAML;
      case Body.TREE -> Encoding.TREE;
      default -> null;
    };
  }

  /** Null for a transformation that is not known here. */
  private static Transform transform(MediaRange range) {
    String as = range.parameter("as");
    if (as.isEmpty()) {
      return Transform.NONE;
    }
    boolean meta = range.parameter("g").equals("meta.k8s.io") && range.parameter("v").equals("v1");
    if (!meta) {
      return null;
    }
    return switch (as) {
      case "Table" -> Transform.TABLE;
      case "PartialObjectMetadata", "PartialObjectMetadataList" -> Transform.PARTIAL_METADATA;
      default -> null;
    };
  }
}
