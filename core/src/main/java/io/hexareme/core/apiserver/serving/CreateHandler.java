package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Brings an object into being: by POST, by PUT of kinds that allow it, by apply. */
final class CreateHandler {
  /** How often a name is made anew when the generated one is taken (KEP-4420). */
  private static final int NAME_ATTEMPTS = 8;

  private final WriteStages stages;
  private final Stamps stamps;
  private final Ownership ownership;
  private final ObjectCache cache;
  private final ObjectWriter writer;

  CreateHandler(WriteStages stages, Stamps stamps, Ownership ownership, ObjectCache cache, ObjectWriter writer) {
    this.stages = stages;
    this.stamps = stamps;
    this.ownership = ownership;
    this.cache = cache;
    this.writer = writer;
  }

  /** Stores a decoded object that is owned by the request's field manager. */
  CompletionStage<StoredOutcome> create(Call call, ServedResource resource, Obj decoded) {
    return fresh(call, resource, decoded, object -> ownership.track(call, resource, "", null, object), NAME_ATTEMPTS);
  }

  /** Stores an object whose ownership is settled already (by apply). */
  CompletionStage<StoredOutcome> createApplied(Call call, ServedResource resource, Obj applied) {
    return fresh(call, resource, applied, object -> object, NAME_ATTEMPTS);
  }

  /** Admission decides by other objects: it must see all that were acknowledged before, such as the namespace. */
  private CompletionStage<StoredOutcome> fresh(
      Call call, ServedResource resource, Obj decoded, UnaryOperator<Obj> own, int attempts) {
    return cache.fresh().thenCompose(ready -> create(call, resource, decoded, own, attempts));
  }

  private CompletionStage<StoredOutcome> create(
      Call call, ServedResource resource, Obj decoded, UnaryOperator<Obj> own, int attempts) {
    Obj named = stamps.named(stamps.onCreate(call, resource, decoded));
    // What plugins and the kind's own strategy add is nobody's: whoever applies the object anew must not take it away.
    Obj defaulted = own.apply(stages.withDefaults(call, resource, named));
    Companions companions = new Companions();
    Attributes attributes = new Attributes(call, Operation.CREATE, resource.schema(), "", call.info().namespace(),
        Meta.name(defaulted), null, defaulted, Obj.EMPTY, call.dryRun(), companions);
    return stages.mutated(attributes, resource).thenCompose(admitted -> {
      Obj complete = resource.strategy().prepareForCreate(admitted, call, call.dryRun());
      stages.validateCreate(call, resource, complete);
      return stages.admit(attributes.with(complete))
          .thenCompose(agreed -> store(call, resource, resource.strategy().reserve(null, complete, call.dryRun()), companions));
    }).whenComplete((attempt, failure) -> companions.end()).thenCompose(attempt -> switch (attempt) {
      case Attempt.Over(StoredOutcome outcome) -> CompletableFuture.completedFuture(outcome);
      case Attempt.Exists(Obj complete) when Meta.name(decoded).isEmpty() && attempts > 1 ->
          create(call, resource, decoded, own, attempts - 1);
      case Attempt.Exists(Obj complete) -> throw Refusals.alreadyExists(resource.group(), resource.plural(), Meta.name(complete));
      // By then this server knows of the other holder too.
      case Attempt.Beaten beaten when attempts > 1 -> fresh(call, resource, decoded, own, attempts - 1);
      case Attempt.Beaten beaten -> throw Refusals.internal("what the object needs was taken by others again and again");
    });
  }

  /** What came of one attempt to store the object. */
  private sealed interface Attempt {
    record Over(StoredOutcome outcome) implements Attempt {}

    record Exists(Obj complete) implements Attempt {}

    /** Somebody else took what it needs. */
    record Beaten() implements Attempt {}
  }

  private CompletionStage<Attempt> store(Call call, ServedResource resource, Obj complete, Companions companions) {
    if (call.dryRun()) {
      return CompletableFuture.completedFuture(cache.find(resource.storage(), ObjectKey.of(complete)).isPresent()
          ? new Attempt.Exists(complete)
          : new Attempt.Over(new StoredOutcome.Dry(complete, true)));
    }
    Claims claims = Claims.change(KindStrategy.NOTHING, resource.strategy().claims(complete), Meta.uid(complete));
    return resource.conversion().keep(complete).thenCompose(kept -> writer.put(
        resource.storage(), ObjectKey.of(complete), 0, kept, claims, companions)).thenApply(written -> switch (written) {
      case Written.Done(StoredObject object) -> {
        stages.stored(call, complete, object.revision(), "create");
        yield new Attempt.Over(new StoredOutcome.Stored(object, true));
      }
      case Written.Changed changed -> {
        resource.strategy().abandon(null, complete);
        yield new Attempt.Exists(complete);
      }
      case Written.Taken taken -> {
        resource.strategy().abandon(null, complete);
        yield new Attempt.Beaten();
      }
      case Written.Refused(String reason) -> {
        resource.strategy().abandon(null, complete);
        throw Refusals.tooLarge(reason);
      }
    });
  }

  /** The name in a POST's URL, as create-through-PUT has it. */
  static Obj withName(Obj object, String name) {
    return Meta.name(object).isEmpty() ? object.withPath(Value.of(name), "metadata", "name") : object;
  }
}
