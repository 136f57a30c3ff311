package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.authorization.PolicyRule;
import io.hexareme.core.apiserver.authorization.RbacFeed;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.VirtualResourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** SelfSubjectRulesReview: what may I do in that namespace ({@code kubectl auth can-i --list})? */
final class RulesReviews implements VirtualResourceHandler {
  private final RbacFeed rbac;
  private final ObjectCache cache;
  private final Responder responder;

  RulesReviews(RbacFeed rbac, ObjectCache cache, Responder responder) {
    this.rbac = rbac;
    this.cache = cache;
    this.responder = responder;
  }

  @Override
  public CompletionStage<ApiResponse> create(Call call, ServedResource resource, Obj object) {
    String namespace = object.text("spec", "namespace");
    if (namespace.isEmpty()) {
      throw Refusals.badRequest("no namespace on request");
    }
    return cache.fresh().thenApply(ready -> {
      List<PolicyRule> rules = rbac.policy().rules(call.user(), namespace);
      List<Obj> resources = rules.stream().filter(rule -> rule.paths().isEmpty()).map(PolicyRule::toValue).toList();
      List<Obj> paths = rules.stream().filter(rule -> !rule.paths().isEmpty()).map(PolicyRule::toValue).toList();
      return responder.tree(call, 201, object
          .with("metadata", object.at("metadata").asObj())
          .with("status", Value.obj("resourceRules", resources, "nonResourceRules", paths, "incomplete", false)));
    });
  }
}
