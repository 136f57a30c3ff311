package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * New objects keep within the namespace's quotas. What is used is counted over the objects that are there, which costs time in
 * proportion to them, but only in namespaces with a quota. Objects that were let through and are still on their way to the store count
 * as well, so that many creates at once do not slip past together; one that never arrives is forgotten after some seconds.
 */
final class ResourceQuotaAdmission implements ValidatingPlugin {
  private static final Resource QUOTAS = new Resource("", "v1", "resourcequotas", "ResourceQuota", true);
  /** About which every container must say something once they are limited. */
  private static final Set<String> COMPUTE =
      Ordered.set("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");
  private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

  private final ObjectReader objects;
  /** By uid. */
  private final Map<String, Admitted> admitted = new LinkedHashMap<>();

  private record Admitted(ResourceSchema resource, Obj object, Instant until) {}

  ResourceQuotaAdmission(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "ResourceQuota";
  }

  @Override
  public void validate(Attributes attributes) {
    boolean creates = attributes.operation() == Operation.CREATE && attributes.subresource().isEmpty();
    if (!creates || !attributes.resource().namespaced()) {
      return;
    }
    Map<String, Quantity> asked = usage(attributes.resource(), attributes.object());
    List<Obj> quotas = concerned(attributes, asked.keySet());
    if (quotas.isEmpty()) {
      return;
    }
    List<Obj> others = others(attributes);
    quotas.forEach(quota -> check(attributes, quota, asked, others));
    if (!attributes.dryRun()) {
      admitted.put(Meta.uid(attributes.object()),
          new Admitted(attributes.resource(), attributes.object(), attributes.call().now().plus(ON_THE_WAY)));
    }
  }

  /** The quotas that limit something of what the object takes. */
  private List<Obj> concerned(Attributes attributes, Set<String> resources) {
    List<Obj> quotas = new ArrayList<>();
    for (Obj quota : objects.list(QUOTAS, attributes.namespace())) {
      boolean limits = quota.at("spec", "hard").asStrings().keySet().stream().anyMatch(resources::contains);
      boolean computes = isPod(attributes.resource()) && quota.at("spec", "hard").asStrings().keySet().stream().anyMatch(COMPUTE::contains);
      if ((limits || computes) && QuotaScopes.match(quota, isPod(attributes.resource()), attributes.object())) {
        quotas.add(quota);
      }
    }
    return quotas;
  }

  private static boolean isPod(ResourceSchema resource) {
    return resource.group().isEmpty() && resource.plural().equals("pods");
  }

  private static Map<String, Quantity> usage(ResourceSchema resource, Obj object) {
    return QuotaUsage.of(resource.group(), resource.plural(), object);
  }

  /** All objects of the same resource in the namespace: those that are there, and those on their way. */
  private List<Obj> others(Attributes attributes) {
    ResourceSchema resource = attributes.resource();
    List<Obj> all = new ArrayList<>();
    Set<String> there = new LinkedHashSet<>();
    objects.list(new Resource(resource.group(), resource.version(), resource.plural(), resource.kind(), true), attributes.namespace())
        .forEach(object -> {
          all.add(object);
          there.add(Meta.uid(object));
        });
    admitted.entrySet().removeIf(entry ->
        there.contains(entry.getKey()) || entry.getValue().until().isBefore(attributes.call().now()));
    admitted.values().stream()
        .filter(a -> a.resource().equals(resource) && Meta.namespace(a.object()).equals(attributes.namespace()))
        .forEach(a -> all.add(a.object()));
    return all;
  }

  private static void check(Attributes attributes, Obj quota, Map<String, Quantity> asked, List<Obj> others) {
    Map<String, Quantity> hard = LimitRangeItem.quantities(quota.at("spec", "hard"));
    if (isPod(attributes.resource())) {
      List<String> missing = QuotaUsage.unspecified(attributes.object(), hard.keySet());
      if (!missing.isEmpty()) {
        throw refuse(attributes, "failed quota: " + Meta.name(quota) + ": must specify " + String.join("; ", missing));
      }
    }
    Map<String, Quantity> used = new TreeMap<>();
    others.stream().filter(other -> QuotaScopes.match(quota, isPod(attributes.resource()), other))
        .forEach(other -> usage(attributes.resource(), other).forEach((name, amount) -> used.merge(name, amount, Quantity::plus)));
    Set<String> exceeded = hard.keySet().stream()
        .filter(name -> asked.containsKey(name) && !asked.get(name).isZero())
        .filter(name -> used.getOrDefault(name, Quantity.ZERO).plus(asked.get(name)).compareTo(hard.get(name)) > 0)
        .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!exceeded.isEmpty()) {
      throw refuse(attributes, "exceeded quota: " + Meta.name(quota) + ", requested: " + shown(exceeded, asked)
          + ", used: " + shown(exceeded, used) + ", limited: " + shown(exceeded, hard));
    }
  }

  private static String shown(Set<String> names, Map<String, Quantity> amounts) {
    return names.stream().map(name -> name + "=" + amounts.getOrDefault(name, Quantity.ZERO)).collect(Collectors.joining(","));
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden(attributes.resource().group(), attributes.resource().plural(), attributes.name(), why);
  }
}
