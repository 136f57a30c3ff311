package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.KindStrategy.Propagation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectWriter;
import io.hexareme.core.apiserver.storage.ObjectWriter.Written;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes an object away: at once, or by marking it as terminating when somebody still has to finish it (finalizers, a grace period).
 * Dependents are the garbage collector's business, told by finalizers.
 */
final class DeleteHandler {
  private static final int ATTEMPTS = 6;
  private static final String FOREGROUND = "foregroundDeletion";
  private static final String ORPHAN = "orphan";

  private final WriteStages stages;
  private final Stamps stamps;
  private final ObjectCache cache;
  private final ObjectWriter writer;

  DeleteHandler(WriteStages stages, Stamps stamps, ObjectCache cache, ObjectWriter writer) {
    this.stages = stages;
    this.stamps = stamps;
    this.cache = cache;
    this.writer = writer;
  }

  /** What came of a deletion. */
  sealed interface Deleted {
    /** It is gone; {@code last} is its last state. */
    record AtOnce(Obj last) implements Deleted {}

    /** It is terminating, or was already. */
    record Terminating(Obj object) implements Deleted {}
  }

  CompletionStage<Deleted> delete(Call call, ServedResource resource, ObjectKey key, DeleteOptions options) {
    return attempt(call, resource, key, options, true, ATTEMPTS);
  }

  /** The same when admission has had its say about it already (an eviction). */
  CompletionStage<Deleted> deleteAdmitted(Call call, ServedResource resource, ObjectKey key, DeleteOptions options) {
    return attempt(call, resource, key, options, false, ATTEMPTS);
  }

  private CompletionStage<Deleted> attempt(
      Call call, ServedResource resource, ObjectKey key, DeleteOptions options, boolean ask, int left) {
    return Shown.newest(cache, resource, key, () -> Refusals.notFound(resource.group(), call.info().resource(), key.name())).thenCompose(current -> {
      Obj before = resource.conversion().toServed(current.tree());
      options.require(resource, before);
      CompletionStage<Void> agreed = ask
          ? stages.admitDeletion(new Attributes(call, Operation.DELETE, resource.schema(), "", key.namespace(), key.name(), before,
              before, options.raw(), options.dryRun()))
          : CompletableFuture.completedFuture(null);
      return agreed.thenCompose(yes -> write(call, resource, current, before, options)).thenCompose(attempted -> switch (attempted) {
        case Attempted.Over(Deleted deleted) -> done(deleted);
        case Attempted.Beaten beaten when left > 1 -> attempt(call, resource, key, options, ask, left - 1);
        case Attempted.Beaten beaten -> throw Refusals.modified(resource.group(), resource.plural(), key.name());
      });
    });
  }

  /** What came of one attempt. */
  private sealed interface Attempted {
    record Over(Deleted deleted) implements Attempted {}

    /** Somebody else wrote in between. */
    record Beaten() implements Attempted {}
  }

  private CompletionStage<Attempted> write(Call call, ServedResource resource, StoredObject current, Obj before, DeleteOptions options) {
    Obj after = marked(call, resource, before, options);
    CompletionStage<Written> written;
    if (isFinal(resource, before, after)) {
      if (options.dryRun()) {
        return over(new Deleted.AtOnce(before));
      }
      written = writer.delete(resource.storage(), current, UpdateHandler.claims(resource, before, null));
    } else if (options.dryRun() || after.equals(before)) {
      return over(new Deleted.Terminating(after));
    } else {
      written = resource.conversion().keep(after)
          .thenCompose(kept -> writer.put(resource.storage(), current.key(), current.revision(), kept));
    }
    return written.thenApply(outcome -> concluded(call, resource, before, after, outcome));
  }

  private static CompletionStage<Attempted> over(Deleted deleted) {
    return CompletableFuture.completedFuture(new Attempted.Over(deleted));
  }

  private Attempted concluded(Call call, ServedResource resource, Obj before, Obj after, Written outcome) {
    return switch (outcome) {
      case Written.Done(StoredObject object) -> {
        boolean gone = isFinal(resource, before, after);
        stages.stored(call, after, object.revision(), gone ? "delete" : "mark-terminating");
        if (gone) {
          resource.strategy().afterDelete(before);
          yield new Attempted.Over(new Deleted.AtOnce(before));
        }
        yield new Attempted.Over(new Deleted.Terminating(StoredObject.withRevision(after, object.revision())));
      }
      case Written.Changed changed -> new Attempted.Beaten();
      case Written.Taken taken -> throw new IllegalStateException("a deletion claims nothing");
      case Written.Refused(String reason) -> throw Refusals.tooLarge(reason);
    };
  }

  private static CompletionStage<Deleted> done(Deleted deleted) {
    return CompletableFuture.completedFuture(deleted);
  }

  /** Whether nobody has to finish it any more. */
  private static boolean isFinal(ServedResource resource, Obj before, Obj marked) {
    return marked.list("metadata", "finalizers").isEmpty()
        && marked.at("metadata", "deletionGracePeriodSeconds").asLong(0) == 0
        && !resource.strategy().finishesByItself(before);
  }

  /** The object as a terminating one: finalizers for its dependents, deletion time, grace. */
  private Obj marked(Call call, ServedResource resource, Obj before, DeleteOptions options) {
    Obj object = withFinalizers(resource, before, options);
    long grace = resource.strategy().gracePeriodSeconds(before, options.gracePeriodSeconds());
    if (Meta.isTerminating(before)) {
      long current = before.at("metadata", "deletionGracePeriodSeconds").asLong(0);
      if (options.gracePeriodSeconds() == null || grace >= current) {
        return object;
      }
      long asked = before.at("metadata", "deletionTimestamp").isNull() ? 0 : current;
      return timed(object, Timestamps.parse(before.at("metadata", "deletionTimestamp")).orElse(call.now()).minusSeconds(asked - grace), grace);
    }
    Obj terminating = timed(object, call.now().plusSeconds(grace), grace);
    return resource.strategy().prepareForDelete(stamps.withDeletionGeneration(resource, terminating));
  }

  private static Obj timed(Obj object, Instant at, long grace) {
    return object
        .withPath(Value.of(Timestamps.seconds(at)), "metadata", "deletionTimestamp")
        .withPath(Value.of(grace), "metadata", "deletionGracePeriodSeconds");
  }

  /** The finalizer that asks the garbage collector for the wanted propagation, and not for another. */
  private static Obj withFinalizers(ServedResource resource, Obj object, DeleteOptions options) {
    List<String> old = object.list("metadata", "finalizers").stream().map(f -> f.asString("")).toList();
    Propagation wanted = options.propagation();
    if (wanted == null) {
      wanted = old.contains(ORPHAN) ? Propagation.ORPHAN
          : old.contains(FOREGROUND) ? Propagation.FOREGROUND : resource.strategy().defaultPropagation();
    }
    List<String> finalizers = new ArrayList<>(old);
    finalizers.removeAll(List.of(ORPHAN, FOREGROUND));
    switch (wanted) {
      case ORPHAN -> finalizers.add(ORPHAN);
      case FOREGROUND -> finalizers.add(FOREGROUND);
      case BACKGROUND -> { }
    }
    if (finalizers.equals(old)) {
      return object;
    }
    return finalizers.isEmpty()
        ? object.with("metadata", object.at("metadata").asObj().without("finalizers"))
        : object.withPath(Value.strings(finalizers), "metadata", "finalizers");
  }
}
