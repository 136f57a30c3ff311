package io.hexareme.core.kubelet.pod;

import java.time.Duration;

/** One thing to do for a Pod, outside the decision. */
public sealed interface PodAction {

  /** Two actions with the same key are the same doing: while one is in flight the other is left out. */
  String key();

  /** Fill the Pod's volumes, or bring them up to date. */
  record MountVolumes() implements PodAction {
    @Override
    public String key() {
      return "volumes";
    }
  }

  /** @param attempt 0 for the Pod's first sandbox */
  record RunSandbox(int attempt) implements PodAction {
    @Override
    public String key() {
      return "sandbox";
    }
  }

  /** Pull what is needed, create and start. */
  record StartContainer(ContainerSpec container, int attempt, String sandboxId) implements PodAction {
    @Override
    public String key() {
      return startKey(container.name());
    }
  }

  /**
   * Pre-stop hook, then SIGTERM, then SIGKILL, all within {@code grace}.
   *
   * @param container its name
   * @param message the Killing Event's
   */
  record StopContainer(String containerId, String container, Duration grace, String message) implements PodAction {
    @Override
    public String key() {
      return "stop/" + containerId + "/" + grace.toSeconds();
    }
  }

  record RemoveContainer(String containerId) implements PodAction {
    @Override
    public String key() {
      return "remove/" + containerId;
    }
  }

  record StopSandbox(String sandboxId) implements PodAction {
    @Override
    public String key() {
      return "stop-sandbox/" + sandboxId;
    }
  }

  record RemoveSandbox(String sandboxId) implements PodAction {
    @Override
    public String key() {
      return "remove-sandbox/" + sandboxId;
    }
  }

  /** Everything has ended: let go of the API object (grace 0, this uid only). Not before the last status is written. */
  record DeletePod() implements PodAction {
    @Override
    public String key() {
      return "delete";
    }
  }

  /** The key of the start of a container of that name. */
  static String startKey(String container) {
    return "start/" + container;
  }
}
