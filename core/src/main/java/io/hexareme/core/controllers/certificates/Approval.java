package io.hexareme.core.controllers.certificates;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.security.CertificateSigner.Request;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Approves kubelets' requests for client certificates when roles let the one who asks have them. Everything else waits for a person. */
final class Approval {
  private static final Resource REQUESTS = Resource.CERTIFICATE_SIGNING_REQUESTS;
  private static final Resource REVIEWS = Resource.SUBJECT_ACCESS_REVIEWS;

  /** What somebody may be allowed to ask for, and what an approval says then. */
  private record Sort(String subresource, String message) {}

  private static final Sort RENEWAL =
      new Sort("selfnodeclient", "Auto approving self kubelet client certificate after SubjectAccessReview.");
  private static final Sort JOINING = new Sort("nodeclient", "Auto approving kubelet client certificate after SubjectAccessReview.");

  Plan decide(Obj request, Request asked, ClusterView view) {
    boolean kubelet = request.text("spec", "signerName").equals(Signers.KUBELET_CLIENT)
        && Signers.kubelet(asked).isEmpty() && Signers.noNames(asked).isEmpty() && Signers.isKubeletClient(Signers.usages(request));
    if (!kubelet) {
      return Plan.nothing();
    }
    List<Sort> sorts = new ArrayList<>();
    if (asked.commonName().equals(request.text("spec", "username"))) {
      sorts.add(RENEWAL);
    }
    sorts.add(JOINING);
    List<Plan.Read> questions = sorts.stream().map(sort -> Plan.Read.review(REVIEWS, sort.subresource(), review(request, sort))).toList();
    if (view.live(REVIEWS, questions.getFirst().key()).isEmpty()) {
      return Plan.reading(questions);
    }
    return sorts.stream().filter(sort -> isAllowed(sort, view)).findFirst()
        .map(sort -> approve(request, sort, view)).orElse(Plan.nothing());
  }

  private static boolean isAllowed(Sort sort, ClusterView view) {
    Optional<Obj> answer = view.live(REVIEWS, new ObjectKey("", sort.subresource())).flatMap(found -> found);
    return answer.filter(review -> review.at("status", "allowed").asBool(false)).isPresent();
  }

  private static Obj review(Obj request, Sort sort) {
    Value spec = request.at("spec");
    return Value.obj("apiVersion", REVIEWS.apiVersion(), "kind", REVIEWS.kind(), "spec", Value.obj(
        "user", spec.text("username"),
        "uid", spec.text("uid").isEmpty() ? null : spec.text("uid"),
        "groups", spec.at("groups").isNull() ? null : spec.at("groups"),
        "extra", spec.at("extra").isNull() ? null : spec.at("extra"),
        "resourceAttributes", Value.obj("group", REQUESTS.group(), "resource", REQUESTS.plural(), "verb", "create",
            "subresource", sort.subresource(), "version", "*")));
  }

  private static Plan approve(Obj request, Sort sort, ClusterView view) {
    Obj approved = CertificateController.withCondition(request, "Approved", "AutoApproved", sort.message(), view);
    return Plan.of(new Command.Submit(REQUESTS, ObjectKey.of(request), "approval", "PUT", approved));
  }
}
