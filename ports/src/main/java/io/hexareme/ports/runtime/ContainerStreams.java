package io.hexareme.ports.runtime;

import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.Streams;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: talks with the running containers of one node (CRI v1: Exec, Attach, PortForward). Called on the kubelet's loop, and talks
 * there. What cannot begin is a conversation that ends as soon as it is started, with a failure that says why. Conversations end with their
 * container or sandbox.
 */
public interface ContainerStreams {

  /** Runs a command in a running container, for as long as it takes. Whoever cancels leaves it to itself. */
  Conversation exec(String containerId, List<String> command, Streams streams);

  /** What the container's process writes from now on, and what it is told. It ends when the process has exited. */
  Conversation attach(String containerId, Streams streams);

  /** A connection to a port of the sandbox's network. */
  Conversation connect(String sandboxId, int port);

  /**
   * Asks over HTTP what a sandbox serves on a port. The stage fails with {@link HttpFailure} when nobody listens there.
   *
   * @param call its URL's host is not looked at
   */
  CompletionStage<HttpReply> http(String sandboxId, int port, HttpCall call);
}
