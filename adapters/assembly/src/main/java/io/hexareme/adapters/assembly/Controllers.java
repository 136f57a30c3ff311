package io.hexareme.adapters.assembly;

import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.adapters.pkibouncycastle.HmacSha256;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.certificates.CertificateController;
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
import io.hexareme.core.controllers.policystatus.PolicyStatusController;
import io.hexareme.core.controllers.protection.ClaimProtection;
import io.hexareme.core.controllers.protection.VolumeProtection;
import io.hexareme.core.controllers.replicaset.ReplicaSetController;
import io.hexareme.core.controllers.resourcequota.ResourceQuotaController;
import io.hexareme.core.controllers.rootca.RootCaPublisher;
import io.hexareme.core.controllers.roleaggregation.RoleAggregation;
import io.hexareme.core.controllers.serviceaccount.ServiceAccountController;
import io.hexareme.core.controllers.tainteviction.TaintEvictionController;
import io.hexareme.core.controllers.tokens.BootstrapSigner;
import io.hexareme.core.controllers.tokens.BootstrapTokenCleaner;
import io.hexareme.core.controllers.tokens.TokenSecrets;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.schema.SchemaTable;
import java.util.List;

/** All controllers of a cluster. */
final class Controllers {
  private Controllers() {}

  /** @param deletable every resource whose objects can be listed, watched and deleted */
  static List<Controller> all(List<Resource> deletable, SchemaTable table, ClusterSecrets secrets) {
    return List.of(
        new DeploymentController(),
        new ReplicaSetController(),
        new NamespaceController(deletable),
        new GarbageCollector(deletable),
        new EndpointsController(),
        new EndpointSliceController(),
        new EndpointSliceMirroringController(),
        new ServiceAccountController(),
        new RootCaPublisher(secrets.authority()),
        new NodeLifecycleController(NodeLifecycleConfig.DEFAULT),
        new TaintEvictionController(),
        new DisruptionController(),
        new StaleDisruptionController(),
        new PodGarbageCollector(),
        new ResourceQuotaController(),
        new ClaimProtection(),
        new VolumeProtection(),
        new RoleAggregation(),
        new PolicyStatusController(new CelExpressions(), table),
        new CertificateController(secrets.certificates()),
        new TokenSecrets(secrets.tokens(), secrets.authority()),
        new BootstrapTokenCleaner(),
        new BootstrapSigner(new HmacSha256()));
  }
}
