package io.hexareme.core.kubelet.pod;

import io.hexareme.core.kubelet.pod.ContainerSpec.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Which containers may start now: init containers one after the other, each once the one before has ended well (a sidecar: once it
 * has started), then all the others.
 *
 * @param startable those whose turn it is, or was
 * @param initialized whether the init containers are through
 */
record InitSequence(List<Judged> startable, boolean initialized) {

  static InitSequence of(List<Judged> judged, PodInput in) {
    if (in.runtime().hasMain(ContainerSpec.mains(in.pod()))) {
      return new InitSequence(judged.stream().filter(container -> !container.is(Role.INIT)).toList(), true);
    }
    List<Judged> startable = new ArrayList<>();
    for (Judged container : judged) {
      if (container.is(Role.MAIN)) {
        startable.add(container);
      } else if (!isDone(container, in)) {
        startable.add(container);
        return new InitSequence(startable, false);
      } else if (container.is(Role.SIDECAR)) {
        startable.add(container);
      }
    }
    return new InitSequence(startable, true);
  }

  private static boolean isDone(Judged container, PodInput in) {
    return switch (container.verdict()) {
      case Verdict.Finished finished -> finished.successful();
      case Verdict.Running running -> container.is(Role.SIDECAR) && ContainerStatus.isStarted(container.spec(), running.container().id(), in);
      case Verdict.Starting _, Verdict.Start _, Verdict.Wait _, Verdict.Stop _ -> false;
    };
  }
}
