package io.hexareme.adapters.testkit;

import java.util.List;

/** Nodes, and the processes that the cluster consists of, such as {@code apiserver-1}, {@code scheduler-1}, {@code kubelet-node-1}. */
public interface Machines {
  List<String> nodes();

  /** Adds a node and waits until it is Ready; its name. */
  String addNode();

  List<String> processes();

  void crash(String process);

  void start(String process);

  /** Stands still, as after SIGSTOP. */
  void pause(String process);

  void resume(String process);

  /** Pods with a running container on that node, whatever the API server knows: {@code namespace/name}, in order of creation. */
  List<String> running(String node);

  /** Ends a container behind the kubelet's back; whether it ran. */
  boolean kill(String node, String pod, String container);
}
