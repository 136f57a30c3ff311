package io.hexareme.core.store.backup;

import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store that gives images of nothing at some revision. */
final class ImagesOfRevision implements Maintenance {
  long revision = 1;
  RuntimeException failure;

  private record Image(long revision) implements StoreImage {
    @Override
    public long compactRevision() {
      return revision;
    }

    @Override
    public long oldestRevision() {
      return revision;
    }

    @Override
    public List<Lease> leases() {
      return List.of();
    }

    @Override
    public Iterable<KeyValue> pairs() {
      return List.of();
    }

    @Override
    public Iterable<List<StoreEvent>> changes() {
      return List.of();
    }
  }

  @Override
  public CompletionStage<StoreImage> image() {
    if (failure != null) throw failure;
    return CompletableFuture.completedFuture(new Image(revision));
  }

  @Override
  public CompletionStage<Status> status() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<HashResult> hash(long wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Void> defragment() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<List<Alarm>> alarms() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<List<Alarm>> alarm(Alarm alarm, boolean raised) {
    throw new UnsupportedOperationException();
  }
}
