package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.util.concurrent.CompletionStage;

/** Writes objects, each conditional on the revision that the writer has seen. */
public final class ObjectWriter {
  private final Store store;
  private final BodyEncoder encoder;
  private final BodyDecoder decoder;

  public ObjectWriter(Store store, BodyEncoder encoder, BodyDecoder decoder) {
    this.store = store;
    this.encoder = encoder;
    this.decoder = decoder;
  }

  /** What came of a write. */
  public sealed interface Written {
    /** It is durable, as {@code object} says (for a deletion: the last state, at the deletion's revision). */
    record Done(StoredObject object) implements Written {}

    /** The object is not at the expected revision; nothing happened. */
    record Changed() implements Written {}

    /** Somebody else holds what the object claims, or has changed what was to be written with it; nothing happened. */
    record Taken() implements Written {}

    /** The store refuses it (too large); nothing happened. */
    record Refused(String reason) implements Written {}
  }

  /** Writes the object if it is at {@code expected} (0: if it does not exist). */
  public CompletionStage<Written> put(GroupResource resource, ObjectKey key, long expected, Obj object) {
    return put(resource, key, expected, object, Claims.NONE);
  }

  /** The same with what the object gains and loses. */
  public CompletionStage<Written> put(GroupResource resource, ObjectKey key, long expected, Obj object, Claims claims) {
    return put(resource, key, expected, object, claims, new Companions());
  }

  /** The same together with other objects; {@code Taken} if one of them has moved. */
  public CompletionStage<Written> put(
      GroupResource resource, ObjectKey key, long expected, Obj object, Claims claims, Companions companions) {
    Bytes bytes = encoder.encode(StoredObject.canonical(object));
    Bytes storeKey = resource.key(key);
    return store.txn(companions.on(claims.on(Txn.putIf(storeKey, expected, bytes)), encoder)).thenApply(result -> switch (result) {
      case TxnResult.Done done when done.succeeded() -> new Written.Done(
          new StoredObject(key, new Store.KeyValue(storeKey, bytes, 0, done.revision(), 0, 0), decoder));
      case TxnResult.Done done -> isAt(done, expected) ? new Written.Taken() : new Written.Changed();
      case TxnResult.Refused(String reason) -> new Written.Refused(reason);
    });
  }

  /** Whether the object itself was as expected, so that it is the claims that were not. */
  private static boolean isAt(TxnResult.Done refused, long expected) {
    return refused.results().getFirst() instanceof TxnResult.OpResult.Range(RangeResult.Pairs pairs)
        && (pairs.pairs().isEmpty() ? expected == 0 : pairs.pairs().getFirst().modRevision() == expected);
  }

  /** Deletes the object if it is at the revision of {@code seen}. */
  public CompletionStage<Written> delete(GroupResource resource, StoredObject seen) {
    return delete(resource, seen, Claims.NONE);
  }

  /** The same with what the object loses. */
  public CompletionStage<Written> delete(GroupResource resource, StoredObject seen, Claims claims) {
    return store.txn(claims.on(Txn.deleteIf(resource.key(seen.key()), seen.revision()))).thenApply(result -> switch (result) {
      case TxnResult.Done done when done.succeeded() -> new Written.Done(seen.deletedAt(done.revision()));
      case TxnResult.Done done -> new Written.Changed();
      case TxnResult.Refused(String reason) -> new Written.Refused(reason);
    });
  }
}
