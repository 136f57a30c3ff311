package io.hexareme.adapters.assembly;

import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.deployment.DeploymentController;
import io.hexareme.core.controllers.disruption.DisruptionController;
import io.hexareme.core.controllers.disruption.StaleDisruptionController;
import io.hexareme.core.controllers.endpoints.EndpointsController;
import io.hexareme.core.controllers.endpointslice.EndpointSliceController;
import io.hexareme.core.controllers.endpointslicemirroring.EndpointSliceMirroringController;
import io.hexareme.core.controllers.garbagecollector.GarbageCollector;
import io.hexareme.core.controllers.namespace.NamespaceController;
import io.hexareme.core.controllers.nodelifecycle.NodeLifecycleConfig;
import io.hexareme.core.controllers.nodelifecycle.NodeLifecycleController;
import io.hexareme.core.controllers.podgc.PodGarbageCollector;
import io.hexareme.core.controllers.replicaset.ReplicaSetController;
import io.hexareme.core.controllers.resourcequota.ResourceQuotaController;
import io.hexareme.core.controllers.rootca.RootCaPublisher;
import io.hexareme.core.controllers.serviceaccount.ServiceAccountController;
import io.hexareme.core.controllers.tainteviction.TaintEvictionController;
import io.hexareme.core.machinery.Resource;
import java.util.List;

/** All controllers of a cluster. */
final class Controllers {
  private Controllers() {}

  /** @param deletable every resource whose objects can be listed, watched and deleted */
  static List<Controller> all(List<Resource> deletable, String clusterCa) {
    return List.of(
        new DeploymentController(),
        new ReplicaSetController(),
        new NamespaceController(deletable),
        new GarbageCollector(deletable),
        new EndpointsController(),
        new EndpointSliceController(),
        new EndpointSliceMirroringController(),
        new ServiceAccountController(),
        new RootCaPublisher(clusterCa),
        new NodeLifecycleController(NodeLifecycleConfig.DEFAULT),
        new TaintEvictionController(),
        new DisruptionController(),
        new StaleDisruptionController(),
        new PodGarbageCollector(),
        new ResourceQuotaController());
  }
}
