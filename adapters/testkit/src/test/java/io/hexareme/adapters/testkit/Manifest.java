package io.hexareme.adapters.testkit;

/** Manifests for tests. */
final class Manifest {
  private Manifest() {}

  static String deployment(String name, int replicas) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s}
        spec:
          replicas: %2$d
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec:
              containers:
              - {name: main, image: "nginx:1.29"}
        """.formatted(name, replicas);
  }
}
