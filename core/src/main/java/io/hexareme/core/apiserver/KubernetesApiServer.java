package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.admission.AdmissionChain;
import io.hexareme.core.apiserver.authentication.AuthenticatorChain;
import io.hexareme.core.apiserver.authentication.ClientCertificates;
import io.hexareme.core.apiserver.authentication.StaticTokens;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.authorization.AuthorizerChain;
import io.hexareme.core.apiserver.kinds.builtin.Conversions;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.kinds.builtin.Strategies;
import io.hexareme.core.apiserver.kinds.service.ServiceAllocations;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.ownership.FieldOwnership;
import io.hexareme.core.apiserver.schema.SchemaRegistry;
import io.hexareme.core.apiserver.schema.Shaping;
import io.hexareme.core.apiserver.serving.Pipeline;
import io.hexareme.core.apiserver.serving.RequestTrace;
import io.hexareme.core.apiserver.serving.Router;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.serving.ServingParts;
import io.hexareme.core.apiserver.serving.Verbs;
import io.hexareme.core.apiserver.storage.Compactor;
import io.hexareme.core.apiserver.storage.EventExpiry;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.HistoricReads;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectWriter;
import io.hexareme.core.apiserver.subresource.Subresources;
import io.hexareme.core.apiserver.table.NameAndAge;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.schema.SchemaTable;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The API server as a whole: its parts in their order. Lives on the loop of its ports. */
public final class KubernetesApiServer implements ApiServer {
  private final ObjectCache cache;
  private final Pipeline pipeline;
  private final Verbs verbs;
  private final Compactor compactor;
  private final EventExpiry events;

  public KubernetesApiServer(ApiServerPorts ports, ApiServerSettings settings) {
    SchemaTable table = ports.schemas().load();
    Shaping shaping = new Shaping(new SchemaRegistry(table));
    ServiceAllocations allocations = new ServiceAllocations(settings.serviceCidr(), ports.randomness().fork("services"));
    ServedResources resources = served(table, new Strategies(allocations), new Conversions(ports.json()));
    List<GroupResource> stored = resources.all().stream().map(ServedResource::storage).distinct().toList();
    cache = new ObjectCache(ports.store(), ports.json(), stored, settings.history());
    allocations.follow(cache);
    Responder responder = new Responder(ports.jsonEncoder(), ports.yamlEncoder());
    RequestTrace trace = new RequestTrace(ports.trace(), ports.clock());
    Tables tables = new NameAndAge();
    ObjectWriter writer = new ObjectWriter(ports.store(), ports.jsonEncoder(), ports.json());
    compactor = new Compactor(ports.store(), cache, ports.loop());
    events = new EventExpiry(cache, writer, ports.loop(), ports.clock());
    ServingParts parts = new ServingParts(table, shaping, new AdmissionChain(List.of(), List.of()), new FieldOwnership(table), cache,
        writer, new HistoricReads(ports.store(), ports.json()),
        responder, tables, ports.decoders(), ports.loop(), ports.clock(), ports.randomness(), trace);
    verbs = parts.verbs();
    Subresources subresources = new Subresources(verbs, resources, ports.nodes());
    Router router = new Router(resources, subresources.handlers(), subresources.virtual(), List.of(), verbs);
    pipeline = new Pipeline(
        new AuthenticatorChain(List.of(new ClientCertificates(), new StaticTokens(settings.staticTokens()))),
        new AuthorizerChain(List.of(access -> Authorizer.Decision.allow("everybody may"))),
        router, responder, trace, ports.clock());
  }

  private static ServedResources served(SchemaTable table, Strategies strategies, Conversions conversions) {
    return new ServedResources(table.resources().stream().map(resource -> new ServedResource(
        resource, table.types().get(resource.type()), strategies.of(resource), conversions.storage(resource),
        conversions.of(resource))).toList());
  }

  /** Reads the store into the copy that requests are served from; then serves. */
  public CompletionStage<Void> start() {
    events.start();
    return cache.start().thenRun(compactor::start);
  }

  /** Ends open watches. */
  public void stop() {
    verbs.close();
    compactor.stop();
    events.stop();
    cache.stop();
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    return pipeline.handle(request);
  }
}
