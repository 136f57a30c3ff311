package io.hexareme.core.explanation;

import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.explanation.Step;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Many Pods in one chain: how many each component has dealt with, then the trouble of the one that is worst off. */
final class PodsInOrder {
  private final PodRule rule = new PodRule();

  void follow(List<Obj> pods, Evidence evidence, Chain chain) {
    if (pods.isEmpty()) {
      return;
    }
    List<Step> troubles = troubles(pods, evidence);
    long placed = pods.stream().filter(pod -> !new PodView(pod).nodeName().isEmpty()).count();
    if (placed > 0) {
      chain.done("scheduler", pods.getFirst(), Words.of(placed, pods.size(), "Pod") + " placed");
    }
    if (troubles.size() < pods.size()) {
      chain.done("kubelet", pods.getFirst(), Words.of(pods.size() - troubles.size(), pods.size(), "Pod") + " ready");
    }
    troubles.stream().filter(step -> step.state() == State.STUCK).findFirst()
        .or(() -> troubles.stream().findFirst())
        .ifPresent(step -> chain.add(withCount(step, troubles)));
  }

  /** The step that holds up each Pod that is held up. */
  private List<Step> troubles(List<Obj> pods, Evidence evidence) {
    List<Step> troubles = new ArrayList<>();
    for (Obj pod : pods) {
      Chain own = new Chain();
      rule.follow(pod, evidence, own);
      if (!own.isOpen()) {
        troubles.add(own.last());
      }
    }
    return troubles;
  }

  private static Step withCount(Step step, List<Step> troubles) {
    long alike = troubles.stream().filter(other -> other != step && other.component().equals(step.component())).count();
    return alike == 0 ? step : new Step(step.state(), step.component(), step.about() + " and " + alike + " more", step.what());
  }

}
