package io.hexareme.core.apiserver.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.TestSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random updates, applies and forced applies by a few writers, beside a model that knows no trees: for each key of a ConfigMap its
 * value and who owns it.
 */
class FlatMapModelTest {
  private static final int SEEDS = 300;
  private static final List<String> KEYS = List.of("a", "b", "c", "d");
  /** Of the creator alone and never touched again: an object whose last owner left is not tracked any more. */
  private static final String CREATORS = "z";

  private final TreeMap<String, String> values = new TreeMap<>();
  private final TreeMap<String, TreeSet<String>> owners = new TreeMap<>();

  private void update(String who, Map<String, String> wanted) {
    for (String key : KEYS) {
      String now = wanted.get(key);
      if (now == null) {
        values.remove(key);
        owners.remove(key);
      } else if (!now.equals(values.put(key, now))) {
        owners.put(key, new TreeSet<>(List.of(who)));
      }
    }
  }

  private TreeSet<String> conflicts(String who, Map<String, String> wanted) {
    TreeSet<String> conflicts = new TreeSet<>();
    wanted.forEach((key, value) -> {
      if (!value.equals(values.get(key))) {
        owners.getOrDefault(key, new TreeSet<>()).stream().filter(owner -> !owner.equals(who)).forEach(owner ->
            conflicts.add(owner + " .data." + key));
      }
    });
    return conflicts;
  }

  private void apply(String who, Map<String, String> wanted) {
    for (String key : KEYS) {
      TreeSet<String> claims = owners.computeIfAbsent(key, _ -> new TreeSet<>());
      if (!wanted.containsKey(key)) {
        if (claims.remove(who) && claims.isEmpty()) {
          values.remove(key);
        }
      } else {
        if (!wanted.get(key).equals(values.put(key, wanted.get(key)))) {
          claims.clear();
        }
        claims.add(who);
      }
    }
    owners.values().removeIf(TreeSet::isEmpty);
  }

  @Test
  void every_field_has_the_value_and_the_owners_that_the_model_says() {
    int refused = 0;
    int forced = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      values.clear();
      owners.clear();
      Writers writers = new Writers(TestSchema.configMap());
      writers.update("creator", "", configMap(Map.of()));
      for (int step = 0; step < 30; step++) {
        Map<String, String> wanted = some(random);
        String name = "w" + random.nextInt(3);
        if (random.nextInt(3) == 0) {
          writers.update(name, "", configMap(wanted));
          update(name + "/Update", wanted);
        } else {
          String who = name + "/Apply";
          TreeSet<String> expected = conflicts(who, wanted);
          boolean force = random.nextInt(4) == 0;
          ApplyResult result = writers.tryApply(name, force, applied(wanted));
          if (!expected.isEmpty() && !force) {
            assertThat(told(result)).as("seed %d step %d", seed, step).isEqualTo(expected);
            refused++;
          } else {
            forced += expected.isEmpty() ? 0 : 1;
            writers.live = ((ApplyResult.Applied) result).object();
            apply(who, wanted);
          }
        }
        assertThat(data(writers)).as("seed %d step %d", seed, step).isEqualTo(values);
        assertThat(claims(writers)).as("seed %d step %d", seed, step).isEqualTo(owners);
      }
    }
    assertThat(refused).as("applies that were refused").isGreaterThan(SEEDS);
    assertThat(forced).as("applies that took something by force").isGreaterThan(SEEDS / 2);
  }

  private static Map<String, String> some(Random random) {
    Map<String, String> some = new TreeMap<>();
    KEYS.stream().filter(key -> random.nextBoolean()).forEach(key -> some.put(key, "v" + random.nextInt(2)));
    return some;
  }

  private static Obj applied(Map<String, String> wanted) {
    return wanted.isEmpty() ? Obj.EMPTY : new Obj(Map.of("data", texts(wanted)));
  }

  private static Obj configMap(Map<String, String> wanted) {
    Map<String, String> all = new TreeMap<>(wanted);
    all.put(CREATORS, "1");
    return new Obj(Map.of("data", texts(all)));
  }

  private static Obj texts(Map<String, String> texts) {
    Map<String, Value> fields = new LinkedHashMap<>();
    texts.forEach((key, text) -> fields.put(key, Value.of(text)));
    return new Obj(fields);
  }

  private static TreeMap<String, String> data(Writers writers) {
    TreeMap<String, String> data = new TreeMap<>();
    writers.live.at("data").asObj().fields().forEach((key, value) -> data.put(key, value.asString("")));
    data.remove(CREATORS);
    return data;
  }

  private static TreeMap<String, TreeSet<String>> claims(Writers writers) {
    TreeMap<String, TreeSet<String>> claims = new TreeMap<>();
    for (Value entry : writers.managedFields().items()) {
      entry.at("fieldsV1", "f:data").asObj().fields().keySet().stream().filter(step -> step.startsWith("f:")).forEach(step ->
          claims.computeIfAbsent(step.substring(2), _ -> new TreeSet<>()).add(entry.text("manager") + "/" + entry.text("operation")));
    }
    claims.remove(CREATORS);
    return claims;
  }

  private static TreeSet<String> told(ApplyResult result) {
    assertThat(result).isInstanceOf(ApplyResult.Conflicted.class);
    List<String> told = new ArrayList<>();
    ((ApplyResult.Conflicted) result).conflicts().forEach(conflict ->
        told.add(conflict.manager() + "/" + conflict.operation() + " " + conflict.path()));
    return new TreeSet<>(told);
  }
}
