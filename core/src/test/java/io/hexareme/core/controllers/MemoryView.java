package io.hexareme.core.controllers;

import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A controller's copy of a {@link MemoryApiServer}'s objects, as old as the test wants it to be. */
public final class MemoryView implements ClusterView {
  private final MemoryApiServer server;
  private final Map<Resource, NavigableMap<ObjectKey, Obj>> copies = new LinkedHashMap<>();
  private final Map<Read, Optional<Obj>> answers = new LinkedHashMap<>();
  private Instant now;
  private Optional<Failure> lastFailure = Optional.empty();

  public MemoryView(MemoryApiServer server, Instant now, List<Resource> watched) {
    this.server = server;
    this.now = now;
    watched.forEach(this::catchUp);
  }

  /** Brings the copy of a kind up to date. */
  public void catchUp(Resource resource) {
    NavigableMap<ObjectKey, Obj> copy = new TreeMap<>();
    server.all(resource).forEach(object -> copy.put(ObjectKey.of(object), object));
    copies.put(resource, copy);
  }

  public void catchUp() {
    List.copyOf(copies.keySet()).forEach(this::catchUp);
  }

  public MemoryView at(Instant time) {
    now = time;
    return this;
  }

  public MemoryView failedLast(Failure failure) {
    lastFailure = Optional.ofNullable(failure);
    return this;
  }

  /** Performs a read. */
  public void answer(Read read) {
    answers.put(read, server.get(read.resource(), read.key()));
  }

  public void answer(Read read, Obj object) {
    answers.put(read, Optional.ofNullable(object));
  }

  public void forgetAnswers() {
    answers.clear();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Instant since() {
    return Instant.EPOCH;
  }

  @Override
  public Optional<Obj> get(Resource resource, ObjectKey key) {
    return Optional.ofNullable(copy(resource).get(key));
  }

  @Override
  public Iterable<Obj> all(Resource resource) {
    return copy(resource).values();
  }

  @Override
  public Iterable<Obj> in(Resource resource, String namespace) {
    return copy(resource).values().stream().filter(object -> Meta.namespace(object).equals(namespace)).toList();
  }

  private NavigableMap<ObjectKey, Obj> copy(Resource resource) {
    NavigableMap<ObjectKey, Obj> copy = copies.get(resource);
    if (copy == null) {
      throw new IllegalStateException("not watched: " + resource.qualified());
    }
    return copy;
  }

  @Override
  public List<Obj> ownedBy(Resource resource, String ownerUid) {
    List<Obj> owned = new ArrayList<>();
    for (Obj object : copy(resource).values()) {
      boolean matches = ownerUid.isEmpty()
          ? Meta.controllerOf(object).isEmpty()
          : Meta.owners(object).stream().anyMatch(owner -> owner.text("uid").equals(ownerUid));
      if (matches) {
        owned.add(object);
      }
    }
    return owned;
  }

  @Override
  public List<Obj> podsOnNode(String nodeName) {
    return copy(Resource.PODS).values().stream().filter(pod -> pod.text("spec", "nodeName").equals(nodeName)).toList();
  }

  @Override
  public Optional<Failure> lastFailure() {
    return lastFailure;
  }

  @Override
  public Optional<Optional<Obj>> live(Resource resource, ObjectKey key) {
    return Optional.ofNullable(answers.get(new Read(resource, key)));
  }

  @Override
  public int random(int bound) {
    return 0;
  }
}
