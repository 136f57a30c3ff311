package io.hexareme.adapters.testkit.junit;

import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.api.ApiServer;
import java.io.File;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.Set;

/** What can be given to a parameter or a field. Client libraries are named by text: they need not be there. */
final class Gifts {
  private static final Set<String> FABRIC8 =
      Set.of("io.fabric8.kubernetes.client.KubernetesClient", "io.fabric8.kubernetes.client.NamespacedKubernetesClient");
  private static final String CLIENT_JAVA = "io.kubernetes.client.openapi.ApiClient";
  private static final Set<Class<?>> KUBECONFIGS = Set.of(String.class, Path.class, File.class);

  private Gifts() {}

  static boolean isOne(AnnotatedElement place, Class<?> type) {
    return type == TestCluster.class || type == ApiServer.class || isClient(type)
        || place.isAnnotationPresent(Kubeconfig.class) && KUBECONFIGS.contains(type);
  }

  private static boolean isClient(Class<?> type) {
    return FABRIC8.contains(type.getName()) || type.getName().equals(CLIENT_JAVA);
  }

  /** @param lent to whose clients, and files, the new one belongs */
  static Object make(Class<?> type, Lent lent) {
    if (type == TestCluster.class) {
      return lent.cluster();
    }
    if (type == ApiServer.class) {
      return lent.cluster().server();
    }
    if (KUBECONFIGS.contains(type)) {
      return kubeconfig(type, lent);
    }
    return type.getName().equals(CLIENT_JAVA) ? lent.client(ClientJavaGift::new) : lent.client(Fabric8Gift::new);
  }

  private static Object kubeconfig(Class<?> type, Lent lent) {
    if (type == String.class) {
      return lent.cluster().kubeconfig();
    }
    Path file = lent.kubeconfigFile();
    return type == File.class ? file.toFile() : file;
  }
}
