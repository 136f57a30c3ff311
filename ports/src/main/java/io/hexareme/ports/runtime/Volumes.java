package io.hexareme.ports.runtime;

import io.hexareme.ports.value.Bytes;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: the volumes of a node's Pods, as directories that its containers mount by name
 * ({@link ContainerRuntime.Mount}). Called on the kubelet's loop, answers there. What cannot be written fails the stage with
 * {@link RuntimeFailure}.
 */
public interface Volumes {

  /** Has the volume hold exactly these files, all at the same moment, for running containers too. The container may not write to it. */
  CompletionStage<Void> write(String podUid, String volume, Map<String, File> files);

  /** A volume that containers write to; what is in it already stays. */
  CompletionStage<Void> make(String podUid, String volume);

  /** The Pod is gone, and its volumes with it. */
  CompletionStage<Void> remove(String podUid);

  /** @param mode permission bits, such as octal 0644 */
  record File(Bytes content, int mode) {}
}
