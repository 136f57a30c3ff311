package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.kinds.Unconverted;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.storage.Claims;
import io.hexareme.core.apiserver.storage.Companions;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectWriter;
import io.hexareme.core.apiserver.storage.ObjectWriter.Written;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Changes an object that exists: by PUT, by PATCH, by apply, through the main resource or a subresource. */
final class UpdateHandler {
  /** How often a change is made anew after somebody else was faster; one that insists on a revision is then refused. */
  private static final int ATTEMPTS = 6;
  /** Of one object in one write: old and new, from and to each version that has claims. */
  private static final int MOST_CONVERSIONS = 32;
  /** Binding a Pod to its node is no new generation of it. */
  private static final String UNCOUNTED = "binding";

  /** What an object shall become. */
  @FunctionalInterface
  interface Change {
    /** @return the new state; its resourceVersion, if it has one, is a precondition */
    Proposal of(Obj current);
  }

  /**
   * A wanted state.
   *
   * @param ownershipSettled whether {@code metadata.managedFields} is right already (apply)
   * @param admitted whether admission has had its say already (about a body of another kind), so that it is not asked about the object
   */
  record Proposal(Obj object, boolean ownershipSettled, boolean admitted) {
    Proposal(Obj object, boolean ownershipSettled) {
      this(object, ownershipSettled, false);
    }
  }

  private final WriteStages stages;
  private final Stamps stamps;
  private final Ownership ownership;
  private final ObjectCache cache;
  private final ObjectWriter writer;

  UpdateHandler(WriteStages stages, Stamps stamps, Ownership ownership, ObjectCache cache, ObjectWriter writer) {
    this.stages = stages;
    this.stamps = stamps;
    this.ownership = ownership;
    this.cache = cache;
    this.writer = writer;
  }

  /** Performs the change on the newest state, again if that moves meanwhile; {@code subresource} as in the URL. */
  CompletionStage<StoredOutcome> update(Call call, ServedResource resource, String subresource, ObjectKey key, Change change) {
    return converted(call, resource, subresource, key, change, MOST_CONVERSIONS);
  }

  /** Again when a version of the object was wanted that had to be asked for. */
  private CompletionStage<StoredOutcome> converted(
      Call call, ServedResource resource, String subresource, ObjectKey key, Change change, int left) {
    CompletionStage<StoredOutcome> outcome = attempt(call, resource, subresource, key, change, ATTEMPTS);
    return !resource.conversion().isSlow() || left == 0 ? outcome : outcome.exceptionallyCompose(failure -> Unconverted.in(failure)
        .map(wanted -> wanted.made().thenCompose(made -> converted(call, resource, subresource, key, change, left - 1)))
        .orElseGet(() -> CompletableFuture.failedFuture(failure)));
  }

  private CompletionStage<StoredOutcome> attempt(
      Call call, ServedResource resource, String subresource, ObjectKey key, Change change, int left) {
    return Shown.newest(cache, resource, key, () -> Refusals.notFound(resource.group(), named(resource, subresource), key.name())).thenCompose(current -> {
      Obj before = resource.conversion().toServed(current.tree());
      Proposal proposal = change.of(before);
      requirePreconditions(call, resource, key, proposal.object(), before);
      Companions companions = new Companions();
      return prepared(call, resource, subresource, before, proposal, companions)
          .thenCompose(after -> store(call, resource, current, before, after, companions))
          .whenComplete((outcome, failure) -> companions.end()).thenCompose(outcome -> {
        if (outcome.isPresent()) {
          return CompletableFuture.completedFuture(outcome.get());
        }
        if (left <= 1) {
          throw Refusals.modified(resource.group(), resource.plural(), key.name());
        }
        return attempt(call, resource, subresource, key, change, left - 1);
      });
    });
  }

  /** Only a scale that is missing is named as such; other subresources are of an object that is missing. */
  static String named(ServedResource resource, String subresource) {
    return subresource.equals("scale") ? resource.plural() + "/scale" : resource.plural();
  }

  /** The resourceVersion that the new state carries, if any, must be the current one, and when it replaces the old so must the uid. */
  private static void requirePreconditions(Call call, ServedResource resource, ObjectKey key, Obj after, Obj before) {
    String wanted = after.text("metadata", "resourceVersion");
    boolean given = !wanted.isEmpty() && !wanted.equals("0");
    if (given && !wanted.matches("[0-9]{1,20}")) {
      throw Refusals.invalid(resource.group(), resource.kind(), key.name(), List.of(FieldError.invalid(
          FieldPath.of("metadata", "resourceVersion"), wanted, "strconv.ParseUint: parsing \"" + wanted + "\": invalid syntax")));
    }
    if (given && !wanted.equals(before.text("metadata", "resourceVersion"))) {
      throw Refusals.modified(resource.group(), resource.plural(), Meta.name(before));
    }
    String uid = Meta.uid(after);
    if (call.info().verb().equals("update") && !uid.isEmpty() && !uid.equals(Meta.uid(before))) {
      throw Refusals.otherUid(
          resource.group(), resource.plural(), key.name(), resource.storage().key(key).utf8(), uid, Meta.uid(before));
    }
  }

