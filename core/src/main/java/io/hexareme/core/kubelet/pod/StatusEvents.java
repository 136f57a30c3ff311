package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** The Events that a change of status is worth: a container that begins to wait for its back-off. */
public final class StatusEvents {
  private StatusEvents() {}

  /** @param type {@code Normal} or {@code Warning} */
  public record Notice(String fieldPath, String type, String reason, String message) {}

  /** @param pod its {@code status} is the one before */
  public static List<Notice> between(Obj pod, Obj after) {
    List<Notice> notices = new ArrayList<>();
    Obj afterPod = pod.with("status", after);
    for (ContainerSpec spec : ContainerSpec.all(pod)) {
      Value now = PodMemory.statusOf(afterPod, spec).at("state", "waiting");
      if (!now.text("reason").equals(PodMemory.statusOf(pod, spec).text("state", "waiting", "reason"))) {
        add(spec, now, pod, notices);
      }
    }
    return notices;
  }

  private static void add(ContainerSpec spec, Value waiting, Obj pod, List<Notice> notices) {
    String path = spec.fieldPath();
    switch (waiting.text("reason")) {
      case "CrashLoopBackOff" -> {
        String name = PodInput.podText(pod);
        notices.add(new Notice(path, "Warning", "BackOff", "Back-off restarting failed container " + spec.name() + " in pod " + name));
      }
      case "ImagePullBackOff" -> {
        notices.add(new Notice(path, "Normal", "BackOff", "Back-off pulling image \"" + spec.image() + "\""));
        notices.add(new Notice(path, "Warning", "Failed", "Error: ImagePullBackOff"));
      }
      default -> {
        // the other reasons are told by whoever met them
      }
    }
  }
}
