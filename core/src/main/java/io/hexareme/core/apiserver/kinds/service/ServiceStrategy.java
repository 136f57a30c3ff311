package io.hexareme.core.apiserver.kinds.service;

import io.hexareme.core.apiserver.kinds.GenericStrategy;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Services: each gets an address that no other has, keeps it for life, and gives it back. */
public final class ServiceStrategy implements KindStrategy {
  private final ServiceAllocations allocations;

  public ServiceStrategy(ServiceAllocations allocations) {
    this.allocations = allocations;
  }

  @Override
  public Obj applyDefaults(Obj service) {
    return ServiceDefaults.apply(service);
  }

  @Override
  public Obj prepareForCreate(Obj service, Call call, boolean dryRun) {
    return service.with("status", Value.obj("loadBalancer", Obj.EMPTY));
  }

  @Override
  public Obj prepareForUpdate(Obj before, Obj after, Call call, boolean dryRun) {
    return GenericStrategy.withStatusOf(before, ServiceChanges.settle(before, after));
  }

  @Override
  public Obj reserve(Obj before, Obj after, boolean dryRun) {
    return new Reservation(allocations, after, dryRun).make();
  }

  /** Gives back what the new state has and the old one, if any, has not. */
  @Override
  public void abandon(Obj before, Obj reserved) {
    Set<String> gained = new LinkedHashSet<>(ServiceAllocations.held(reserved));
    if (before != null) {
      gained.removeAll(ServiceAllocations.held(before));
    }
    gained.forEach(what -> allocations.release(what, Meta.uid(reserved)));
  }

  @Override
  public Set<String> claims(Obj service) {
    Set<String> claims = new LinkedHashSet<>();
    ServiceAllocations.held(service).forEach(what -> claims.add((what.contains("/") ? "servicenodeports/" : "serviceips/") + what));
    return claims;
  }

  @Override
  public void afterDelete(Obj service) {
    ServiceAllocations.held(service).forEach(what -> allocations.release(what, Meta.uid(service)));
  }

  @Override
  public NameRule nameRule() {
    return NameRule.DNS_1035_LABEL;
  }

  @Override
  public List<FieldError> validateCreate(Obj service) {
    List<FieldError> errors = new ArrayList<>();
    ServiceValidation.check(service, errors);
    return errors;
  }

  @Override
  public List<FieldError> validateUpdate(Obj before, Obj after) {
    List<FieldError> errors = new ArrayList<>();
    ServiceAddressValidation.change(before, after, errors);
    ServiceValidation.check(after, errors);
    return errors;
  }

  @Override
  public boolean allowsCreateOnUpdate() {
    return true;
  }

  @Override
  public boolean answersDeletedObject() {
    return true;
  }
}
