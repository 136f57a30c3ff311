package io.hexareme.adapters.cli;

/** What the demo applies. */
final class DemoManifests {
  static final String CONTAINER = "nginx";

  static final String DEPLOYMENT = """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        replicas: 3
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
            - name: nginx
              image: nginx:1.29
              ports:
              - containerPort: 80
              resources:
                requests: {cpu: 100m, memory: 64Mi}
      """;

  static final String SERVICE = """
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector: {app: web}
        ports:
        - port: 80
      """;

  private DemoManifests() {}
}
