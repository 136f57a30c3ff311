package io.hexareme.core.kubelet;

import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.kubelet.pod.ContainerSpec;
import io.hexareme.core.kubelet.pod.GoDuration;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The images of a node: pulls what a container's pull policy asks for. */
final class Images {
  private final RuntimeCalls runtime;
  private final EventRecorder events;
  private final Loop loop;
  private final Map<String, String> present = new LinkedHashMap<>();

  Images(RuntimeCalls runtime, EventRecorder events, Loop loop) {
    this.runtime = runtime;
    this.events = events;
    this.loop = loop;
  }

  /** The image that this container was made of is here. */
  void seen(Container container) {
    if (!container.config().imageId().isEmpty()) {
      present.putIfAbsent(container.config().image(), container.config().imageId());
    }
  }

  /** The id of the container's image, once it is here. Fails with ErrImagePull or ErrImageNeverPull. */
  CompletionStage<String> ensure(Doing doing, ContainerSpec spec) {
    String image = spec.image();
    String policy = policy(spec);
    String id = present.get(image);
    if (id != null && !policy.equals("Always")) {
      events.record(doing.pod(), spec.fieldPath(), "Normal", "Pulled", "Container image \"" + image + "\" already present on machine");
      return CompletableFuture.completedFuture(id);
    }
    if (policy.equals("Never")) {
      String message = "Container image \"" + image + "\" is not present with pull policy of Never";
      events.record(doing.pod(), spec.fieldPath(), "Warning", "ErrImageNeverPull", message);
      return CompletableFuture.failedFuture(new RuntimeFailure("ErrImageNeverPull", message));
    }
    return pull(doing, spec, image);
  }

  private CompletionStage<String> pull(Doing doing, ContainerSpec spec, String image) {
    events.record(doing.pod(), spec.fieldPath(), "Normal", "Pulling", "Pulling image \"" + image + "\"");
    long begin = loop.nanos();
    return runtime
        .call("pull-image", doing, Ordered.map("container", spec.name(), "image", image), port -> port.pullImage(image))
        .handle((id, failure) -> {
          if (failure != null) {
            throw pullFailure(doing, spec, RuntimeCalls.cause(failure));
          }
          String took = GoDuration.text(Duration.ofNanos(loop.nanos() - begin));
          present.put(image, id);
          events.record(doing.pod(), spec.fieldPath(), "Normal", "Pulled",
              "Successfully pulled image \"" + image + "\" in " + took + " (" + took + " including waiting)");
          return id;
        });
  }

  private RuntimeFailure pullFailure(Doing doing, ContainerSpec spec, Throwable cause) {
    events.record(doing.pod(), spec.fieldPath(), "Warning", "Failed", "Failed to pull image \"" + spec.image() + "\": " + cause.getMessage());
    return new RuntimeFailure("ErrImagePull", cause.getMessage());
  }

  /** The API server's default, for a Pod that came without one. */
  private static String policy(ContainerSpec spec) {
    String image = spec.image();
    String last = image.substring(image.lastIndexOf('/') + 1);
    boolean latest = !image.contains("@") && (!last.contains(":") || last.endsWith(":latest"));
    return spec.spec().at("imagePullPolicy").asString(latest ? "Always" : "IfNotPresent");
  }
}
