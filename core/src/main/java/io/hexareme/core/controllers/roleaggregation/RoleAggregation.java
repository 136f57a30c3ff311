package io.hexareme.core.controllers.roleaggregation;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Keys are ClusterRoles with an aggregationRule. */
public final class RoleAggregation implements Controller {
  private static final Resource ROLES = Resource.CLUSTER_ROLES;

  @Override
  public String name() {
    return "clusterrole-aggregation-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(ROLES);
  }

  /** Whatever changes, any aggregated role may select it now or have selected it before. */
  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    List<ObjectKey> keys = new ArrayList<>();
    for (Obj role : view.all(ROLES)) {
      if (!role.at("aggregationRule").isNull()) {
        keys.add(ObjectKey.of(role));
      }
    }
    return keys;
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(ROLES, key).filter(role -> !role.at("aggregationRule").isNull() && !Meta.isTerminating(role))
        .map(role -> reconcile(role, view)).orElse(Plan.nothing());
  }

  private static Plan reconcile(Obj role, ClusterView view) {
    List<Value> rules = new ArrayList<>();
    for (Value selector : role.list("aggregationRule", "clusterRoleSelectors")) {
      LabelSelector selected = LabelSelector.of(selector).orNothing();
      for (Obj other : view.all(ROLES)) {
        if (!Meta.name(other).equals(Meta.name(role)) && selected.matches(Meta.labels(other))) {
          other.list("rules").stream().filter(rule -> !rules.contains(rule)).forEach(rules::add);
        }
      }
    }
    return role.list("rules").equals(rules) ? Plan.nothing()
        : Plan.of(new Command.Update(ROLES, role.with("rules", new Value.Arr(rules))));
  }
}
