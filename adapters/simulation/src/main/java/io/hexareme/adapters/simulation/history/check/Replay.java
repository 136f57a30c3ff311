package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Words;
import io.hexareme.adapters.simulation.history.model.ModelStore;
import io.hexareme.ports.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;

/** One order of steps that explains a history: the log of revisions against which everything else is judged. */
public final class Replay {
  private final ModelStore end;
  private final List<Step> makers = new ArrayList<>();
  private final List<List<StoreEvent>> log = new ArrayList<>();

  /** @param operation null when a lease ran out; {@code lease} says which. {@code state} is that after the step. */
  record Step(Operation operation, long lease, ModelStore state) {
    String words() {
      return operation == null ? "lease " + lease + " runs out -> revision " + state.revision() : Words.of(operation);
    }
  }

  /** @param steps in order, from the empty store on */
  Replay(List<Step> steps) {
    this.end = steps.isEmpty() ? ModelStore.EMPTY : steps.getLast().state();
    makers.add(null);
    log.add(List.of());
    for (Step step : steps) {
      if (step.state().revision() <= makers.size()) continue;
      makers.add(step);
      log.add(step.state().events());
    }
  }

  /** The state at the end. */
  public ModelStore end() {
    return end;
  }

  /** The events of each revision: index 0 is revision 1, the empty store, which has none. */
  public List<List<StoreEvent>> log() {
    return log;
  }

  /** The step that made a revision; null for the first. */
  Step maker(long revision) {
    return makers.get((int) revision - 1);
  }
}
