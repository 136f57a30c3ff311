package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.function.Consumer;

/** Writes Pod statuses, one at a time per Pod. */
final class StatusWriter {
  private final ApiClient client;
  private final Consumer<String> onWritten;
  private final Consumer<String> onFailed;

  /** Both are called with the Pod's uid. */
  StatusWriter(ApiClient client, Consumer<String> onWritten, Consumer<String> onFailed) {
    this.client = client;
    this.onWritten = onWritten;
    this.onFailed = onFailed;
  }

  void write(PodWorker worker, Obj status, Obj patch, String span) {
    worker.writing = status;
    Obj pod = worker.pod();
    client.because(span)
        .patch(Resource.PODS, Meta.namespace(pod), Meta.name(pod), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch)
        .thenAccept(result -> {
          worker.writing = null;
          switch (result) {
            case Result.Ok(int code, Obj written) -> {
              worker.accepted(patch, written.has("kind") ? written : written.with("kind", "Pod").with("apiVersion", "v1"));
              onWritten.accept(worker.uid);
            }
            case Result.Failed failed when failed.isNotFound() || failed.isConflict() -> {
              // the Pod is no more, or is another one: the watch will say so
            }
            case Result.Failed _ -> onFailed.accept(worker.uid);
          }
        });
  }
}
