package io.hexareme.core.apiserver.negotiation;

import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import java.util.List;

/** What the caller gets. */
public record Negotiated(Encoding encoding, Transform transform) {
  private static final List<String> OFFERED = List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");
  private static final List<String> STREAMED =
      List.of("application/json;stream=watch", "application/vnd.kubernetes.protobuf;stream=watch");

  /** How a body is encoded. */
  public enum Encoding {
    JSON("application/json"),
    /** JSON with line ends and indentation, for people. */
    PRETTY_JSON("application/json"),
    YAML("application/yaml"),
    PROTOBUF("application/vnd.kubernetes.protobuf"),
    TREE(Body.TREE);

    private final String mediaType;

    Encoding(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }

    /** What the head of a watch says: JSON needs no word about its lines. */
    public String streamType() {
      return this == PROTOBUF ? mediaType + ";stream=watch" : mediaType;
    }
  }

  /** What an object is turned into. */
  public enum Transform { NONE, TABLE, PARTIAL_METADATA }

  /**
   * What a caller can choose from.
   *
   * @param transforms whether a table or metadata alone can be had
   * @param protobuf whether the object itself has a protobuf form
   * @param metadata whether its metadata has
   */
  record Offer(boolean transforms, boolean protobuf, boolean metadata) {
    /** Documents about the server: they are JSON or YAML and nothing else. */
    static final Offer DOCUMENT = new Offer(false, false, false);

    private boolean has(Encoding encoding, Transform transform) {
      return switch (transform) {
        case NONE -> encoding != Encoding.PROTOBUF || protobuf;
        case PARTIAL_METADATA -> transforms && (encoding != Encoding.PROTOBUF || metadata);
        case TABLE -> transforms && encoding != Encoding.PROTOBUF;
      };
    }
  }

  /** For a document about the server: discovery, OpenAPI, versions. */
  public static Negotiated plain(ApiRequest request) {
    return choose(request, Offer.DOCUMENT);
  }

  /** For a watch, whose frames are one event each. The encoding that would be taken for a single object must be one that streams. */
  static Negotiated stream(ApiRequest request, Offer offer) {
    Negotiated chosen = choose(request, offer);
    if (chosen.encoding == Encoding.YAML) {
      throw Refusals.notAcceptable(STREAMED);
    }
    return chosen.encoding == Encoding.PRETTY_JSON ? new Negotiated(Encoding.JSON, chosen.transform) : chosen;
  }

  /** For telling of an error, which is never a table: the wanted encoding if there is one, else JSON. */
  static Negotiated forError(ApiRequest request, Offer offer) {
    Negotiated chosen = find(request, offer);
    return chosen != null ? chosen : new Negotiated(Pretty.wanted(request) ? Encoding.PRETTY_JSON : Encoding.JSON, Transform.NONE);
  }

  static Negotiated choose(ApiRequest request, Offer offer) {
    Negotiated chosen = find(request, offer);
    if (chosen == null) {
      throw Refusals.notAcceptable(OFFERED);
    }
    return chosen;
  }

  private static Negotiated find(ApiRequest request, Offer offer) {
    String accept = request.header("accept").isBlank() ? "*/*" : request.header("accept");
    for (MediaRange range : MediaRange.parse(accept)) {
      Encoding encoding = encoding(range, request);
      Transform transform = transform(range);
      if (encoding != null && transform != null && known(range) && offer.has(encoding, transform)) {
        return new Negotiated(encoding, transform);
      }
    }
    return null;
  }

  private static Encoding encoding(MediaRange range, ApiRequest request) {
    return switch (range.type()) {
      case "application/json", "*/*", "application/*" ->
          range.parameter("pretty").equals("1") || Pretty.wanted(request) ? Encoding.PRETTY_JSON : Encoding.JSON;
      case "application/yaml" -> Encoding.YAML;
      case "application/vnd.kubernetes.protobuf" -> Encoding.PROTOBUF;
      case Body.TREE -> Encoding.TREE;
      default -> null;
    };
  }

  /** The only stream there is, and the only version of what every group shares. */
  private static boolean known(MediaRange range) {
    String stream = range.parameter("stream");
    String version = range.parameter("sv");
    return (stream.isEmpty() || stream.equals("watch")) && (version.isEmpty() || version.equals("v1"));
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
