package io.hexareme.sample;

import io.hexareme.adapters.testkit.AdmissionWebhook;
import io.hexareme.adapters.testkit.TestCluster;

/** The validating webhook as it is deployed, with a function in place of its image. */
final class ImageWebhook {
  private static final String REGISTRY = "registry.acme.test";
  private static final String SERVER = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: images}
      spec:
        selector: {matchLabels: {app: images}}
        template:
          metadata: {labels: {app: images}}
          spec: {containers: [{name: images, image: registry.acme.test/images}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: images}
      spec: {selector: {app: images}, ports: [{port: 443, targetPort: 8443}]}
      """;
  private static final String CONFIGURATION = """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: images}
      webhooks:
      - name: images.sample.hexareme.io
        clientConfig: {service: {namespace: default, name: images}}
        rules: [{apiGroups: [sample.hexareme.io], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [websites]}]
        failurePolicy: Fail
        admissionReviewVersions: [v1]
        sideEffects: None
      """;

  private ImageWebhook() {}

  /** It comes to run in the cluster; nobody asks it yet. */
  static void runsIn(TestCluster cluster) {
    ImagePolicy policy = new ImagePolicy(REGISTRY);
    cluster.images().image(REGISTRY + "/images", AdmissionWebhook.on(8443, request ->
        policy.complaint(request.text("object", "spec", "image")).map(AdmissionWebhook::deny).orElseGet(AdmissionWebhook::allow)));
    cluster.admin().apply(SERVER);
  }

  /** From now on no site is written unless it has agreed. */
  static void isAskedIn(TestCluster cluster) {
    cluster.admin().apply(CONFIGURATION);
  }
}
