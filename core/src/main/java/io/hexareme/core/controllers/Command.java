package io.hexareme.core.controllers;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/** One thing to be done through the API server. */
public sealed interface Command {

  Resource resource();

  /** Creates; that it exists already is a failure (the view was stale), after which the key is reconciled again. */
  record Create(Resource resource, Obj object) implements Command {}

  /** Replaces the object (not its status), if it still has the resourceVersion that it carries. */
  record Update(Resource resource, Obj object) implements Command {}

  /** Replaces the object's status, if it still has the resourceVersion that it carries. */
  record UpdateStatus(Resource resource, Obj object) implements Command {}

  /** Patches; {@code subresource} empty for the object itself, {@code type} one of ApiClient's patch media types. */
  record Patch(Resource resource, ObjectKey key, String subresource, String type, Value patch) implements Command {}

  /** Deletes with DeleteOptions (preconditions, propagationPolicy, gracePeriodSeconds); that it is gone already is success. */
  record Delete(Resource resource, ObjectKey key, Obj options) implements Command {
    /** Deletes that very object: the uid is a precondition. */
    public static Delete of(Resource resource, Obj object) {
      return new Delete(resource, ObjectKey.of(object), Value.obj("preconditions", Value.obj("uid", Meta.uid(object))));
    }
  }

  /** Deletes all objects of the resource in a namespace. */
  record DeleteAll(Resource resource, String namespace) implements Command {}

  /** Posts to a subresource, such as a Namespace to {@code finalize} (PUT) or an Eviction to {@code eviction} (POST). */
  record Submit(Resource resource, ObjectKey key, String subresource, String method, Obj body) implements Command {}

  /**
   * Does {@code command} and then tells in an Event how it went: in {@code done}'s message {@code %s} stands for the name of what was
   * made or deleted, in {@code refused}'s for the API server's message.
   */
  record Told(Command command, Optional<Event> done, Optional<Event> refused) implements Command {
    public Told(Command command, Event done, Event refused) {
      this(command, Optional.of(done), Optional.of(refused));
    }

    @Override
    public Resource resource() {
      return command.resource();
    }
  }

  /** Tells of something in an Event; never fails. {@code type} is Normal or Warning. */
  record Event(Obj about, String type, String reason, String message) implements Command {
    @Override
    public Resource resource() {
      return Resource.EVENTS;
    }

    public static Event normal(Obj about, String reason, String message) {
      return new Event(about, "Normal", reason, message);
    }

    public static Event warning(Obj about, String reason, String message) {
      return new Event(about, "Warning", reason, message);
    }
  }
}
