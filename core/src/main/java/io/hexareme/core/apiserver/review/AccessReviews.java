package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.authorization.Access;
import io.hexareme.core.apiserver.authorization.Authorizer;
import io.hexareme.core.apiserver.authorization.AuthorizerChain;
import io.hexareme.core.apiserver.authorization.SelectorAttributes;
import io.hexareme.core.apiserver.authorization.SelectorAttributes.Read;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.serving.VirtualResourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SelfSubjectAccessReview, SubjectAccessReview and LocalSubjectAccessReview: may this user do that? */
final class AccessReviews implements VirtualResourceHandler {

  /** About whom, and where. */
  enum Sort { SELF, ANYBODY, LOCAL }

  private final Sort sort;
  private final AuthorizerChain authorizers;
  private final ObjectCache cache;
  private final Responder responder;

  AccessReviews(Sort sort, AuthorizerChain authorizers, ObjectCache cache, Responder responder) {
    this.sort = sort;
    this.authorizers = authorizers;
    this.cache = cache;
    this.responder = responder;
  }

  @Override
  public CompletionStage<ApiResponse> create(Call call, ServedResource resource, Obj object) {
    Obj spec = object.at("spec").asObj();
    List<FieldError> errors = errors(call, spec);
    if (!errors.isEmpty()) {
      throw Refusals.invalid(resource.group(), resource.kind(), "", errors);
    }
    Read fields = SelectorAttributes.readFields(spec.at("resourceAttributes", "fieldSelector"));
    Read labels = SelectorAttributes.readLabels(spec.at("resourceAttributes", "labelSelector"));
    Access access = access(user(call, spec), spec).selecting(fields.selector(), labels.selector());
    String complaint = Stream.of(fields.complaint("fieldSelector"), labels.complaint("labelSelector"))
        .filter(one -> !one.isEmpty()).collect(Collectors.joining("; "));
    return cache.fresh().thenCompose(ready -> authorizers.ask(access)).thenApply(decision -> responder.tree(call, 201,
        object.with("metadata", object.at("metadata").asObj()).with("status", status(decision, complaint))));
  }

  private static Obj status(Authorizer.Decision decision, String complaint) {
    return Value.obj(
        "allowed", decision.allowed(),
        "denied", decision.verdict() == Authorizer.Verdict.DENY ? true : null,
        "reason", decision.reason().isEmpty() ? null : decision.reason(),
        "evaluationError", complaint.isEmpty() ? null : complaint);
  }

  private List<FieldError> errors(Call call, Obj spec) {
    List<FieldError> errors = new ArrayList<>();
    Value resource = spec.at("resourceAttributes");
    Value path = spec.at("nonResourceAttributes");
    if (!resource.isNull() && !path.isNull()) {
      errors.add(FieldError.invalid(FieldPath.of("spec", "nonResourceAttributes"), path,
          "cannot be specified in combination with resourceAttributes"));
    }
    if (resource.isNull() && path.isNull()) {
      errors.add(FieldError.invalid(FieldPath.of("spec", "resourceAttributes"), resource,
          "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
    }
    errors.addAll(SelectorRules.errors(resource, FieldPath.of("spec", "resourceAttributes")));
    if (sort != Sort.SELF && spec.text("user").isEmpty() && spec.list("groups").isEmpty()) {
      errors.add(FieldError.invalid(FieldPath.of("spec", "user"), "", "at least one of user or group must be specified"));
    }
    if (sort == Sort.LOCAL) {
      requireLocal(call, spec, errors);
    }
    return errors;
  }

  private static void requireLocal(Call call, Obj spec, List<FieldError> errors) {
    if (!spec.at("nonResourceAttributes").isNull()) {
      errors.add(FieldError.invalid(FieldPath.of("spec", "nonResourceAttributes"), spec.at("nonResourceAttributes"),
          "disallowed on this kind of request"));
    }
    if (!spec.text("resourceAttributes", "namespace").equals(call.info().namespace())) {
      throw Refusals.badRequest("spec.resourceAttributes.namespace must match namespace: " + call.info().namespace());
    }
  }

  private User user(Call call, Obj spec) {
    if (sort == Sort.SELF) {
      return call.user();
    }
    Map<String, List<String>> extra = new LinkedHashMap<>();
    spec.at("extra").asObj().fields().forEach((key, values) -> extra.put(key, texts(values)));
    return new User(spec.text("user"), spec.text("uid"), texts(spec.at("groups")), extra);
  }

  static List<String> texts(Value list) {
    return list.items().stream().map(item -> item.asString("")).toList();
  }

  private static Access access(User user, Obj spec) {
    Value path = spec.at("nonResourceAttributes");
    if (!path.isNull()) {
      return new Access(user, path.text("verb"), false, path.text("path"), "", "", "", "", "", "");
    }
    Value asked = spec.at("resourceAttributes");
    return new Access(user, asked.text("verb"), true, "", asked.text("group"), asked.text("version"), asked.text("resource"),
        asked.text("subresource"), asked.text("namespace"), asked.text("name"));
  }
}
