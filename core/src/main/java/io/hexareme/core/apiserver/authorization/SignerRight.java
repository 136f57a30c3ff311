package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.value.Value;
import java.util.List;

/**
 * Who approves requests for certificates of a signer, or signs them, needs the right to do so for that signer: the verb {@code approve} or
 * {@code sign} on {@code signers}, by its name or by its domain.
 */
public final class SignerRight implements ValidatingPlugin {
  private static final String GROUP = "certificates.k8s.io";

  private final String name;
  private final String verb;
  private final String subresource;
  private final Authorizer authorizer;

  private SignerRight(String name, String verb, String subresource, Authorizer authorizer) {
    this.name = name;
    this.verb = verb;
    this.subresource = subresource;
    this.authorizer = authorizer;
  }

  /** The plugins CertificateApproval and CertificateSigning. */
  public static List<SignerRight> both(Authorizer authorizer) {
    return List.of(new SignerRight("CertificateApproval", "approve", "approval", authorizer),
        new SignerRight("CertificateSigning", "sign", "status", authorizer));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void validate(Attributes attributes) {
    boolean concerned = attributes.operation() == Operation.UPDATE && attributes.resource().group().equals(GROUP)
        && attributes.resource().plural().equals("certificatesigningrequests") && attributes.subresource().equals(subresource);
    if (!concerned || verb.equals("sign") && !signs(attributes)) {
      return;
    }
    String signer = attributes.before().text("spec", "signerName");
    String domain = signer.substring(0, Math.max(0, signer.indexOf('/'))) + "/*";
    if (!may(attributes, signer) && !may(attributes, domain)) {
      throw Refusals.forbidden(GROUP, "certificatesigningrequests", attributes.name(),
          "user not permitted to " + verb + " requests with signerName \"" + signer + "\"");
    }
  }

  /** Whether the certificate is new, or the failure to make one. */
  private static boolean signs(Attributes attributes) {
    return !attributes.before().at("status", "certificate").equals(attributes.object().at("status", "certificate"))
        || hasFailed(attributes.object()) && !hasFailed(attributes.before());
  }

  private static boolean hasFailed(Value request) {
    return request.list("status", "conditions").stream().anyMatch(condition -> condition.text("type").equals("Failed"));
  }

  private boolean may(Attributes attributes, String signer) {
    return authorizer.decide(new Access(attributes.call().user(), verb, true, "", GROUP, "*", "signers", "", "", signer)).allowed();
  }
}