  private CompletionStage<Obj> prepared(Call call, ServedResource resource, String subresource, Obj before, Proposal proposal,
      Companions companions) {
    Obj stamped = stamps.onUpdate(call, resource, before, proposal.object());
    Obj defaulted = stages.withDefaults(call, resource, stamped);
    Obj wanted = settled(call, resource, subresource, before, defaulted);
    Obj settled = proposal.ownershipSettled() ? wanted : ownership.track(call, resource, subresource, before, wanted);
    Attributes attributes = new Attributes(call, Operation.UPDATE, resource.schema(), subresource, call.info().namespace(),
        Meta.name(before), before, settled, Obj.EMPTY, call.dryRun(), companions);
    CompletionStage<Obj> mutated =
        proposal.admitted() ? CompletableFuture.completedFuture(settled) : stages.mutated(attributes, resource);
    return mutated.thenCompose(admitted -> {
      // What plugins and webhooks may not touch either (the status, what the server decides) is as it was.
      Obj kept = admitted == settled ? settled : settled(call, resource, subresource, before, admitted);
      Obj counted = subresource.equals(UNCOUNTED) ? kept : stamps.withGeneration(resource, before, kept);
      stages.validateUpdate(call, resource, subresource, before, counted);
      CompletionStage<Void> agreed =
          proposal.admitted() ? CompletableFuture.completedFuture(null) : stages.admit(attributes.with(counted));
      return agreed.thenApply(yes -> subresource.isEmpty() ? resource.strategy().reserve(before, counted, call.dryRun()) : counted);
    });
  }

  private static Obj settled(Call call, ServedResource resource, String subresource, Obj before, Obj after) {
    return subresource.isEmpty()
        ? resource.strategy().prepareForUpdate(before, after, call, call.dryRun())
        : resource.strategy().prepareForSubresourceUpdate(subresource, before, after);
  }

  /** Empty when somebody else wrote in between. A change that changes nothing is not written. */
  private CompletionStage<Optional<StoredOutcome>> store(
      Call call, ServedResource resource, StoredObject current, Obj before, Obj after, Companions companions) {
    if (call.dryRun()) {
      return done(new StoredOutcome.Dry(after.withPath(before.at("metadata", "resourceVersion"), "metadata", "resourceVersion"), false));
    }
    Obj bare = before.with("metadata", before.at("metadata").asObj().without("resourceVersion"));
    if (bare.equals(after) && isKept(resource, current)) {
      return done(new StoredOutcome.Stored(current, false));
    }
    if (isFinished(after) && !resource.strategy().finishesByItself(after)) {
      return finish(call, resource, current, after);
    }
    Claims claims = claims(resource, before, after);
    return resource.conversion().keep(after).thenCompose(kept -> writer.put(
        resource.storage(), current.key(), current.revision(), kept, claims, companions)).thenApply(written -> switch (written) {
      case Written.Done(StoredObject object) -> {
        stages.stored(call, after, object.revision(), "update");
        yield Optional.of(new StoredOutcome.Stored(object, false));
      }
      case Written.Changed changed -> {
        resource.strategy().abandon(before, after);
        yield Optional.empty();
      }
      case Written.Taken taken -> {
        resource.strategy().abandon(before, after);
        yield Optional.empty(); // made anew, when this server knows of the other holder too
      }
      case Written.Refused(String reason) -> {
        resource.strategy().abandon(before, after);
        throw Refusals.tooLarge(reason);
      }
    });
  }

  /** A custom object that is kept in an old version is written anew by any write, as storage migrations rely on. */
  private static boolean isKept(ServedResource resource, StoredObject current) {
    return resource.custom().isEmpty()
        || resource.conversion().isKept(current.tree());
  }

  /** @param after null when it goes */
  static Claims claims(ServedResource resource, Obj before, Obj after) {
    return Claims.change(resource.strategy().claims(before), after == null ? KindStrategy.NOTHING : resource.strategy().claims(after), Meta.uid(before));
  }

  private static CompletionStage<Optional<StoredOutcome>> done(StoredOutcome outcome) {
    return CompletableFuture.completedFuture(Optional.of(outcome));
  }

  /** Whether the object was only waiting for its finalizers, and they are gone. */
  static boolean isFinished(Obj object) {
    return Meta.isTerminating(object)
        && object.list("metadata", "finalizers").isEmpty()
        && object.at("metadata", "deletionGracePeriodSeconds").asLong(0) == 0;
  }

  private CompletionStage<Optional<StoredOutcome>> finish(Call call, ServedResource resource, StoredObject current, Obj last) {
    return writer.delete(resource.storage(), current, claims(resource, last, null)).thenApply(written -> switch (written) {
      case Written.Done(StoredObject object) -> {
        resource.strategy().afterDelete(last);
        stages.stored(call, last, object.revision(), "delete");
        Obj answered = last.withPath(Value.of(Long.toString(current.revision())), "metadata", "resourceVersion");
        yield Optional.of(new StoredOutcome.Gone(answered));
      }
      case Written.Changed changed -> Optional.empty();
      case Written.Taken taken -> throw new IllegalStateException("a deletion claims nothing");
      case Written.Refused(String reason) -> throw Refusals.tooLarge(reason);
    });
  }
}
