package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The {@code proxy} subresources: any request goes on to a Pod, a Pod behind a Service, or a kubelet, and the answer comes back, with what
 * concerns only one connection left out (RFC 9110, 7.6.1). Redirections and the links of pages
 * lead through the proxy.
 */
final class Proxying {
  private static final List<String> HOP_BY_HOP = List.of("connection", "keep-alive", "proxy-authenticate", "proxy-authorization",
      "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "content-length", "host", "accept-encoding");
  /** What the backend allows others, it allows for its own address, not for the cluster's. */
  private static final String SHARING = "access-control-allow-";
  private static final String MARK = "/proxy";

  private Proxying() {}

  /** The handler that leads there. */
  static SubresourceHandler of(ProxyTarget target) {
    return (call, resource) -> {
      String id = call.info().name();
      ProxyName name = ProxyName.parse(id).orElseThrow(() ->
          Refusals.badRequest("invalid " + resource.schema().singular() + " request \"" + id + "\""));
      String rest = rest(call);
      if (rest.isEmpty() && List.of("GET", "HEAD").contains(call.request().method())) {
        return CompletableFuture.completedFuture(moved(call));
      }
      String scheme = name.scheme().isEmpty() ? "http" : name.scheme();
      HttpCall passed = new HttpCall(call.request().method(),
          scheme + "://" + resource.plural() + UrlText.path(rest.isEmpty() ? "/" : rest) + UrlText.query(call.request().query()),
          headers(call.request()), body(call.request().body()), "");
      return target.ask(call, resource, name, passed).thenApply(answer -> switch (answer) {
        case WebAnswer.Replied(HttpReply reply) -> answered(call, reply);
        case WebAnswer.Unreachable(String message) -> throw Refusals.unavailable("error trying to reach service: " + message);
      });
    };
  }

  /** What stands behind {@code /proxy} in the path. */
  private static String rest(Call call) {
    String path = call.request().path();
    String before = "/" + call.info().resource() + "/" + call.info().name() + MARK;
    return path.substring(path.indexOf(before) + before.length());
  }

  private static String front(Call call) {
    String path = call.request().path();
    return path.substring(0, path.length() - rest(call).length());
  }

  private static ApiResponse moved(Call call) {
    Map<String, String> headers = Backends.headers(call);
    headers.put("location", call.request().path() + "/" + UrlText.query(call.request().query()));
    return new ApiResponse.Whole(301, headers, new Body.None());
  }

  private static Map<String, String> headers(ApiRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> {
      if (!HOP_BY_HOP.contains(name) && !name.startsWith("impersonate-") && !value.equals(Body.TREE)) {
        headers.put(name, value);
      }
    });
    headers.put("x-forwarded-uri", request.path());
    if (!request.header("host").isEmpty()) {
      headers.put("x-forwarded-host", request.header("host"));
    }
    return headers;
  }

  private static Bytes body(Body body) {
    return switch (body) {
      case Body.None none -> Bytes.EMPTY;
      case Body.Encoded encoded -> encoded.joined();
      case Body.Tree tree -> throw Refusals.unsupportedMediaType(List.of("anything that has bytes"));
    };
  }

  private static ApiResponse answered(Call call, HttpReply reply) {
    ProxiedLinks links = new ProxiedLinks(front(call), List.of(call.request().header("host"), call.info().resource()));
    Map<String, String> headers = Backends.headers(call);
    reply.headers().forEach((name, value) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!HOP_BY_HOP.contains(lower) && !lower.startsWith(SHARING)) {
        headers.put(lower, lower.equals("location") ? links.link(value) : value);
      }
    });
    Bytes body = isPage(headers) ? page(links, reply.body()) : reply.body();
    return new ApiResponse.Whole(reply.code(), headers, Body.Encoded.of(body));
  }

  private static boolean isPage(Map<String, String> headers) {
    return headers.getOrDefault("content-type", "").split(";")[0].strip().equals("text/html") && !headers.containsKey("location")
        && headers.getOrDefault("content-encoding", "").isEmpty();
  }

  /** Read byte by byte: whatever the page's encoding, its tags are ASCII. */
  private static Bytes page(ProxiedLinks links, Bytes page) {
    return new Bytes(links.page(new String(page.array(), StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
  }
}
