package io.hexareme.core.apiserver.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What must hold whatever clients write; every failure names its seed. */
class OwnershipPropertiesTest {
  private static final int SEEDS = 400;

  @Test
  void applying_twice_is_applying_once() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Writers writers = history(random, 4);
      Value.Obj config = pod(random, "");
      writers.live = applied(writers.tryApply("me", true, config));
      assertThat(writers.tryApply("me", false, config)).as("seed %d", seed).isEqualTo(new ApplyResult.Applied(writers.live));
      assertThat(applied(writers.tryApply("me", false, config))).as("seed %d", seed).isSameAs(writers.live);
    }
  }

  @Test
  void disjoint_appliers_come_to_the_same_object_in_any_order() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Value.Obj one = pod(random, "a");
      Value.Obj two = pod(random, "b");
      Writers forward = new Writers(TestSchema.pod());
      Writers backward = new Writers(TestSchema.pod());
      forward.live = applied(forward.tryApply("one", false, one));
      forward.live = applied(forward.tryApply("two", false, two));
      backward.live = applied(backward.tryApply("two", false, two));
      backward.live = applied(backward.tryApply("one", false, one));
      assertThat(sorted(forward.bare())).as("seed %d", seed).isEqualTo(sorted(backward.bare()));
      assertThat(forward.fieldsOf("one")).as("seed %d", seed).isEqualTo(backward.fieldsOf("one"));
      assertThat(forward.fieldsOf("two")).as("seed %d", seed).isEqualTo(backward.fieldsOf("two"));
    }
  }

  @Test
  void what_an_applier_owns_is_not_changed_by_another_without_force() {
    int applied = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Writers writers = history(random, 3);
      Value.Obj mine = pod(random, "");
      writers.live = applied(writers.tryApply("owner", true, mine));
      Value owned = writers.fieldsOf("owner");
      if (writers.tryApply("other", false, pod(random, "")) instanceof ApplyResult.Applied(Value.Obj object)) {
        applied++;
        writers.live = object;
        assertThat(writers.fieldsOf("owner")).as("seed %d", seed).isEqualTo(owned);
        Value.Obj before = writers.bare();
        writers.live = applied(writers.tryApply("owner", false, mine));
        assertThat(sorted(writers.bare())).as("seed %d", seed).isEqualTo(sorted(before));
      }
    }
    assertThat(applied).as("seeds that tell something").isGreaterThan(SEEDS / 20);
  }

  @Test
  void withdrawing_an_apply_leaves_the_object_as_if_it_had_never_been() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Writers writers = new Writers(TestSchema.pod());
      writers.live = applied(writers.tryApply("one", false, pod(random, "a")));
      Value.Obj before = writers.live;
      writers.live = applied(writers.tryApply("two", false, pod(random, "b")));
      writers.live = applied(writers.tryApply("two", false, Value.Obj.EMPTY));
      assertThat(sorted(writers.live)).as("seed %d", seed).isEqualTo(sorted(before));
    }
  }

  @Test
  void sets_survive_writing_and_reading_and_behave_as_sets_of_paths() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      FieldSet one = set(random, 3).asNoMember();
      FieldSet two = set(random, 3).asNoMember();
      assertThat(FieldsV1.decode(FieldsV1.encode(one))).as("seed %d", seed).isEqualTo(one);
      List<String> left = new ArrayList<>(paths(one));
      left.removeAll(paths(two));
      List<String> common = new ArrayList<>(paths(one));
      common.retainAll(paths(two));
      List<String> extra = new ArrayList<>(paths(two));
      extra.removeAll(paths(one));
      extra.addAll(paths(one));
      assertThat(paths(one.minus(two))).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(left);
      assertThat(paths(one.intersection(two))).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(common);
      assertThat(paths(one.union(two))).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(extra);
      assertThat(one.minus(one)).isEqualTo(FieldSet.EMPTY);
    }
  }

  private static Writers history(Random random, int length) {
    Writers writers = new Writers(TestSchema.pod());
    for (int i = random.nextInt(length); i > 0; i--) {
      if (random.nextBoolean()) {
        writers.update("u" + random.nextInt(3), "", pod(random, ""));
      } else {
        writers.live = applied(writers.tryApply("a" + random.nextInt(2), true, pod(random, "")));
      }
    }
    return writers;
  }

  private static Value.Obj applied(ApplyResult result) {
    assertThat(result).isInstanceOf(ApplyResult.Applied.class);
    return ((ApplyResult.Applied) result).object();
  }

  /** A random pod; with a {@code mark}, all that could be shared with a pod of another mark bears it in its name. */
  private static Value.Obj pod(Random random, String mark) {
    List<Value> containers = new ArrayList<>();
    for (String name : names(random, mark)) {
      Map<String, Value> container = new LinkedHashMap<>();
      container.put("name", Value.of(name));
      maybe(random, container, "image");
      if (random.nextBoolean()) {
        container.put("env", new Value.Arr(names(random, mark).stream()
            .<Value>map(env -> Value.obj("name", env, "value", "v" + random.nextInt(2))).toList()));
      }
      if (random.nextBoolean()) {
        container.put("command", Value.array(Value.of(random.nextInt(2))));
      }
      containers.add(new Value.Obj(container));
    }
    Map<String, Value> labels = new LinkedHashMap<>();
    names(random, mark).forEach(name -> maybe(random, labels, name));
    labels.put(mark + "always", Value.of("1"));
    Value finalizers = Value.strings(names(random, mark));
    Map<String, Value> spec = new LinkedHashMap<>();
    if (!containers.isEmpty()) {
      spec.put("containers", new Value.Arr(containers));
    }
    if (mark.isEmpty()) {
      maybe(random, spec, "restartPolicy");
    }
    return Value.obj(
        "metadata", Value.obj("labels", new Value.Obj(labels), "finalizers", finalizers), "spec", new Value.Obj(spec));
  }

  private static void maybe(Random random, Map<String, Value> fields, String name) {
    if (random.nextBoolean()) {
      fields.put(name, Value.of("v" + random.nextInt(2)));
    }
  }

  private static List<String> names(Random random, String mark) {
    List<String> names = new ArrayList<>();
    for (String name : List.of("x", "y", "z")) {
      if (random.nextInt(3) == 0) {
        names.add(random.nextInt(names.size() + 1), mark + name);
      }
    }
    return names;
  }

  /** {@code value} with its lists in an order of no meaning. */
  private static Value sorted(Value value) {
    return switch (value) {
      case Value.Obj object -> {
        Map<String, Value> fields = new TreeMap<>();
        object.fields().forEach((name, field) -> fields.put(name, sorted(field)));
        fields.values().removeIf(field -> field.equals(Value.Obj.EMPTY) || field.equals(Value.Arr.EMPTY));
        yield new Value.Obj(fields);
      }
      case Value.Arr array -> new Value.Arr(
          array.items().stream().map(OwnershipPropertiesTest::sorted).sorted((a, b) -> a.toString().compareTo(b.toString())).toList());
      default -> value;
    };
  }

  private static FieldSet set(Random random, int depth) {
    TreeMap<PathElement, FieldSet> children = new TreeMap<>();
    for (int i = depth == 0 ? 0 : random.nextInt(4); i > 0; i--) {
      PathElement step = switch (random.nextInt(4)) {
        case 0 -> PathElement.field("f" + random.nextInt(3));
        case 1 -> PathElement.index(random.nextInt(3));
        case 2 -> PathElement.value(Value.of("a\"" + random.nextInt(3)));
        default -> PathElement.key(new TreeMap<>(Map.of("name", Value.of("n" + random.nextInt(3)), "port", Value.of(1))));
      };
      FieldSet.put(children, step, set(random, depth - 1));
    }
    return FieldSet.of(random.nextBoolean(), children);
  }

  private static List<String> paths(FieldSet set) {
    List<String> paths = new ArrayList<>();
    set.forEachPath(paths::add);
    return paths;
  }
}
