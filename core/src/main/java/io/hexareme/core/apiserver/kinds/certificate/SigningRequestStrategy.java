package io.hexareme.core.apiserver.kinds.certificate;

import io.hexareme.core.apiserver.kinds.GenericStrategy;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** CertificateSigningRequests (certificates.k8s.io/v1). */
public final class SigningRequestStrategy implements KindStrategy {
  private static final List<String> DECISIONS = List.of("Approved", "Denied");

  private final SigningRequestRules rules;

  public SigningRequestStrategy(CertificateSigner certificates) {
    this.rules = new SigningRequestRules(certificates);
  }

  @Override
  public NameRule nameRule() {
    return NameRule.PATH_SEGMENT;
  }

  @Override
  public boolean hasGeneration() {
    return false;
  }

  /** Who asks is what authentication found, whatever the request says about it. */
  @Override
  public Obj prepareForCreate(Obj request, Call call, boolean dryRun) {
    User user = call.user();
    Obj asked = request.at("spec").asObj().without("username").without("uid").without("groups").without("extra");
    Obj spec = asked.with("username", user.name());
    spec = user.uid().isEmpty() ? spec : spec.with("uid", user.uid());
    spec = user.groups().isEmpty() ? spec : spec.with("groups", Value.strings(user.groups()));
    spec = user.extra().isEmpty() ? spec : spec.with("extra", Value.from(user.extra()));
    return request.with("spec", spec).with("status", Obj.EMPTY);
  }

  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return GenericStrategy.withStatusOf(before, after.with("spec", before.at("spec")));
  }

  /** Through {@code approval} only the decision changes; through {@code status} everything but the decision. */
  @Override
  public Obj prepareForSubresourceUpdate(String subresource, Obj before, Obj after) {
    if (!subresource.equals("status") && !subresource.equals("approval")) {
      return after;
    }
    boolean approval = subresource.equals("approval");
    Obj decisions = approval ? after : before;
    Obj others = approval ? before : after;
    List<Value> conditions = Stream.concat(
        conditions(decisions, true).stream(), conditions(others, false).stream()).toList();
    Obj status = others.at("status").asObj();
    status = conditions.isEmpty() ? status.without("conditions") : status.with("conditions", new Value.Arr(conditions));
    return prepareForStatusUpdate(before, after.with("status", status));
  }

  private static List<Value> conditions(Obj request, boolean decisions) {
    return request.list("status", "conditions").stream()
        .filter(condition -> DECISIONS.contains(condition.text("type")) == decisions).toList();
  }

  @Override
  public List<FieldError> validateCreate(Obj request) {
    List<FieldError> errors = new ArrayList<>();
    rules.request(request, errors);
    return errors;
  }

  @Override
  public List<FieldError> validateUpdate(Obj before, Obj after) {
    return List.of();
  }

  @Override
  public List<FieldError> validateSubresourceUpdate(String subresource, Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>();
    rules.conditions(before, after, errors);
    return errors;
  }
}
