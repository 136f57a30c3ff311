package io.hexareme.core.apiserver;

import io.hexareme.core.machinery.NoCertificates;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.adapters.codecprotobuf.OpenApiEncoder;
import io.hexareme.adapters.codecprotobuf.ProtobufDecoder;
import io.hexareme.adapters.codecprotobuf.ProtobufEncoder;
import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.adapters.tracememory.MemoryTrace;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.machinery.NoWebhooks;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A whole API server over a store in memory, in virtual time, spoken to in JSON; strings in given JSON may stand in single quotes. */
// Justification: one short method for each way in which tests speak to a server.
public final class ApiServerFixture {
  /** A user who may do everything. */
  public static final Credential ADMIN = new Credential.Bearer("admin-token");
  private static final ApiServerSettings SETTINGS = new ApiServerSettings(
        Map.of("admin-token", User.of("admin", List.of(User.MASTERS))), "v1.34.0+hexareme", "the CA", "10.96.0.0/16",
        "https://kubernetes.default.svc", "127.0.0.1", 6443, 1_000);
  /** Expressions and patterns, and no servers of users. */
  private static final Outside OUTSIDE = new Outside(new CelExpressions(), NoWebhooks.NONE);
  private static final SchemaTable TABLE = new KubernetesSchemas().load();

  public final ManualLoop loop;
  public final MemoryTrace trace;
  public final EmbeddedStore store;
  /** Between the server and its store. */
  public final StallingStore stalling;
  public final KubernetesApiServer server;
  private final MemoryLogStorage log;
  /** What the server was made with, for another one beside it. */
  public final ApiServerPorts ports;
  private final JsonCodec json = new JsonCodec();

  /** What the server answered: the body as a tree, empty for a stream or text. */
  public record Answer(int code, Map<String, String> headers, Obj body) {
    public String message() {
      return body.text("message");
    }

    public String reason() {
      return body.text("reason");
    }

    /** What stands at a dotted path of the body. */
    public Value at(String path) {
      return body.at(path.split("\\."));
    }

    public String text(String path) {
      return at(path).asString("");
    }
  }

  public ApiServerFixture() {
    this(name -> Optional.empty(), NO_TOKENS);
  }

  public ApiServerFixture(NodeAgents nodes, TokenSigner tokens) {
    this(nodes, tokens, null, null, OUTSIDE);
  }

  /** With expressions or servers of users. */
  public ApiServerFixture(Outside outside) {
    this(name -> Optional.empty(), NO_TOKENS, null, null, outside);
  }

  /** A server that is looked at from outside this package. */
  public static ApiServerFixture watchedBy(Operations operations) {
    return new ApiServerFixture(operations);
  }

  /** The same with servers of users. */
  public static ApiServerFixture watchedBy(Operations operations, Outside outside) {
    return new ApiServerFixture(name -> Optional.empty(), NO_TOKENS, null, operations, outside);
  }

  /** With its own eyes on the server. */
  ApiServerFixture(Operations operations) {
    this(name -> Optional.empty(), NO_TOKENS, null, operations, OUTSIDE);
  }

  /** A second server on the same store, on the same loop. */
  public ApiServerFixture beside() {
    return new ApiServerFixture(this);
  }

  private ApiServerFixture(ApiServerFixture first) {
    loop = first.loop;
    trace = first.trace;
    store = first.store;
    stalling = first.stalling;
    log = first.log;
    ports = new ApiServerPorts(stalling, loop, loop.clock(), new SeededRandomness(9), trace, first.ports.tokens(), first.ports.nodes(),
        SCHEMAS, json, json, first.ports.yamlEncoder(), first.ports.protobufEncoder(), first.ports.openApiEncoder(), first.ports.decoders(), Operations.of(stalling),
        first.ports.outside(), first.ports.certificates());
    server = new KubernetesApiServer(ports, SETTINGS);
    loop.await(server.start());
  }

  /** Another server on what this one's store had made durable. */
  public ApiServerFixture restarted() {
    return new ApiServerFixture(name -> Optional.empty(), NO_TOKENS, log, null, OUTSIDE);
  }

  private ApiServerFixture(NodeAgents nodes, TokenSigner tokens, MemoryLogStorage before, Operations operations,
      Outside outside) {
    this(nodes, tokens, before, operations, outside, NoCertificates.NONE, SecuritySettings.DEFAULT);
  }

  /** With others' servers and other settings. */
  public ApiServerFixture(TokenSigner tokens, Outside outside, CertificateSigner certificates, SecuritySettings security) {
    this(name -> Optional.empty(), tokens, null, null, outside, certificates, security);
  }

  private ApiServerFixture(NodeAgents nodes, TokenSigner tokens, MemoryLogStorage before, Operations operations, Outside outside,
      CertificateSigner certificates, SecuritySettings security) {
    loop = new ManualLoop();
    trace = new MemoryTrace(10_000);
    log = before == null ? new MemoryLogStorage(loop) : before.reopened(loop);
    store = EmbeddedStore.open(log, loop, StoreConfig.DEFAULT, failure -> {
      throw new IllegalStateException(failure);
    });
    stalling = new StallingStore(store);
    loop.runAll();
    YamlCodec yaml = new YamlCodec();
    ports = new ApiServerPorts(stalling, loop, loop.clock(), new SeededRandomness(before == null ? 7 : 8), trace, tokens, nodes, SCHEMAS,
        json, json, yaml, new ProtobufEncoder(TABLE, json), new OpenApiEncoder(json),
        List.of(json, yaml, new ProtobufDecoder(TABLE, json)), operations == null ? Operations.of(stalling) : operations,
        outside, certificates);
    server = new KubernetesApiServer(ports, SETTINGS.with(security));
    loop.await(server.start());
    account("default");
  }

