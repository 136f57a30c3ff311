package io.hexareme.adapters.simulation.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.history.Delivery;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A right history with one thing changed in it is rejected, wherever the change is. */
final class MutatedHistoriesTest {
  private static final int SEEDS = 150;

  @Test
  void a_changed_value_in_a_read_is_found() {
    everyMutantIsFound(outcome -> outcome instanceof Outcome.Ranged(RangeResult.Pairs pairs) && !pairs.pairs().isEmpty()
        ? new Outcome.Ranged(new RangeResult.Pairs(pairs.revision(), changed(pairs.pairs()), pairs.more(), pairs.count())) : null);
  }

  @Test
  void a_pair_left_out_of_a_read_is_found() {
    everyMutantIsFound(outcome -> outcome instanceof Outcome.Ranged(RangeResult.Pairs pairs) && !pairs.pairs().isEmpty()
        ? new Outcome.Ranged(new RangeResult.Pairs(pairs.revision(), pairs.pairs().subList(1, pairs.pairs().size()), pairs.more(), pairs.count())) : null);
  }

  @Test
  void a_write_told_another_revision_is_found() {
    // Not of the last write: after that one there may be another, without an answer, in between.
    everyMutantIsFound(outcome -> outcome instanceof Outcome.Transacted(TxnResult.Done done) && Told.wrote(outcome) && done.revision() < 8
        ? new Outcome.Transacted(new TxnResult.Done(done.revision() + 1, done.succeeded(), done.results())) : null);
  }

  @Test
  void an_event_left_out_of_a_watch_is_found() {
    int mutants = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      History history = new RandomStore(seed, 0.1).run(50);
      List<RecordedWatch> full = history.watches().stream().filter(watch -> watch.deliveries().size() > 1).toList();
      if (full.isEmpty()) continue;
      RecordedWatch watch = full.get(new Random(seed).nextInt(full.size()));
      // Not the last delivery of a watch that owes nothing after it: leave out one that others follow.
      var events = watch.deliveries().stream().filter(Delivery.Events.class::isInstance).toList();
      if (events.size() < 2) continue;
      watch.deliveries().remove(events.get(events.size() - 2));
      if (watch.request().startRevision() == 0 && events.size() == 2) continue;
      mutants++;
      rejected(seed, history);
    }
    assertThat(mutants).isGreaterThan(SEEDS / 10);
  }

  private static void everyMutantIsFound(UnaryOperator<Outcome> mutation) {
    int mutants = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      History history = new RandomStore(seed, 0.1).run(50);
      List<Operation> candidates = history.operations().stream().filter(operation -> mutation.apply(operation.outcome()) != null).toList();
      if (candidates.isEmpty()) continue;
      Operation chosen = candidates.get(new Random(seed).nextInt(candidates.size()));
      history.operations().set(chosen.number(), new Operation(chosen.number(), chosen.client(), chosen.member(), chosen.request(),
          chosen.began(), chosen.ended(), mutation.apply(chosen.outcome())));
      mutants++;
      rejected(seed, history);
    }
    assertThat(mutants).isGreaterThan(SEEDS / 2);
  }

  private static void rejected(long seed, History history) {
    assertThat(new StoreChecker().check(history)).as("seed %d", seed).isInstanceOf(Verdict.Rejected.class);
  }

  private static List<KeyValue> changed(List<KeyValue> pairs) {
    List<KeyValue> changed = new ArrayList<>(pairs);
    KeyValue first = changed.getFirst();
    changed.set(0, new KeyValue(first.key(), Bytes.utf8("x"), first.createRevision(), first.modRevision(), first.version(), first.lease()));
    return changed;
  }
}
