package io.hexareme.core.controllers.roleaggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleAggregationTest {
  private static final ObjectKey KEY = new ObjectKey("", "all");
  private static final Obj PODS = rule("pods");
  private static final Obj NODES = rule("nodes");
  private final RoleAggregation controller = new RoleAggregation();
  private final ViewFixture view = new ViewFixture();

  private static Obj rule(String resource) {
    return Value.obj("apiGroups", List.of(""), "resources", List.of(resource), "verbs", List.of("get"));
  }

  private void part(String name, String label, Obj... rules) {
    view.put(Resource.CLUSTER_ROLES, Value.obj("metadata", Value.obj("name", name, "labels", Value.obj(label, "true")),
        "rules", List.of(rules)));
  }

  private void whole(String... labels) {
    List<Obj> selectors = List.of(labels).stream().<Obj>map(label -> Value.obj("matchLabels", Value.obj(label, "true"))).toList();
    view.put(Resource.CLUSTER_ROLES, Value.obj("metadata", Value.obj("name", "all", "labels", Value.obj("a", "true")),
        "aggregationRule", Value.obj("clusterRoleSelectors", selectors), "rules", List.of(rule("left over"))));
  }

  private List<Value> rules() {
    view.settle(controller, KEY);
    return view.object(Resource.CLUSTER_ROLES, "", "all").list("rules");
  }

  @Test
  void a_role_is_the_sum_of_those_it_selects_each_rule_once_and_never_its_own() {
    part("x", "a", PODS, NODES);
    part("y", "a", NODES);
    part("z", "b", rule("secrets"));
    whole("a");
    assertThat(rules()).containsExactly(PODS, NODES);
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void the_selectors_come_in_their_order_and_the_roles_by_name() {
    part("z", "b", rule("secrets"));
    part("y", "a", NODES);
    part("x", "a", PODS);
    whole("b", "a");
    assertThat(rules()).containsExactly(rule("secrets"), PODS, NODES);
  }

  @Test
  void what_is_no_longer_selected_is_gone() {
    part("x", "a", PODS);
    whole("a");
    assertThat(rules()).containsExactly(PODS);
    view.remove(Resource.CLUSTER_ROLES, new ObjectKey("", "x"));
    assertThat(rules()).isEmpty();
  }

  @Test
  void any_change_of_a_role_leads_to_those_that_aggregate() {
    part("x", "a", PODS);
    whole("a");
    Obj part = view.object(Resource.CLUSTER_ROLES, "", "x");
    assertThat(controller.affected(Resource.CLUSTER_ROLES, part, null, view)).containsExactly(KEY);
    assertThat(controller.reconcile(new ObjectKey("", "x"), view)).isEqualTo(Plan.nothing());
  }
}
