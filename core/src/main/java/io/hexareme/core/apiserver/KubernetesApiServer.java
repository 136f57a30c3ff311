package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.apiserver.admission.AdmissionChain;
import io.hexareme.core.apiserver.admission.AdmissionFigures;
import io.hexareme.core.apiserver.admission.AdmissionPlugins;
import io.hexareme.core.apiserver.admission.CertificateSubjectRestriction;
import io.hexareme.core.apiserver.audit.Audit;
import io.hexareme.core.apiserver.audit.AuditBackends;
import io.hexareme.core.apiserver.authentication.AuthenticatorChain;
import io.hexareme.core.apiserver.authentication.Authenticators;
import io.hexareme.core.apiserver.authentication.ForwardedHeaders;
import io.hexareme.core.apiserver.authentication.Impersonation;
import io.hexareme.core.apiserver.authentication.ServiceAccountTokens;
import io.hexareme.core.apiserver.authorization.AuthorizerChain;
import io.hexareme.core.apiserver.authorization.Authorizers;
import io.hexareme.core.apiserver.authorization.CreateRight;
import io.hexareme.core.apiserver.authorization.EscalationCheck;
import io.hexareme.core.apiserver.authorization.OwnerReferencesRight;
import io.hexareme.core.apiserver.authorization.RbacFeed;
import io.hexareme.core.apiserver.authorization.SignerRight;
import io.hexareme.core.apiserver.bootstrap.Bootstrap;
import io.hexareme.core.apiserver.bootstrap.BootstrapObjects;
import io.hexareme.core.apiserver.customresource.CustomResources;
import io.hexareme.core.apiserver.customresource.Lifecycle;
import io.hexareme.core.apiserver.customresource.OwnWrites;
import io.hexareme.core.apiserver.customresource.definition.DefinitionStrategy;
import io.hexareme.core.apiserver.customresource.definition.SchemaRules;
import io.hexareme.core.apiserver.customresource.definition.SpecRules;
import io.hexareme.core.apiserver.customresource.rule.RuleCompiler;
import io.hexareme.core.apiserver.customresource.schema.CustomShape;
import io.hexareme.core.apiserver.customresource.schema.SchemaPatterns;
import io.hexareme.core.apiserver.fairness.DanglingConditions;
import io.hexareme.core.apiserver.fairness.Fairness;
import io.hexareme.core.apiserver.delegation.ReviewWebhook;
import io.hexareme.core.apiserver.delegation.WebhookSettings;
import io.hexareme.core.apiserver.kinds.builtin.Conversions;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.kinds.builtin.Strategies;
import io.hexareme.core.apiserver.kinds.service.ServiceAllocations;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.ownership.CodecAnnotationJson;
import io.hexareme.core.apiserver.ownership.FieldOwnership;
import io.hexareme.core.apiserver.policy.AdmissionPolicies;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.review.Reviews;
import io.hexareme.core.apiserver.review.TokenRequests;
import io.hexareme.core.apiserver.schema.ObjectShape;
import io.hexareme.core.apiserver.schema.SchemaRegistry;
import io.hexareme.core.apiserver.schema.Shaping;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.core.apiserver.serving.Pipeline;
import io.hexareme.core.apiserver.serving.RequestFigures;
import io.hexareme.core.apiserver.serving.RequestTrace;
import io.hexareme.core.apiserver.serving.Router;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.apiserver.serving.ServingParts;
import io.hexareme.core.apiserver.serving.StreamFigures;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.serving.Verbs;
import io.hexareme.core.apiserver.storage.Compactor;
import io.hexareme.core.apiserver.storage.EventExpiry;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.HistoricReads;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectWriter;
import io.hexareme.core.apiserver.storage.StoreArrival;
import io.hexareme.core.apiserver.storage.StoreGate;
import io.hexareme.core.apiserver.subresource.Subresources;
import io.hexareme.core.apiserver.table.BuiltInTables;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.core.apiserver.trace.TracePath;
import io.hexareme.core.apiserver.webhook.AdmissionWebhooks;
import io.hexareme.core.apiserver.webhook.WebhookFigures;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The API server as a whole: its parts in their order. Lives on the loop of its ports. */
public final class KubernetesApiServer implements ApiServer {
  private final StoreArrival arrival;
  private final ObjectCache cache;
  private final AuditBackends audit;
  private final Pipeline pipeline;
  private final Verbs verbs;
  private final Bootstrap bootstrap;
  private final DanglingConditions dangling;
  private final Compactor compactor;
  private final EventExpiry events;
  private final CustomResources custom;
  private final Lifecycle lifecycle;

  public KubernetesApiServer(ApiServerPorts ports, ApiServerSettings settings) {
    this(ports, settings, Set.of());
  }

