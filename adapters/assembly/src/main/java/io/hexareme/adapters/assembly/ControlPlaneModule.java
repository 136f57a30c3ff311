package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.adapters.codecprotobuf.ProtobufDecoder;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.adapters.tracememory.MemoryTrace;
import io.hexareme.core.apiserver.ApiServerPorts;
import io.hexareme.core.apiserver.ApiServerSettings;
import io.hexareme.core.apiserver.KubernetesApiServer;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.scheduler.Scheduler;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;

/** The control plane: store, API server, scheduler, controllers, each with its own identity. */
final class ControlPlaneModule extends AbstractModule {
  private static final int TRACE_EVENTS = 50_000;

  private final ClusterSettings settings;
  private final ClusterSecrets secrets;
  private final StoreFailure onStoreFailure;

  ControlPlaneModule(ClusterSettings settings, ClusterSecrets secrets, StoreFailure onStoreFailure) {
    this.settings = settings;
    this.secrets = secrets;
    this.onStoreFailure = onStoreFailure;
  }

  @Provides
  @Singleton
  ControlPlaneLoops loops(World world) {
    return new ControlPlaneLoops(world.loop("apiserver"), world.loop("components"));
  }

  @Provides
  @Singleton
  Trace trace() {
    return new MemoryTrace(TRACE_EVENTS);
  }

  @Provides
  @Singleton
  SchemaSource schemas() {
    return new KubernetesSchemas();
  }

  @Provides
  @Singleton
  EmbeddedStore store(LogStorage log, ControlPlaneLoops loops) {
    return EmbeddedStore.open(log, loops.server(), StoreConfig.DEFAULT, onStoreFailure::failed);
  }

  @Provides
  @Singleton
  List<Controller> controllers(SchemaSource schemas) {
    List<Resource> deletable = schemas.load().resources().stream()
        .filter(r -> r.verbs().containsAll(List.of("list", "watch", "delete")))
        .map(r -> new Resource(r.group(), r.version(), r.plural(), r.kind(), r.namespaced()))
        .toList();
    return Controllers.all(deletable, secrets.authority());
  }

  @Provides
  @Singleton
  Identities identities(World world, List<Controller> controllers) {
    List<String> nodes = IntStream.range(0, settings.nodes()).mapToObj(ClusterSettings::nodeName).toList();
    return new Identities(world.randomness().fork("identities"), controllers.stream().map(Controller::name).toList(), nodes);
  }

  @Provides
  @Singleton
  CrossLoopNodeAgents agents(ControlPlaneLoops loops) {
    return new CrossLoopNodeAgents(loops.server());
  }

  @Provides
  @Singleton
  TokenSigner tokens() {
    return secrets.tokens();
  }

  @Provides
  @Singleton
  KubernetesApiServer apiServer(EmbeddedStore store, ControlPlaneLoops loops, World world, Trace trace, TokenSigner tokens,
      CrossLoopNodeAgents agents, SchemaSource schemas, Identities identities, FrontDoorAddress address) {
    JsonCodec json = new JsonCodec();
    YamlCodec yaml = new YamlCodec();
    ApiServerPorts ports = new ApiServerPorts(store, loops.server(), world.clock(), world.randomness().fork("apiserver"), trace, tokens,
        agents, schemas, json, json, yaml, List.of(json, yaml, new ProtobufDecoder(schemas.load(), json)));
    return new KubernetesApiServer(ports, new ApiServerSettings(identities.users(), ClusterSettings.GIT_VERSION, secrets.authority(),
        ClusterSettings.SERVICE_CIDR, ClusterSettings.ISSUER, address.host(), address.port(), ClusterSettings.HISTORY));
  }

  @Provides
  @Singleton
  ComponentClients clients(KubernetesApiServer server, ControlPlaneLoops loops, Identities identities) {
    return new ComponentClients(new CrossLoopApiServer(server, loops.server(), loops::components), identities);
  }

  @Provides
  @Singleton
  Scheduler scheduler(ComponentClients clients, ControlPlaneLoops loops, World world, Trace trace) {
    ApiClient client = clients.of("system:kube-scheduler", "kube-scheduler");
    return new Scheduler(client, loops.components(), world.clock(), world.randomness().fork("scheduler"), trace);
  }

  @Provides
  @Singleton
  ControllerHost controllerHost(
      ComponentClients clients, List<Controller> controllers, ControlPlaneLoops loops, World world, Trace trace) {
    return new ControllerHost(
        name -> clients.of("system:serviceaccount:kube-system:" + name, "kube-controller-manager"),
        clients.of("system:kube-controller-manager", "kube-controller-manager"),
        loops.components(), world.clock(), world.randomness().fork("controllers"), trace, controllers);
  }
}
