package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.explanation.Step;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The steps found so far. The first that is not done closes it: what would come behind it is not to be judged yet. */
final class Chain {
  private final List<Step> steps = new ArrayList<>();
  private boolean open = true;

  boolean isOpen() {
    return open;
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The step that closed it. */
  Step last() {
    return steps.getLast();
  }

  void done(String component, Obj about, String what) {
    add(State.DONE, component, about, what);
  }

  void waiting(String component, Obj about, String what) {
    add(State.WAITING, component, about, what);
  }

  void stuck(String component, Obj about, String what) {
    add(State.STUCK, component, about, what);
  }

  /** Takes over a step that was found elsewhere. */
  void add(Step step) {
    if (open) {
      steps.add(step);
      open = step.state() == State.DONE;
    }
  }

  private void add(State state, String component, Obj about, String what) {
    add(new Step(state, component, subject(about), what));
  }

  /** {@code deployment/web}. */
  static String subject(Obj object) {
    return Meta.kind(object).toLowerCase(Locale.ROOT) + "/" + Meta.name(object);
  }
}
