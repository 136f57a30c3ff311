package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Resolves a Pod's priority class to the number that the scheduler goes by; allows one default class only. */
final class PriorityAdmission implements MutatingPlugin, ValidatingPlugin {
  private static final String GROUP = "scheduling.k8s.io";

  private final ObjectReader objects;

  PriorityAdmission(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "Priority";
  }

  @Override
  public Obj admit(Attributes attributes) {
    if (!attributes.isAbout("", "pods")) {
      return attributes.object();
    }
    return switch (attributes.operation()) {
      case CREATE -> resolved(attributes);
      case UPDATE -> kept(attributes.before(), attributes.object());
      case DELETE, CONNECT -> attributes.object();
    };
  }

  /** A client that does not know these fields does not remove them. */
  private static Obj kept(Obj before, Obj after) {
    Obj pod = after;
    for (String field : new String[] {"priority", "preemptionPolicy"}) {
      if (pod.at("spec", field).isNull() && !before.at("spec", field).isNull()) {
        pod = pod.withPath(before.at("spec", field), "spec", field);
      }
    }
    return pod;
  }

  private Obj resolved(Attributes attributes) {
    Obj spec = attributes.object().at("spec").asObj();
    String className = spec.text("priorityClassName");
    Optional<Obj> priorityClass = className.isEmpty()
        ? defaultClass()
        : Optional.of(objects.get(Resource.PRIORITY_CLASSES, new ObjectKey("", className)).orElseThrow(() ->
            refuse(attributes, "no PriorityClass with name " + className + " was found")));
    long priority = priorityClass.map(c -> c.at("value").asLong(0)).orElse(0L);
    String policy = priorityClass.map(c -> c.text("preemptionPolicy")).filter(p -> !p.isEmpty()).orElse("PreemptLowerPriority");
    requireUnset(attributes, spec, priority, policy);
    Obj named = priorityClass.isPresent() ? spec.with("priorityClassName", Meta.name(priorityClass.get())) : spec;
    return attributes.object().with("spec", named.with("priority", priority).with("preemptionPolicy", policy));
  }

  private static void requireUnset(Attributes attributes, Obj spec, long priority, String policy) {
    Value givenPriority = spec.at("priority");
    if (!givenPriority.isNull() && givenPriority.asLong(0) != priority) {
      throw refuse(attributes, "the integer value of priority (" + givenPriority.asLong(0) + ") must not be provided in pod spec; "
          + "priority admission controller computed " + priority + " from the given PriorityClass name");
    }
    String givenPolicy = spec.text("preemptionPolicy");
    if (!givenPolicy.isEmpty() && !givenPolicy.equals(policy)) {
      throw refuse(attributes, "the string value of PreemptionPolicy (" + givenPolicy + ") must not be provided in pod spec; "
          + "priority admission controller computed " + policy + " from the given PriorityClass name");
    }
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden("", "pods", attributes.name(), why);
  }

  /** Of several defaults, which only a race can leave behind, the lowest. */
  private Optional<Obj> defaultClass() {
    return StreamSupport.stream(objects.list(Resource.PRIORITY_CLASSES, "").spliterator(), false)
        .filter(c -> c.at("globalDefault").asBool(false))
        .min(Comparator.comparingLong(c -> c.at("value").asLong(0)));
  }

  @Override
  public void validate(Attributes attributes) {
    boolean writes = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    if (!writes || !attributes.isAbout(GROUP, "priorityclasses") || !attributes.object().at("globalDefault").asBool(false)) {
      return;
    }
    defaultClass().map(Meta::name).filter(other -> !other.equals(attributes.name())).ifPresent(other -> {
      throw Refusals.forbidden(GROUP, "priorityclasses", attributes.name(),
          "PriorityClass " + other + " is already marked as default. Only one default can exist");
    });
  }
}
