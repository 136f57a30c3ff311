package io.hexareme.adapters.assembly.clusterfaults;

/** What happens in a cluster: step by step, the world running beneath. */
@FunctionalInterface
public interface ClusterScript {
  void direct(ClusterStage stage);
}
