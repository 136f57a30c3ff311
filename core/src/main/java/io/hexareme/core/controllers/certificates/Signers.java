package io.hexareme.core.controllers.certificates;

import io.hexareme.ports.security.CertificateSigner.Request;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/**
 * The cluster's own signers, and whom each signs for.
 * (https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers)
 */
final class Signers {
  static final String KUBELET_CLIENT = "kubernetes.io/kube-apiserver-client-kubelet";
  private static final String CLIENT = "kubernetes.io/kube-apiserver-client";
  private static final String KUBELET_SERVING = "kubernetes.io/kubelet-serving";
  private static final String LEGACY = "kubernetes.io/legacy-unknown";
  private static final List<String> SIGNING = List.of("digital signature", "key encipherment");

  private Signers() {}

  static boolean isOurs(String signer) {
    return List.of(CLIENT, KUBELET_CLIENT, KUBELET_SERVING, LEGACY).contains(signer);
  }

  static List<String> usages(Obj request) {
    return request.list("spec", "usages").stream().map(usage -> usage.asString("")).toList();
  }

  /** Why the signer that the request names refuses it; empty when it does not. */
  static Optional<String> objection(Obj request, Request asked) {
    List<String> usages = usages(request);
    return switch (request.text("spec", "signerName")) {
      case CLIENT -> usage(usages.contains("client auth") && fits(usages, "client auth"), usages);
      case KUBELET_CLIENT -> kubelet(asked).or(() -> noNames(asked)).or(() -> usage(isKubeletClient(usages), usages));
      case KUBELET_SERVING -> kubelet(asked).or(() -> servingNames(asked))
          .or(() -> usage(usages.contains("server auth") && usages.contains("digital signature") && fits(usages, "server auth"), usages));
      default -> Optional.empty();
    };
  }

  /** With {@code key encipherment}, which only some keys can do, or without. */
  static boolean isKubeletClient(List<String> usages) {
    return usages.contains("client auth") && usages.contains("digital signature") && fits(usages, "client auth");
  }

  private static boolean fits(List<String> usages, String purpose) {
    return usages.stream().allMatch(usage -> SIGNING.contains(usage) || usage.equals(purpose));
  }

  private static Optional<String> usage(boolean right, List<String> usages) {
    return right ? Optional.empty() : Optional.of("usages did not match " + usages);
  }

  static Optional<String> kubelet(Request asked) {
    if (!asked.organizations().equals(List.of("system:nodes"))) {
      return Optional.of("subject organization is not system:nodes");
    }
    return asked.commonName().startsWith("system:node:") ? Optional.empty()
        : Optional.of("subject common name does not begin with system:node: prefix");
  }

  static Optional<String> noNames(Request asked) {
    if (!asked.dnsNames().isEmpty()) {
      return Optional.of("DNS subjectAltNames are not allowed");
    }
    return asked.addresses().isEmpty() ? mailOrUri(asked) : Optional.of("IP subjectAltNames are not allowed");
  }

  private static Optional<String> servingNames(Request asked) {
    return asked.dnsNames().isEmpty() && asked.addresses().isEmpty()
        ? Optional.of("at least one DNS or IP subjectAltName is required") : mailOrUri(asked);
  }

  private static Optional<String> mailOrUri(Request asked) {
    if (!asked.emails().isEmpty()) {
      return Optional.of("email subjectAltNames are not allowed");
    }
    return asked.uris().isEmpty() ? Optional.empty() : Optional.of("URI subjectAltNames are not allowed");
  }
}
