package io.hexareme.adapters.runtimefake.network;

import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What listens on a node's addresses. Called on the node's loop. */
@FunctionalInterface
public interface PodServers {

  /** Empty when nobody listens there. The stage is complete once there is an answer; it never fails. */
  Optional<CompletionStage<HttpReply>> accept(String ip, int port, HttpCall call);
}
