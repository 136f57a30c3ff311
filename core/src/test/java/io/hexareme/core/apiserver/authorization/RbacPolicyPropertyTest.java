package io.hexareme.core.apiserver.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The index against a model that walks over all bindings at every question. */
class RbacPolicyPropertyTest {
  private static final List<String> NAMESPACES = List.of("", "red", "blue");
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> RESOURCES = List.of("pods", "secrets", "*");
  private static final List<String> VERBS = List.of("get", "list", "*");

  private final Map<ObjectKey, Obj> roles = new TreeMap<>();
  private final Map<ObjectKey, Obj> bindings = new TreeMap<>();
  private final RbacPolicy policy = new RbacPolicy();

  @Test
  void after_any_changes_it_allows_what_the_model_allows() {
    int allowed = 0;
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      roles.clear();
      bindings.clear();
      policy.clear();
      for (int step = 0; step < 60; step++) {
        change(random);
        Access access = access(random);
        assertThat(policy.allowing(access).isPresent()).as("seed %d step %d: %s", seed, step, access).isEqualTo(model(access));
        allowed += model(access) ? 1 : 0;
      }
    }
    assertThat(allowed).as("accesses that were allowed, of 2400").isBetween(200, 2200);
  }

  private void change(Random random) {
    ObjectKey key = new ObjectKey(pick(NAMESPACES, random), pick(NAMES, random));
    boolean gone = random.nextInt(4) == 0;
    if (random.nextBoolean()) {
      Obj role = Value.obj("metadata", metadata(key), "rules", List.of(
          Value.obj("verbs", List.of(pick(VERBS, random)), "apiGroups", List.of(""), "resources", List.of(pick(RESOURCES, random)))));
      if (gone) {
        roles.remove(key);
        policy.removeRole(key);
      } else {
        roles.put(key, role);
        policy.putRole(role);
      }
    } else if (gone) {
      bindings.remove(key);
      policy.removeBinding(key);
    } else {
      Obj binding = binding(key, random);
      bindings.put(key, binding);
      policy.putBinding(binding);
    }
  }

  private static Obj metadata(ObjectKey key) {
    return Value.obj("name", key.name(), "namespace", key.namespace().isEmpty() ? null : key.namespace());
  }

  private static Obj binding(ObjectKey key, Random random) {
    boolean cluster = key.namespace().isEmpty() || random.nextBoolean();
    List<Obj> subjects = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      subjects.add(Value.obj("kind", random.nextBoolean() ? "User" : "Group", "name", pick(NAMES, random)));
    }
    return Value.obj("metadata", metadata(key), "subjects", subjects,
        "roleRef", Value.obj("kind", cluster ? "ClusterRole" : "Role", "name", pick(NAMES, random)));
  }

  private static Access access(Random random) {
    User user = User.of(pick(NAMES, random), random.nextBoolean() ? List.of(pick(NAMES, random)) : List.of());
    return new Access(user, pick(VERBS.subList(0, 2), random), true, "", "", "v1", pick(RESOURCES.subList(0, 2), random), "",
        pick(NAMESPACES, random), "x");
  }

  private boolean model(Access access) {
    return bindings.entrySet().stream().anyMatch(entry -> {
      String namespace = entry.getKey().namespace();
      Obj binding = entry.getValue();
      boolean here = namespace.isEmpty() || namespace.equals(access.namespace());
      boolean me = binding.list("subjects").stream().anyMatch(s -> s.text("kind").equals("User")
          ? s.text("name").equals(access.user().name())
          : access.user().groups().contains(s.text("name")));
      Obj role = roles.get(new ObjectKey(binding.text("roleRef", "kind").equals("Role") ? namespace : "", binding.text("roleRef", "name")));
      return here && me && role != null && PolicyRule.rulesOf(role).stream().anyMatch(rule -> rule.allows(access));
    });
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