  /** @param flaws known bugs put back in on purpose, for simulations that must notice them */
  public KubernetesApiServer(ApiServerPorts ports, ApiServerSettings settings, Set<ApiServerFlaw> flaws) {
    SchemaTable table = ports.schemas().load();
    Shaping shaping = new Shaping(new SchemaRegistry(table));
    ServiceAllocations allocations = new ServiceAllocations(settings.serviceCidr(), ports.randomness().fork("services"));
    RuleCompiler compiler = new RuleCompiler(ports.outside().expressions());
    SchemaPatterns patterns = new SchemaPatterns(ports.outside().expressions().patterns());
    DefinitionStrategy definitions = new DefinitionStrategy(new SpecRules(new SchemaRules(compiler, patterns)));
    ServedResources resources = served(table, new Strategies(allocations, definitions, ports.certificates()), new Conversions(ports.json()),
        shaping);
    List<GroupResource> stored = resources.all().stream().map(ServedResource::storage).distinct().toList();
    Operations operations = ports.operations();
    Store store = new StoreGate(ports.store(), ports.loop(), operations.store(), operations.metrics(), stored);
    arrival = new StoreArrival(store, ports.loop());
    cache = new ObjectCache(store, ports.json(), stored, settings.history(), flaws);
    allocations.follow(cache);
    Responder responder = new Responder(ports.jsonEncoder(), ports.yamlEncoder(), ports.protobufEncoder());
    RequestTrace trace = new RequestTrace(ports.trace(), ports.clock());
    Tables tables = new BuiltInTables();
    RbacFeed rbac = new RbacFeed(cache);
    SecuritySettings security = settings.security();
    AuthorizerChain authorizers = new Authorizers(rbac, cache, ports.clock(), BootstrapObjects.nodeRules(),
        security.authorization().webhook().map(wanted -> webhook(ports, wanted))).chain(security.authorization());
    ObjectShape metadata = shaping.of(CustomResources.metadata(table));
    custom = new CustomResources(cache, resources, schema -> new CustomShape(schema, metadata, compiler.rules(schema), patterns),
        ports.outside().webhooks(), ports.jsonEncoder(), ports.json(), ports.randomness().fork("conversions"));
    FieldOwnership ownership =
        new FieldOwnership(name -> table.types().getOrDefault(name, custom.type(name)), new CodecAnnotationJson(ports.json(), ports.jsonEncoder()));
    AdmissionPolicies policies =
        AdmissionPolicies.of(cache, resources, ownership, authorizers, ports.outside().expressions());
    AdmissionWebhooks webhooks = AdmissionWebhooks.of(cache, resources, authorizers,
        ports.outside().expressions(), ports.outside().webhooks(), ports.jsonEncoder(), ports.json(), ports.randomness().fork("webhooks"),
        new WebhookFigures(operations.metrics(), ports.loop()));
    AdmissionChain admission = AdmissionPlugins.chain(cache, cache::fresh, ports.randomness().fork("admission"),
        security.podSecurity(), new AdmissionFigures(operations.metrics(), ports.loop()),
        List.of(policies.mutating(), webhooks.mutating()), List.of(new CreateRight(authorizers), new EscalationCheck(rbac, authorizers),
            new OwnerReferencesRight(authorizers, (group, version, kind) -> resources.ofKind(group, version, kind).map(ServedResource::schema)),
            SignerRight.both(authorizers).getFirst(), SignerRight.both(authorizers).getLast(),
            new CertificateSubjectRestriction(ports.certificates()), policies.check(), policies.validating(), webhooks.validating()));
    ObjectWriter writer = new ObjectWriter(store, ports.jsonEncoder(), ports.json());
    compactor = new Compactor(store, cache, ports.loop());
    events = new EventExpiry(cache, writer, ports.loop(), ports.clock());
    ServingParts parts = new ServingParts(table, resources, shaping, admission, ownership, cache, writer, new HistoricReads(store, ports.json()),
        responder, tables, ports.decoders(), ports.loop(), ports.clock(), ports.randomness(), trace);
    verbs = parts.verbs();
    Subresources kinds = new Subresources(verbs, resources, ports.nodes(), flaws);
    List<PathHandler> paths = new SelfDescription(ports, settings, table, resources)
        .paths(responder, store, cache, List.of(new TracePath(responder, ports.trace())));
    Credential.Bearer own = new Credential.Bearer(ports.randomness().fork("loopback").nextUuid().toString());
    ServiceAccountTokens tokens = new ServiceAccountTokens(ports.tokens(), cache, settings.issuer());
    AuthenticatorChain authenticators = new Authenticators(ports.tokens(), cache, ports.json(), settings.issuer(),
        ports.outside().expressions(), ports.outside().issuers(), ports.outside().verifier(),
        security.authentication().webhook().map(wanted -> webhook(ports, wanted)))
        .chain(security.authentication(), withOwn(own, settings.staticTokens()), tokens);
    Reviews reviews = new Reviews(authenticators, tokens, authorizers, rbac, cache, responder);
    TokenRequests tokenRequests = new TokenRequests(cache, ports.tokens(), ports.randomness().fork("tokens"), settings.issuer(), admission,
        parts.bodies(), table.types().get("io.k8s.api.authentication.v1.TokenRequest"), responder);
    Router router = new Router(resources, joined(kinds.handlers(), Map.of(TokenRequests.PLACE, tokenRequests)),
        joined(kinds.virtual(), reviews.handlers()), paths, verbs, cache::fresh);
    StreamFigures.countObjects(operations.metrics(), cache, stored);
    Fairness fairness = new Fairness(cache, ports.loop(), operations.metrics(), settings.requestsInFlight(),
        flaws.contains(ApiServerFlaw.LETS_EVERYBODY_IN));
    audit = new AuditBackends(operations.audit(), ports.outside().webhooks(), ports.jsonEncoder(), ports.loop(), ports.randomness().fork("audit"));
    pipeline = new Pipeline(new ForwardedHeaders(security.authentication().frontProxy()), authenticators,
        new Audit(audit, ports.clock(), ports.decoders()), new Impersonation(authorizers), fairness, authorizers, router, responder, trace,
        new RequestFigures(operations.metrics(), ports.loop(), resources), ports.clock());
    resources.onChange(() -> verbs.closeStale(open -> resources.find(open.group(), open.schema().version(), open.plural())
        .filter(now -> now.custom().equals(open.custom())).isPresent()));
    lifecycle = new Lifecycle(new OwnWrites(pipeline, own), cache, ports.loop(), ports.clock());
    dangling = new DanglingConditions(cache, pipeline, own, ports.loop(), ports.clock());
    bootstrap = new Bootstrap(pipeline, own, cache, new BootstrapObjects(
        settings.clusterCa(), settings.serviceCidr(), settings.advertisedHost(), settings.advertisedPort(), security.authentication().frontProxy()));
  }

