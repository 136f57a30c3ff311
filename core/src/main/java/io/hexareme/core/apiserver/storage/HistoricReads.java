package io.hexareme.core.apiserver.storage;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Collections as they were at an older revision, straight from the store. */
public final class HistoricReads {
  private final Store store;
  private final BodyDecoder decoder;

  public HistoricReads(Store store, BodyDecoder decoder) {
    this.store = store;
    this.decoder = decoder;
  }

  /** What came of a read. */
  public sealed interface Result {}

  /** In key order. */
  public record Found(List<StoredObject> objects) implements Result {}

  /** That revision is compacted; {@code oldest} is the oldest there is. */
  public record Gone(long oldest) implements Result {}

  public record Future(long newest) implements Result {}

  public CompletionStage<Result> at(GroupResource resource, String namespace, long revision) {
    Bytes prefix = resource.prefix(namespace);
    KeyParser keys = new KeyParser(List.of(resource));
    RangeRequest request = new RangeRequest(prefix, prefix.prefixEnd(), revision, 0, false, false);
    return store.range(request).thenApply(result -> switch (result) {
      case RangeResult.Pairs pairs -> new Found(pairs.pairs().stream()
          .flatMap(pair -> keys.parse(pair.key()).stream().map(place -> new StoredObject(place.object(), pair, decoder)))
          .toList());
      case RangeResult.Compacted(long oldest) -> new Gone(oldest);
      case RangeResult.FutureRevision(long newest) -> new Future(newest);
    });
  }
}