  /** A service account whose Pods get no token: there is no controller here that would make the default one. */
  public void account(String name) {
    post("/api/v1/namespaces/default/serviceaccounts", "{'metadata':{'name':'" + name + "'},'automountServiceAccountToken':false}");
  }

  public Answer get(String path) {
    return call("GET", path, null, "");
  }

  public Answer post(String path, String body) {
    return call("POST", path, body, "application/json");
  }

  public Answer put(String path, String body) {
    return call("PUT", path, body, "application/json");
  }

  /** Replaces an object by a changed form of what was read. */
  public Answer put(String path, Obj body) {
    return loop.await(begin(ADMIN, "PUT", path, Body.Encoded.of(json.encode(body)), "application/json"));
  }

  /** A merge patch. */
  public Answer patch(String path, String body) {
    return call("PATCH", path, body, "application/merge-patch+json");
  }

  public Answer patch(String path, String type, String body) {
    return call("PATCH", path, body, type);
  }

  public Answer delete(String path) {
    return call("DELETE", path, null, "application/json");
  }

  public Answer delete(String path, String options) {
    return call("DELETE", path, options, "application/json");
  }

  /** {@code path} may carry a query; {@code body} null for none. */
  public Answer call(String method, String path, String body, String contentType) {
    return loop.await(begin(method, path, body, contentType));
  }

  /** The same without waiting, so that requests can overlap. */
  public CompletionStage<Answer> begin(String method, String path, String body, String contentType) {
    return begin(ADMIN, method, path,
        body == null ? new Body.None() : Body.Encoded.of(json.encode(TestJson.json(body))), contentType);
  }

  /** The same as somebody else, with any body. */
  public CompletionStage<Answer> begin(Credential credential, String method, String path, Body body, String contentType) {
    return server.handle(request(credential, method, path, body, contentType)).thenApply(this::answer);
  }

  /** Overlapping creates. */
  public CompletionStage<Answer> beginPost(String path, String body) {
    return begin("POST", path, body, "application/json");
  }

  /** The raw answer, for streams. */
  public ApiResponse raw(String method, String path) {
    return loop.await(server.handle(request(ADMIN, method, path, new Body.None(), "")));
  }

  /** The whole answer to a GET with these headers beside the usual ones. */
  public ApiResponse.Whole fetch(String path, Map<String, String> more) {
    ApiRequest plain = request(ADMIN, "GET", path, new Body.None(), "");
    Map<String, String> headers = new LinkedHashMap<>(plain.headers());
    headers.putAll(more);
    return (ApiResponse.Whole) loop.await(server.handle(new ApiRequest(
        plain.method(), plain.path(), plain.query(), headers, plain.body(), plain.credential(), plain.cause())));
  }

  /** The body of an answer as text. */
  public static String text(ApiResponse.Whole answer) {
    return switch (answer.body()) {
      case Body.None none -> "";
      case Body.Encoded encoded -> encoded.joined().utf8();
      case Body.Tree tree -> tree.toString();
    };
  }

  private static ApiRequest request(Credential credential, String method, String path, Body body, String contentType) {
    int query = path.indexOf('?');
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (query >= 0) {
      for (String pair : path.substring(query + 1).split("&")) {
        String[] parts = pair.split("=", 2);
        parameters.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts.length > 1 ? parts[1] : "");
      }
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("user-agent", "test/1");
    if (!contentType.isEmpty()) {
      headers.put("content-type", contentType);
    }
    return new ApiRequest(method, query < 0 ? path : path.substring(0, query), parameters, headers, body, credential, "");
  }

  private Answer answer(ApiResponse response) {
    return switch (response) {
      case ApiResponse.Whole(int code, Map<String, String> headers, Body body) -> new Answer(code, headers, tree(headers, body));
      case ApiResponse.Streaming streaming -> new Answer(streaming.code(), streaming.headers(), Obj.EMPTY);
      case ApiResponse.Conversing conversing -> new Answer(conversing.code(), conversing.headers(), Obj.EMPTY);
    };
  }

  private Obj tree(Map<String, String> headers, Body body) {
    if (!headers.getOrDefault("content-type", "").startsWith("application/json")) {
      return Obj.EMPTY;
    }
    try {
      return switch (body) {
        case Body.None none -> Obj.EMPTY;
        case Body.Encoded encoded -> json.decode(encoded.joined()).value().asObj();
        case Body.Tree(Value value) -> value.asObj();
      };
    } catch (MalformedBody malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static final SchemaSource SCHEMAS = new SchemaSource() {
    @Override
    public SchemaTable load() {
      return TABLE;
    }

    @Override
    public String description(String type, String field) {
      return "";
    }
  };

  /** Signs nothing and knows nobody. */
  public static final TokenSigner NO_TOKENS = new TokenSigner() {
    @Override
    public String sign(Obj claims) {
      return "unsigned";
    }

    @Override
    public Optional<Obj> verify(String token) {
      return Optional.empty();
    }

    @Override
    public Bytes keySet() {
      return Bytes.utf8("{\"keys\":[]}");
    }
  };
}
