package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Many keys, each with a value of its own revision's, a hundred a transaction, in an order that is no order. */
final class Filling {
  private static final int PUTS = 100;
  private static final int UNDER_WAY = 32;

  private final BareStore store;
  private final Bytes value;
  private final int transactions;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int begun;
  private int ended;

  private Filling(BareStore store, Load load) {
    this.store = store;
    this.value = load.valueBytes();
    this.transactions = load.keys / PUTS;
  }

  /** Blocks. */
  static void fill(BareStore store, Load load) {
    Filling filling = new Filling(store, load);
    store.loop().execute(() -> {
      for (int writer = 0; writer < UNDER_WAY; writer++) {
        filling.next();
      }
    });
    filling.done.join();
  }

  private void next() {
    if (begun == transactions) {
      return;
    }
    int first = begun++;
    List<Txn.Op> puts = new ArrayList<>(PUTS);
    for (int i = 0; i < PUTS; i++) {
      puts.add(new Txn.Op.Put(Bytes.utf8(String.format(Locale.ROOT, "/registry/pods/default/pod-%09d", i * transactions + first)), value, 0));
    }
    store.store().txn(new Txn(List.of(), puts, List.of())).whenComplete((result, failure) -> {
      if (failure != null) {
        done.completeExceptionally(failure);
      } else if (++ended == transactions) {
        done.complete(null);
      } else {
        next();
      }
    });
  }
}
