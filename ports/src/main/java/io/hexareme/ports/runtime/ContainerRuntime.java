package io.hexareme.ports.runtime;

import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: one node's container runtime. Called on the kubelet's loop, answers there. A stage fails with
 * {@link RuntimeFailure} for anything the runtime refuses.
 *
 * <p>All calls are idempotent as CRI asks: stopping or removing what is gone succeeds. Containers live on when the kubelet, or
 * the process that this port is called from, dies: {@link #list} is how a new kubelet finds and adopts them.
 */
public interface ContainerRuntime {

  /** Name and version, such as {@code containerd://1.6.20}: the node's {@code containerRuntimeVersion}. */
  String version();

  /** Makes sure the image is there; answers its id (digest reference). Fails with ErrImagePull's message in {@link RuntimeFailure}. */
  CompletionStage<String> pullImage(String image);

  /** Starts a Pod's sandbox and answers its id; the sandbox has its IP as soon as {@link #list} shows it. */
  CompletionStage<String> runSandbox(SandboxConfig config);

  /** Stops all containers of the sandbox by force, then the sandbox. */
  CompletionStage<Void> stopSandbox(String sandboxId);

  CompletionStage<Void> removeSandbox(String sandboxId);

  /** Creates a container in a ready sandbox and answers its id. */
  CompletionStage<String> createContainer(String sandboxId, ContainerConfig config);

  CompletionStage<Void> startContainer(String containerId);

  /** Asks the container to end (SIGTERM), and kills it once {@code grace} has passed. Completes when it has exited. */
  CompletionStage<Void> stopContainer(String containerId, Duration grace);

  CompletionStage<Void> removeContainer(String containerId);

  /** Everything there is now: sandboxes and containers with their state, in order of creation. */
  CompletionStage<Listing> list();

  /** Runs a command in a running container to its end, within {@code timeout}. */
  CompletionStage<ExecResult> exec(String containerId, List<String> command, Duration timeout);

  /**
   * The container's log from its beginning; with {@code follow} further lines as they are written, until it has exited. The
   * answered handle ends the flow.
   */
  LogFlow log(String containerId, boolean follow, LogReader reader);

  /** Talks with running containers. */
  ContainerStreams streams();

  /** Calls {@code onChange} (on the kubelet's loop) whenever a container or sandbox changed state; a hint to {@link #list} again. */
  void onChange(Runnable onChange);

  /**
   * @param attempt 0 for a Pod's first sandbox
   * @param hostNetwork whether it shares the node's network and IP
   * @param labels those of the Pod and the kubelet's own, by which a later kubelet knows the sandbox again
   * @param annotations those of the Pod
   */
  record SandboxConfig(
      String podUid,
      String namespace,
      String podName,
      int attempt,
      boolean hostNetwork,
      Map<String, String> labels,
      Map<String, String> annotations) {}

  /**
   * @param name the container's name in the Pod
   * @param attempt 0 for the first start, then the restart count
   * @param image as the Pod says; {@code imageId} as {@link #pullImage} answered
   * @param command entry point override; empty for the image's own
   * @param mounts outer directories before those inside of them
   */
  record ContainerConfig(
      String name,
      int attempt,
      String image,
      String imageId,
      List<String> command,
      List<String> args,
      Map<String, String> environment,
      Map<String, String> labels,
      List<Mount> mounts) {

    /** Without volumes. */
    public ContainerConfig(String name, int attempt, String image, String imageId, List<String> command, List<String> args,
        Map<String, String> environment, Map<String, String> labels) {
      this(name, attempt, image, imageId, command, args, environment, labels, List.of());
    }
  }

  /**
   * Where a container finds one of its Pod's {@link Volumes}.
   *
   * @param subPath a file or directory in the volume that is mounted instead of all of it, and is then not brought up to date; empty for all
   */
  record Mount(String containerPath, String volume, String subPath, boolean readOnly) {}

  record Listing(List<Sandbox> sandboxes, List<Container> containers) {}

  /** @param ip empty when there is none (host network, or not ready) */
  record Sandbox(String id, SandboxConfig config, boolean ready, Instant createdAt, String ip) {}

  /**
   * @param startedAt null before the start; {@code finishedAt} null before the exit
   * @param exitCode of an exited container
   * @param reason {@code Completed}, {@code Error}, {@code OOMKilled}; empty before the exit
   */
  record Container(
      String id,
      String sandboxId,
      ContainerConfig config,
      ContainerState state,
      Instant createdAt,
      Instant startedAt,
      Instant finishedAt,
      int exitCode,
      String reason,
      String message) {}

  enum ContainerState { CREATED, RUNNING, EXITED, UNKNOWN }

  record ExecResult(int exitCode, Bytes stdout, Bytes stderr) {}

  /** Who reads a log, called on the kubelet's loop. */
  interface LogReader {
    /** One whole line without its end. */
    void line(Instant at, boolean stderr, String line);

    /** No more lines will come. */
    void end();
  }

  @FunctionalInterface
  interface LogFlow {
    void cancel();
  }
}
