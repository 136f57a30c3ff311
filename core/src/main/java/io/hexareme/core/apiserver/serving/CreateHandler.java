package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.KindStrategy;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.Claims;
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
    Obj defaulted = stages.withDefaults(call, resource, named);
    Attributes attributes = new Attributes(call, Operation.CREATE, resource.schema(), "", call.info().namespace(),
        Meta.name(defaulted), null, defaulted, Obj.EMPTY, call.dryRun());
    return stages.mutated(attributes, resource).thenCompose(admitted -> {
      Obj complete = own.apply(resource.strategy().prepareForCreate(admitted, call, call.dryRun()));
      stages.validateCreate(call, resource, complete);
      return stages.admit(attributes.with(complete)).thenCompose(agreed ->
          store(call, resource, decoded, resource.strategy().reserve(null, complete, call.dryRun()), own, attempts));
    });
  }

  private CompletionStage<StoredOutcome> store(
      Call call, ServedResource resource, Obj decoded, Obj complete, UnaryOperator<Obj> own, int attempts) {
    if (call.dryRun()) {
      if (cache.find(resource.storage(), ObjectKey.of(complete)).isPresent()) {
        throw Refusals.alreadyExists(resource.group(), resource.plural(), Meta.name(complete));
      }
      return CompletableFuture.completedFuture(new StoredOutcome.Dry(complete, true));
    }
    Obj kept = resource.conversion().toKept(complete);
    Claims claims = Claims.change(KindStrategy.NOTHING, resource.strategy().claims(complete), Meta.uid(complete));
    return writer.put(resource.storage(), ObjectKey.of(complete), 0, kept, claims).thenCompose(written -> switch (written) {
      case Written.Done(StoredObject object) -> {
        stages.stored(call, complete, object.revision(), "create");
        yield CompletableFuture.<StoredOutcome>completedFuture(new StoredOutcome.Stored(object, true));
      }
      case Written.Changed changed -> {
        resource.strategy().abandon(null, complete);
        if (Meta.name(decoded).isEmpty() && attempts > 1) {
          yield create(call, resource, decoded, own, attempts - 1);
        }
        throw Refusals.alreadyExists(resource.group(), resource.plural(), Meta.name(complete));
      }
      case Written.Taken taken -> {
        resource.strategy().abandon(null, complete);
        if (attempts > 1) {
          yield fresh(call, resource, decoded, own, attempts - 1); // by then this server knows of the other holder too
        }
        throw Refusals.internal("what the object needs was taken by others again and again");
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
