package io.hexareme.ports.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Driven port: asks a container's network endpoints how they are. Commands go through {@link ContainerRuntime#exec}. */
public interface Prober {

  /** @param containerId whose endpoint it is, for runtimes without a network */
  CompletionStage<Outcome> http(
      String containerId, String scheme, String host, int port, String path, Map<String, String> headers, Duration timeout);

  CompletionStage<Outcome> tcp(String containerId, String host, int port, Duration timeout);

  CompletionStage<Outcome> grpc(String containerId, String host, int port, String service, Duration timeout);

  /** Never an exception: a probe that cannot be made is one that failed, and the message says how. */
  record Outcome(boolean healthy, String message) {}
}
