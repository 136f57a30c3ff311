package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.CertificateSigner.Reading;
import io.hexareme.ports.security.CertificateSigner.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Nobody gets a certificate for the group that may do everything by way of an ordinary request. */
public final class CertificateSubjectRestriction implements ValidatingPlugin {
  private static final String GROUP = "certificates.k8s.io";
  private static final String SIGNER = "kubernetes.io/kube-apiserver-client";
  private static final String MASTERS = "system:masters";

  private final CertificateSigner certificates;

  /** @param certificates reads requests */
  public CertificateSubjectRestriction(CertificateSigner certificates) {
    this.certificates = certificates;
  }

  @Override
  public String name() {
    return "CertificateSubjectRestriction";
  }

  @Override
  public void validate(Attributes attributes) {
    boolean concerned = attributes.operation() == Operation.CREATE && attributes.isAbout(GROUP, "certificatesigningrequests")
        && attributes.object().text("spec", "signerName").equals(SIGNER);
    if (concerned && certificates.read(pem(attributes)) instanceof Reading.Good(Request request) && request.organizations().contains(MASTERS)) {
      throw Refusals.forbidden(GROUP, "certificatesigningrequests", attributes.name(),
          "use of " + SIGNER + " signer with " + MASTERS + " group is not allowed");
    }
  }

  /** What is no base64 is no request either, as validation has found before. */
  private static String pem(Attributes attributes) {
    try {
      return new String(Base64.getDecoder().decode(attributes.object().text("spec", "request")), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      return "";
    }
  }
}
