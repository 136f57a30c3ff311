package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/** The metadata that the server alone sets: name from generateName, namespace, uid, times, generation. */
final class Stamps {
  private static final String NAME_ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
  private static final int LONGEST_GENERATED_BASE = 58;

  private final Randomness randomness;

  Stamps(Randomness randomness) {
    this.randomness = randomness;
  }

  /** A new object: everything that a client may have claimed about its identity is replaced. */
  Obj onCreate(Call call, ServedResource resource, Obj object) {
    Obj metadata = object.at("metadata").asObj();
    if (!metadata.text("resourceVersion").isEmpty() && !metadata.text("resourceVersion").equals("0")) {
      throw Refusals.badRequest("resourceVersion should not be set on objects to be created");
    }
    Obj stamped = inNamespace(call, resource, metadata)
        .without("resourceVersion").without("selfLink").without("deletionTimestamp").without("deletionGracePeriodSeconds")
        .with("uid", randomness.nextUuid().toString())
        .with("creationTimestamp", Timestamps.seconds(call.now()));
    stamped = resource.strategy().hasGeneration() ? stamped.with("generation", 1) : stamped.without("generation");
    return object.with("metadata", stamped);
  }

  /** The object with a name made from {@code generateName} if it has none. */
  Obj named(Obj object) {
    String base = object.text("metadata", "generateName");
    if (!Meta.name(object).isEmpty() || base.isEmpty()) {
      return object;
    }
    StringBuilder name = new StringBuilder(base.substring(0, Math.min(base.length(), LONGEST_GENERATED_BASE)));
    for (int i = 0; i < 5; i++) {
      name.append(NAME_ALPHABET.charAt(randomness.nextInt(NAME_ALPHABET.length())));
    }
    return object.withPath(Value.of(name.toString()), "metadata", "name");
  }

  /** The namespace of the URL, which the object may repeat but not contradict; one that is in no namespace loses what it says. */
  private static Obj inNamespace(Call call, ServedResource resource, Obj metadata) {
    String given = metadata.text("namespace");
    String wanted = resource.namespaced() ? call.info().namespace() : "";
    if (resource.namespaced() && !given.isEmpty() && !given.equals(wanted)) {
      throw Refusals.badRequest("the namespace of the provided object does not match the namespace sent on the request");
    }
    return wanted.isEmpty() ? metadata.without("namespace") : metadata.with("namespace", wanted);
  }

  /** A new state of an old object: its identity stays, the generation rises with a change of substance. */
  Obj onUpdate(Call call, ServedResource resource, Obj before, Obj after) {
    Obj metadata = after.at("metadata").asObj();
    if (metadata.text("name").isEmpty()) {
      metadata = metadata.with("name", Meta.name(before));
    }
    if (!metadata.text("name").equals(Meta.name(before))) {
      throw Refusals.badRequest("the name of the object (" + metadata.text("name") + ") does not match the name on the URL ("
          + Meta.name(before) + ")");
    }
    metadata = inNamespace(call, resource, metadata);
    for (String kept : new String[] {"creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "generateName"}) {
      Value old = before.at("metadata", kept);
      metadata = old.isNull() ? metadata.without(kept) : metadata.with(kept, old);
    }
    if (metadata.text("uid").isEmpty()) {
      metadata = metadata.with("uid", Meta.uid(before));
    }
    return after.with("metadata", metadata.without("resourceVersion").without("selfLink"));
  }

  /** Counts a change outside metadata and status. */
  Obj withGeneration(ServedResource resource, Obj before, Obj after) {
    if (!resource.strategy().hasGeneration() || substance(resource, before).equals(substance(resource, after))) {
      return after;
    }
    return after.withPath(Value.of(Meta.generation(before) + 1), "metadata", "generation");
  }

  /** Marking an object as terminating counts as a change of substance. */
  Obj withDeletionGeneration(ServedResource resource, Obj object) {
    return resource.strategy().hasGeneration()
        ? object.withPath(Value.of(Meta.generation(object) + 1), "metadata", "generation")
        : object;
  }

  private static Obj substance(ServedResource resource, Obj object) {
    Obj bare = object.without("metadata");
    return resource.strategy().countsStatus() ? bare : bare.without("status");
  }
}