  private static ReviewWebhook webhook(ApiServerPorts ports, WebhookSettings wanted) {
    return new ReviewWebhook(ports.outside().webhooks(), wanted, ports.jsonEncoder(), ports.json());
  }

  /** The server's own identity, whose token never leaves this object. */
  private static Map<String, User> withOwn(Credential.Bearer own, Map<String, User> users) {
    Map<String, User> all = new LinkedHashMap<>(users);
    all.put(own.token(), User.of("system:apiserver", List.of(User.MASTERS)));
    return all;
  }

  private static <T> Map<String, T> joined(Map<String, ? extends T> some, Map<String, ? extends T> more) {
    Map<String, T> all = new LinkedHashMap<>(some);
    all.putAll(more);
    return all;
  }

  private static ServedResources served(SchemaTable table, Strategies strategies, Conversions conversions, Shaping shaping) {
    return new ServedResources(table.resources().stream().map(resource -> new ServedResource(
        resource, table.types().get(resource.type()), strategies.of(resource), conversions.storage(resource),
        conversions.of(resource), shaping.of(table.types().get(resource.type())))).toList());
  }

  /** Waits for the store, reads it into the copy that requests are served from, and adds what every cluster has; then serves. */
  public CompletionStage<Void> start() {
    events.start();
    return arrival.awaited().thenCompose(there -> cache.start()).thenRun(compactor::start)
        .thenRun(() -> custom.start(lifecycle)).thenCompose(filled -> bootstrap.run()).thenCompose(complete -> dangling.start());
  }

  /** What the server knows once it knows that revision, for another one on the same content. */
  public CompletionStage<ApiServerImage> image(long revision) {
    return cache.atLeast(revision).thenApply(there -> new ApiServerImage(cache.image(), events.image()));
  }

  /**
   * Starts as {@link #start} does, with what another server knew; its store must hold the same content at the image's revision. Nothing is
   * read or written: what was there is there, and what was deleted stays so.
   */
  public CompletionStage<Void> start(ApiServerImage image) {
    events.start();
    return arrival.awaited().thenCompose(there -> cache.start(image.cache())).thenRun(() -> {
      events.resume(image.events());
      compactor.start();
      custom.start(lifecycle);
      dangling.resume();
    });
  }

  /** Ends open watches. */
  public void stop() {
    audit.stop();
    verbs.close();
    dangling.stop();
    compactor.stop();
    events.stop();
    cache.stop();
  }

  @Override
  public CompletionStage<ApiResponse> handle(ApiRequest request) {
    return pipeline.handle(request);
  }
}
