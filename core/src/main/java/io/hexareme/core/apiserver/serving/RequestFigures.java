package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Counter;
import io.hexareme.ports.metrics.Metrics.Histogram;
import io.hexareme.ports.time.Loop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many requests there were and how long they took: Kubernetes' {@code apiserver_request_total} and
 * {@code apiserver_request_duration_seconds}, with its labels and buckets. What nobody serves is counted without saying what it was, so
 * that no client can make up rows. A watch is counted when it begins; how long it lasts says nothing and is not measured.
 */
public final class RequestFigures {
  private static final List<Double> BOUNDS = List.of(0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0,
      8.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0);
  private static final double NANOS = 1e9;
  /** Paths that are told apart by their first part. */
  private static final List<String> PATHS = List.of("api", "apis", "healthz", "livez", "metrics", "openapi", "readyz", "version");

  private final Metrics metrics;
  private final Loop loop;
  private final ServedResources resources;
  private final StreamFigures streams;
  private final Map<Kind, Row> rows = new LinkedHashMap<>();
  // Looked at for the figures on other threads too, who may see what was a moment ago.
  private int mutating;
  private int reading;

  public RequestFigures(Metrics metrics, Loop loop, ServedResources resources) {
    this.metrics = metrics;
    this.loop = loop;
    this.resources = resources;
    this.streams = new StreamFigures(metrics);
    String help = "Maximal number of currently used inflight request limit of this apiserver per request kind in last second.";
    metrics.gauge("apiserver_current_inflight_requests", help, List.of("request_kind", "mutating"), () -> mutating);
    metrics.gauge("apiserver_current_inflight_requests", help, List.of("request_kind", "readOnly"), () -> reading);
  }

  /** What requests are told apart by; the code comes on top for the count. */
  private record Kind(String verb, boolean dryRun, String group, String version, String resource, String subresource, String scope) {}

  /** The figures of one kind, found by one look-up. */
  private record Row(List<String> labels, Histogram duration, Map<Integer, Counter> byCode) {}

  /** A request has come. */
  long begin(RequestInfo info) {
    if (isMutating(info)) {
      mutating = mutating + 1;
    } else {
      reading = reading + 1;
    }
    return loop.nanos();
  }

  private static boolean isMutating(RequestInfo info) {
    return switch (info.verb()) {
      case "get", "list", "watch", "head", "options" -> false;
      default -> true;
    };
  }

  /** It is answered; what the figures make of a stream is the same stream. */
  ApiResponse answered(ApiRequest request, RequestInfo info, ApiResponse response, long since) {
    if (isMutating(info)) {
      mutating = mutating - 1;
    } else {
      reading = reading - 1;
    }
    return metrics == NoMetrics.NONE ? response : counted(request, info, response, since);
  }

  private ApiResponse counted(ApiRequest request, RequestInfo info, ApiResponse response, long since) {
    Kind asked = info.isResource() ? kind(request, info) : pathKind(request);
    Row row = rows.get(asked);
    if (row == null) {
      Kind known = isServed(info) ? asked : new Kind(asked.verb, false, "", "", "", "", "");
      row = rows.computeIfAbsent(known, this::row);
    }
    row.byCode.computeIfAbsent(response.code(), counter(row)).add(1);
    if (!asked.verb.equals("WATCH")) {
      row.duration.observe((loop.nanos() - since) / NANOS);
    }
    return response instanceof ApiResponse.Streaming(int code, Map<String, String> headers, ApiResponse.Frames frames)
        ? new ApiResponse.Streaming(code, headers, streams.counted(frames, unlessDry(row.labels), watched(info)))
        : response;
  }

  /** The labels of streams, which are never dry. */
  private static List<String> unlessDry(List<String> labels) {
    List<String> plain = new ArrayList<>(labels);
    plain.subList(2, 4).clear();
    return plain;
  }

  private List<String> watched(RequestInfo info) {
    return info.verb().equals("watch")
        ? resources.find(info.group(), info.version(), info.resource())
            .map(found -> List.of("group", info.group(), "version", info.version(), "kind", found.kind())).orElse(List.of())
        : List.of();
  }

  private static Kind kind(ApiRequest request, RequestInfo info) {
    return new Kind(verb(request, info), request.query().containsKey("dryRun"), info.group(), info.version(), info.resource(),
        info.subresource(), scope(info));
  }

  private static Kind pathKind(ApiRequest request) {
    String path = request.path();
    int end = path.indexOf('/', 1);
    String first = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
    return new Kind(known(request.method()), false, "", "", "", PATHS.contains(first) ? "/" + first : "", "");
  }

  private static String verb(ApiRequest request, RequestInfo info) {
    return switch (info.verb()) {
      case "get" -> "GET";
      case "list" -> "LIST";
      case "watch" -> "WATCH";
      case "create" -> "POST";
      case "update" -> "PUT";
      case "patch" -> request.header("content-type").startsWith("application/apply-patch") ? "APPLY" : "PATCH";
      case "delete" -> "DELETE";
      case "deletecollection" -> "DELETECOLLECTION";
      default -> known(request.method());
    };
  }

  private static String known(String method) {
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "GET", "HEAD" -> "GET";
      case "POST" -> "POST";
      case "PUT" -> "PUT";
      case "PATCH" -> "PATCH";
      case "DELETE" -> "DELETE";
      default -> "other";
    };
  }

  private static String scope(RequestInfo info) {
    if (!info.name().isEmpty() || info.verb().equals("create")) {
      return "resource";
    }
    return info.namespace().isEmpty() ? "cluster" : "namespace";
  }

  private boolean isServed(RequestInfo info) {
    if (!info.isResource()) {
      return true;
    }
    Optional<ServedResource> found = resources.find(info.group(), info.version(), info.resource());
    return found.isPresent() && (info.subresource().isEmpty()
        || found.get().schema().subresources().stream().anyMatch(subresource -> subresource.name().equals(info.subresource())));
  }

  private Row row(Kind kind) {
    List<String> labels = List.of("verb", kind.verb, "dry_run", kind.dryRun ? "All" : "", "group", kind.group, "version", kind.version,
        "resource", kind.resource, "subresource", kind.subresource, "scope", kind.scope, "component", "apiserver");
    Histogram duration = metrics.histogram("apiserver_request_duration_seconds", "Response latency distribution in seconds for each verb, "
        + "dry run value, group, version, resource, subresource, scope and component.", BOUNDS, labels);
    return new Row(labels, duration, new LinkedHashMap<>());
  }

  private Function<Integer, Counter> counter(Row row) {
    return code -> {
      List<String> labels = new ArrayList<>(row.labels);
      labels.add("code");
      labels.add(Integer.toString(code));
      return metrics.counter("apiserver_request_total", "Counter of apiserver requests broken out for each verb, dry run value, group, "
          + "version, resource, scope, component, and HTTP response code.", labels);
    };
  }
}
