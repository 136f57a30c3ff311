package io.hexareme.adapters.testkit.junit;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.adapters.testkit.fabric8.Fabric8;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A fabric8 client; loaded only when a test asks for one. */
final class Fabric8Gift implements ClientGift {
  private static final String IMPLEMENTATION = "io.fabric8.kubernetes.client.impl.KubernetesClientImpl";

  private final KubernetesClient client;

  Fabric8Gift(TestCluster cluster, Hexareme.Way way) {
    ClientGift.require(IMPLEMENTATION, "io.fabric8:kubernetes-client", "a KubernetesClient");
    try {
      client = way == Hexareme.Way.HTTP ? Fabric8.overHttp(cluster) : Fabric8.inProcess(cluster);
    } catch (LinkageError otherVersion) {
      throw new ExtensionConfigurationException("the fabric8 client on the class path is none that Hexareme knows (8.0.0): " + otherVersion, otherVersion);
    }
  }

  @Override
  public Object client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
  }
}
