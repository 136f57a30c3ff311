package io.hexareme.core.controllers.deployment;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The ReplicaSets of one Deployment: as they are, and as the plan in the making will leave them. Several wishes for one ReplicaSet
 * become one write, which goes through only if nobody changed it since.
 */
final class OwnedSets {
  static final Comparator<Obj> OLDEST_FIRST =
      Comparator.<Obj, String>comparing(set -> set.text("metadata", "creationTimestamp")).thenComparing(Meta::name);

  private final Obj deployment;
  private final Bounds bounds;
  private final Map<String, Obj> before = new LinkedHashMap<>();
  private final Map<String, Obj> after = new LinkedHashMap<>();
  private final Optional<String> found;
  private Optional<String> current;

  OwnedSets(Obj deployment, List<Obj> sets) {
    this.deployment = deployment;
    this.bounds = Bounds.of(deployment);
    sets.stream().sorted(OLDEST_FIRST).forEach(set -> before.put(Meta.name(set), set));
    after.putAll(before);
    Value template = template(deployment);
    found = before.values().stream().filter(set -> template(set).equals(template)).map(Meta::name).findFirst();
    current = found;
  }

  /** The template without the label that the controller adds to it. */
  private static Value template(Obj owner) {
    Obj template = owner.at("spec", "template").asObj();
    Obj labels = template.at("metadata", "labels").asObj();
    return labels.has(TemplateHash.LABEL) ? template.withPath(labels.without(TemplateHash.LABEL), "metadata", "labels") : template;
  }

  static int replicas(Obj set) {
    return set.at("spec", "replicas").asInt(1);
  }

  static int available(Obj set) {
    return set.at("status", "availableReplicas").asInt(0);
  }

  /** How many of its available Pods will be left once it is scaled as it should be: its status may not have followed yet. */
  static int remainingAvailable(Obj set) {
    return Math.min(available(set), replicas(set));
  }

  /** How many Pods it has or will have, whichever is more: those that it still has to delete are there too. */
  static int occupied(Obj set) {
    return Math.max(replicas(set), set.at("status", "replicas").asInt(0));
  }

  static int total(List<Obj> sets, ToIntFunction<Obj> count) {
    return sets.stream().mapToInt(count).sum();
  }

  Obj deployment() {
    return deployment;
  }

  Bounds bounds() {
    return bounds;
  }

  /** The one that has the Deployment's template, the oldest if there are several. */
  Optional<Obj> current() {
    return current.map(after::get);
  }

  /** Whether the current one is made by this plan. */
  boolean isCreated() {
    return current.isPresent() && found.isEmpty();
  }

  /** All, the oldest first. */
  List<Obj> all() {
    return List.copyOf(after.values());
  }

  /** All that are not current, the oldest first. */
  List<Obj> old() {
    return after.values().stream().filter(set -> !current.equals(Optional.of(Meta.name(set)))).toList();
  }

  static List<Obj> active(List<Obj> sets) {
    return sets.stream().filter(set -> replicas(set) > 0).toList();
  }

  void create(Obj set) {
    current = Optional.of(Meta.name(set));
    after.put(Meta.name(set), set);
  }

  void change(Obj set) {
    after.put(Meta.name(set), set);
  }

  /** Gives the ReplicaSet that many replicas, and notes on it of how many they are a part; answers whether that is another number. */
  boolean scale(Obj set, int size) {
    Obj now = after.get(Meta.name(set));
    change(Revisions.withReplicas(now.withPath(Value.of(size), "spec", "replicas"), bounds));
    return replicas(now) != size;
  }

  /** What makes it so: first the new one, then what grows or shrinks. */
  List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    if (isCreated()) {
      commands.add(creation(current().orElseThrow()));
    }
    before.forEach((name, old) -> {
      Obj set = after.get(name);
      if (!set.equals(old)) {
        commands.add(new Command.Update(Resource.REPLICA_SETS, set));
        if (replicas(old) != replicas(set)) {
          commands.add(scaled(name, replicas(old), replicas(set)));
        }
      }
    });
    return commands;
  }

  private Command creation(Obj set) {
    String problem = "Failed to create new replica set \"" + Meta.name(set) + "\": %s";
    return new Command.Told(
        new Command.Create(Resource.REPLICA_SETS, set),
        replicas(set) > 0 ? Optional.of(scaled(Meta.name(set), 0, replicas(set))) : Optional.empty(),
        Optional.of(Command.Event.warning(deployment, Progress.CREATE_ERROR, problem)));
  }

  private Command.Event scaled(String name, int from, int to) {
    String direction = to > from ? "up" : "down";
    return Command.Event.normal(
        deployment, "ScalingReplicaSet", "Scaled " + direction + " replica set " + name + " from " + from + " to " + to);
  }
}
