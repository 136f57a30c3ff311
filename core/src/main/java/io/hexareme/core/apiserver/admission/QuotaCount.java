package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what the objects of a namespace take of a quota, over all of them: right at the revision of what is read. */
final class QuotaCount {
  private static final GroupResource PODS = GroupResource.of(Resource.PODS);
  private static final Set<String> OBJECTS =
      Ordered.set("configmaps", "persistentvolumeclaims", "replicationcontrollers", "resourcequotas", "secrets", "services");
  private final ObjectReader objects;

  QuotaCount(ObjectReader objects) {
    this.objects = objects;
  }

  /** What is used of each resource in {@code names}. */
  Map<String, Quantity> used(Obj quota, Set<String> names, Instant now) {
    Map<String, Quantity> used = new TreeMap<>();
    names.forEach(name -> used.put(name, Quantity.ZERO));
    Set<GroupResource> kinds = new TreeSet<>();
    names.forEach(name -> kinds.add(kindOf(name)));
    for (GroupResource kind : kinds) {
      for (Obj object : objects.list(new Resource(kind.group(), "", kind.plural(), "", true), Meta.namespace(quota))) {
        if (QuotaScopes.match(quota, kind.equals(PODS), object)) {
          QuotaUsage.of(kind.group(), kind.plural(), object, now).forEach((name, amount) ->
              used.computeIfPresent(name, (n, sum) -> sum.plus(amount)));
        }
      }
    }
    return used;
  }

  /** Of which kind the objects are that take the resource. */
  private static GroupResource kindOf(String name) {
    if (name.startsWith("count/")) {
      String resource = name.substring("count/".length());
      int dot = resource.indexOf('.');
      return dot < 0 ? new GroupResource("", resource) : new GroupResource(resource.substring(dot + 1), resource.substring(0, dot));
    }
    if (name.startsWith("services.")) {
      return new GroupResource("", "services");
    }
    if (name.equals("requests.storage") || name.contains(".storageclass.storage.k8s.io/")) {
      return new GroupResource("", "persistentvolumeclaims");
    }
    return OBJECTS.contains(name) ? new GroupResource("", name) : PODS;
  }
}
