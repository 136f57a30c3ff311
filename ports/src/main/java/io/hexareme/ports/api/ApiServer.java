package io.hexareme.ports.api;

import java.util.concurrent.CompletionStage;

/** Driving port: the Kubernetes API. */
public interface ApiServer {

  /**
   * Serves one request. Completes on the caller's loop, always normally: what goes wrong is a response with a Status body.
   * Never blocks. May be called from any loop its adapter was made for.
   */
  CompletionStage<ApiResponse> handle(ApiRequest request);
}
