package io.hexareme.core.apiserver.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random patches beside dumb models; every failure names its seed. */
class PatchPropertiesTest {
  private static final int SEEDS = 2_000;
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void a_merge_patch_does_what_the_rfc_writes_down() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Obj original = object(random, 3, false);
      Obj patch = object(random, 3, true);
      assertThat(new MergePatch(patch).applyTo(original)).as("seed %d", seed)
          .isEqualTo(new PatchResult.Patched(merged(original, patch)));
    }
  }

  /** RFC 7386, section 2, line by line. */
  private static Value merged(Value target, Value patch) {
    if (!(patch instanceof Obj object)) {
      return patch;
    }
    Map<String, Value> result = new LinkedHashMap<>(target.asObj().fields());
    object.fields().forEach((name, value) -> {
      if (value.isNull()) {
        result.remove(name);
      } else {
        result.put(name, merged(result.getOrDefault(name, Value.Null.NULL), value));
      }
    });
    return new Obj(result);
  }

  @Test
  void a_merge_patch_applied_twice_is_one_applied_once() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      MergePatch patch = new MergePatch(object(random, 3, true));
      Obj once = patched(patch.applyTo(object(random, 3, false)));
      assertThat(patched(patch.applyTo(once))).as("seed %d", seed).isEqualTo(once);
    }
  }

  @Test
  void a_json_patch_does_what_a_walk_over_plain_maps_and_lists_does() {
    int fitting = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Obj original = object(random, 3, false);
      List<Value> operations = new ArrayList<>();
      for (int i = random.nextInt(3); i >= 0; i--) {
        operations.add(operation(random));
      }
      PatchResult result = new JsonPatch(new Arr(operations)).applyTo(original);
      DumbDocument dumb = new DumbDocument(original);
      boolean fits = operations.stream().allMatch(dumb::apply);
      fitting += fits ? 1 : 0;
      if (fits) {
        assertThat(result).as("seed %d %s", seed, operations).isEqualTo(new PatchResult.Patched(dumb.value()));
      } else {
        assertThat(result).as("seed %d %s", seed, operations).isInstanceOf(PatchResult.Rejected.class);
      }
    }
    assertThat(fitting).as("patches that fit").isBetween(SEEDS / 10, SEEDS * 9 / 10);
  }

  @Test
  void a_strategic_patch_made_of_two_pods_makes_the_one_of_the_other() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Obj original = pod(random);
      Obj modified = pod(random);
      Obj patch = StrategicDiff.between(original, modified);
      PatchResult result = new StrategicMergePatch(patch, TestSchema.pod(), TestSchema.TABLE).applyTo(original);
      assertThat(result).as("seed %d: %s", seed, patch).isInstanceOf(PatchResult.Patched.class);
      assertThat(plain(patched(result))).as("seed %d: %s", seed, patch).isEqualTo(plain(modified));
    }
  }

  /** Without the difference between a list or map that is empty and one that is absent, which patches cannot tell. */
  private static Value plain(Value value) {
    return switch (value) {
      case Obj object -> {
        Map<String, Value> fields = new TreeMap<>();
        object.fields().forEach((name, field) -> fields.put(name, plain(field)));
        fields.values().removeIf(field -> field.equals(Obj.EMPTY) || field.equals(Arr.EMPTY));
        yield new Obj(fields);
      }
      case Arr array -> new Arr(array.items().stream().map(PatchPropertiesTest::plain).toList());
      default -> value;
    };
  }

  private static Obj patched(PatchResult result) {
    assertThat(result).isInstanceOf(PatchResult.Patched.class);
    return (Obj) ((PatchResult.Patched) result).value();
  }

  private static Obj object(Random random, int depth, boolean nulls) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String name : NAMES) {
      if (random.nextInt(3) > 0) {
        fields.put(name, value(random, depth - 1, nulls));
      }
    }
    return new Obj(fields);
  }

  private static Value value(Random random, int depth, boolean nulls) {
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 -> nulls ? Value.Null.NULL : Value.of(true);
      case 1 -> Value.of(random.nextInt(2));
      case 2 -> Value.of("t" + random.nextInt(2));
      case 3 -> object(random, depth, nulls);
      default -> new Arr(List.of(value(random, depth - 1, false), value(random, depth - 1, false)));
    };
  }

  private static Value operation(Random random) {
    String op = List.of("add", "remove", "replace", "move", "copy", "test").get(random.nextInt(6));
    Obj operation = Value.obj("op", op, "path", path(random));
    return switch (op) {
      case "add", "replace", "test" -> operation.with("value", value(random, 1, false));
      case "move", "copy" -> operation.with("from", path(random));
      default -> operation;
    };
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(2); i >= 0; i--) {
      path.append('/').append(random.nextInt(3) == 0 ? List.of("0", "1", "-").get(random.nextInt(3)) : NAMES.get(random.nextInt(3)));
    }
    return path.toString();
  }

  private static Obj pod(Random random) {
    List<Value> containers = new ArrayList<>();
    for (String name : shuffled(random)) {
      Map<String, Value> container = new LinkedHashMap<>();
      container.put("name", Value.of(name));
      if (random.nextBoolean()) {
        container.put("image", Value.of("i" + random.nextInt(2)));
      }
      if (random.nextBoolean()) {
        container.put("command", new Arr(List.of(Value.of("c" + random.nextInt(2)))));
      }
      container.put("env", new Arr(shuffled(random).stream().<Value>map(env -> Value.obj("name", env, "value", "v" + random.nextInt(2))).toList()));
      containers.add(new Obj(container));
    }
    Map<String, Value> labels = new TreeMap<>();
    shuffled(random).forEach(name -> labels.put(name, Value.of("l" + random.nextInt(2))));
    return Value.obj("metadata", Value.obj("labels", new Obj(labels), "finalizers", Value.strings(shuffled(random))),
        "spec", Value.obj("containers", new Arr(containers), "restartPolicy", "p" + random.nextInt(2)));
  }

  private static List<String> shuffled(Random random) {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    return names.subList(0, random.nextInt(NAMES.size() + 1));
  }
}
