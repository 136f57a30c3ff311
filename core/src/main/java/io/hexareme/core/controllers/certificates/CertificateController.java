package io.hexareme.core.controllers.certificates;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.CertificateSigner.Order;
import io.hexareme.ports.security.CertificateSigner.Reading;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/** Keys are CertificateSigningRequests. What has no decision yet may be approved, what is approved is signed, what is old goes. */
public final class CertificateController implements Controller {
  private static final Resource REQUESTS = Resource.CERTIFICATE_SIGNING_REQUESTS;
  private static final Duration LONGEST = Duration.ofDays(365);

  private final CertificateSigner signer;
  private final Approval approval = new Approval();

  public CertificateController(CertificateSigner signer) {
    this.signer = signer;
  }

  @Override
  public String name() {
    return "certificate-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(REQUESTS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    return List.of(ObjectKey.of(after == null ? before : after));
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(REQUESTS, key).map(request -> reconcile(request, view)).orElse(Plan.nothing());
  }

  private Plan reconcile(Obj request, ClusterView view) {
    Duration left = Age.left(request, view.now());
    if (!left.isPositive()) {
      return Plan.of(Command.Delete.of(REQUESTS, request));
    }
    Plan plan = request.list("status", "conditions").isEmpty() ? decide(request, view)
        : isToBeSigned(request) ? sign(request, view) : Plan.nothing();
    return plan.reads().isEmpty() ? plan.recheckAfter(left) : plan;
  }

  private static boolean isToBeSigned(Obj request) {
    Value conditions = request.at("status", "conditions");
    boolean failed = Conditions.find(conditions, "Failed").isPresent() || Conditions.find(conditions, "Denied").isPresent();
    return Conditions.find(conditions, "Approved").isPresent() && !failed && request.text("status", "certificate").isEmpty();
  }

  private Plan decide(Obj request, ClusterView view) {
    return switch (signer.read(pem(request))) {
      case Reading.Good(CertificateSigner.Request asked) -> approval.decide(request, asked, view);
      case Reading.Malformed _ -> Plan.nothing();
    };
  }

  private Plan sign(Obj request, ClusterView view) {
    if (!Signers.isOurs(request.text("spec", "signerName"))) {
      return Plan.nothing();
    }
    return switch (signer.read(pem(request))) {
      case Reading.Good(CertificateSigner.Request asked) -> Signers.objection(request, asked)
          .map(why -> failed(request, why, view))
          .orElseGet(() -> issued(request, view));
      case Reading.Malformed(String why) -> failed(request, "unable to parse csr \"" + request.text("metadata", "name") + "\": " + why, view);
    };
  }

  private Plan issued(Obj request, ClusterView view) {
    long asked = request.at("spec", "expirationSeconds").asLong(LONGEST.toSeconds());
    Duration duration = Duration.ofSeconds(Math.clamp(asked, 600, LONGEST.toSeconds()));
    String certificate = signer.issue(new Order(pem(request), Signers.usages(request), view.now(), duration));
    String encoded = Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8));
    return Plan.of(new Command.UpdateStatus(REQUESTS, request.withPath(Value.of(encoded), "status", "certificate")));
  }

  private static Plan failed(Obj request, String why, ClusterView view) {
    return Plan.of(new Command.UpdateStatus(REQUESTS, withCondition(request, "Failed", "SignerValidationFailure", why, view)));
  }

  static Obj withCondition(Obj request, String type, String reason, String message, ClusterView view) {
    String now = Timestamps.seconds(view.now());
    Obj condition = Value.obj("type", type, "status", "True", "reason", reason, "message", message, "lastUpdateTime", now,
        "lastTransitionTime", now);
    return request.withPath(new Value.Arr(request.list("status", "conditions")).plus(condition), "status", "conditions");
  }

  private static String pem(Obj request) {
    try {
      return new String(Base64.getDecoder().decode(request.text("spec", "request")), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
