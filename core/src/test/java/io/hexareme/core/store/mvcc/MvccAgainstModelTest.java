package io.hexareme.core.store.mvcc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.command.CommandCodec;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of random commands, each answer compared with the model's; all commands go through their bytes. */
class MvccAgainstModelTest {
  private final DumbStore model = new DumbStore();
  private final List<Bytes> log = new ArrayList<>();
  private Mvcc mvcc = new Mvcc();
  private int done;
  private int refused;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void it_answers_as_the_model_does(long seed) {
    Random random = new Random(seed);
    RandomTxns txns = new RandomTxns(random);
    for (int step = 0; step < 3000; step++) {
      // Even seeds compact often; odd ones seldom, so that the history grows over several pages.
      switch (random.nextInt(seed % 2 == 0 ? 40 : 1500)) {
        case 0 -> compact(random, seed % 2 == 0 ? 40 : 1500);
        case 1, 2, 50, 60, 70 -> grant(1 + random.nextInt(5));
        case 3, 55 -> revoke(1 + random.nextInt(5));
        case 4 -> {
          long hash = mvcc.stateHash();
          long bytes = mvcc.bytes();
          mvcc = Mvcc.restore(mvcc.snapshot());
          assertThat(mvcc.bytes()).as("counted along the way, and all at once").isEqualTo(bytes);
          assertThat(mvcc.stateHash()).isEqualTo(hash);
        }
        default -> transact(new Command.Transact(txns.next(model.revision())));
      }
      assertThat(mvcc.revision()).isEqualTo(model.revision());
      RangeRequest request = txns.range(model.revision());
      assertThat(mvcc.range(request)).as("seed %d step %d %s", seed, step, request).isEqualTo(model.range(request));
    }
    theWholeHistoryAgrees();
    assertThat(Mvcc.restore(mvcc.snapshot()).bytes()).isEqualTo(mvcc.bytes());
    assertThat(done).isGreaterThan(1000);
    assertThat(refused).isGreaterThan(100);
    assertThat(replayed().stateHash()).isEqualTo(mvcc.stateHash());
  }

  private <R> Applied<R> apply(Command.Content<R> command) {
    Bytes bytes = CommandCodec.encode(command);
    log.add(bytes);
    assertThat(CommandCodec.decode(bytes)).isEqualTo(command);
    return mvcc.apply(command);
  }

  private void transact(Command.Transact command) {
    long before = model.revision();
    TxnResult expected = model.txn(command.txn());
    Applied<TxnResult> applied = apply(command);
    assertThat(applied.result()).as("%s", command).isEqualTo(expected);
    assertThat(applied.events()).isEqualTo(model.revision() == before ? List.of() : model.events.getLast());
    if (expected instanceof TxnResult.Done) done++;
    else refused++;
  }

  private void compact(Random random, int back) {
    long wanted = Math.max(0, model.revision() + 2 - random.nextInt(back));
    CompactResult expected = wanted > model.revision()
        ? new CompactResult.FutureRevision(model.revision())
        : wanted <= model.compacted ? new CompactResult.AlreadyCompacted(model.compacted) : new CompactResult.Done(wanted);
    if (expected instanceof CompactResult.Done) model.compacted = wanted;
    assertThat(apply(new Command.Compact(wanted)).result()).isEqualTo(expected);
  }

  private void grant(long id) {
    LeaseResult expected = model.leases.containsKey(id) ? new LeaseResult.Exists(id) : new LeaseResult.Lease(id, 9, 9, List.of());
    model.leases.putIfAbsent(id, 9L);
    assertThat(apply(new Command.GrantLease(id, 9)).result()).isEqualTo(expected);
  }

  private void revoke(long id) {
    boolean known = model.leases.containsKey(id);
    List<Bytes> keys = model.newest().values().stream().filter(p -> known && p.lease() == id).map(p -> p.key()).toList();
    model.revoke(id);
    assertThat(apply(new Command.RevokeLease(id)).result())
        .isEqualTo(known ? new LeaseResult.Lease(id, 9, 0, keys) : new LeaseResult.NotFound(id));
  }

  private void theWholeHistoryAgrees() {
    assertThat(mvcc.compacted()).isEqualTo(model.compacted);
    for (long r = Math.max(1, model.compacted); r <= model.revision(); r++) {
      RangeRequest all = new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, r, 0, false, false);
      assertThat(mvcc.range(all)).isEqualTo(model.range(all));
      if (r > model.compacted) assertThat(mvcc.events(r)).isEqualTo(model.events.get((int) r));
    }
  }

  private Mvcc replayed() {
    Mvcc other = new Mvcc();
    log.forEach(bytes -> other.apply((Command.Content<?>) CommandCodec.decode(bytes)));
    return other;
  }
}
