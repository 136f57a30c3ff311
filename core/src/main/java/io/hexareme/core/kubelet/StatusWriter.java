package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.kubelet.invariant.Unexpected;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.function.Consumer;

/**
 * Writes Pod statuses, one at a time per Pod. One that the API server finds invalid is not sent again as long as nothing changes: the
 * Pod goes on without it, and the trace says so.
 */
final class StatusWriter {
  private final KubeletParts parts;
  private final Consumer<String> onWritten;
  private final Consumer<String> onFailed;

  /** Both are called with the Pod's uid. */
  StatusWriter(KubeletParts parts, Consumer<String> onWritten, Consumer<String> onFailed) {
    this.parts = parts;
    this.onWritten = onWritten;
    this.onFailed = onFailed;
  }

  void write(PodWorker worker, Obj status, Obj patch, String span) {
    worker.writing = status;
    Obj pod = worker.pod();
    Unexpected.rethrow(parts.loop(), parts.client().because(span)
        .patch(Resource.PODS, Meta.namespace(pod), Meta.name(pod), "status", ApiClient.STRATEGIC_MERGE_PATCH, patch)
        .thenAccept(result -> {
          worker.writing = null;
          answered(worker, patch, span, result);
        }));
  }

  private void answered(PodWorker worker, Obj patch, String span, Result result) {
    switch (result) {
      case Result.Ok(int code, Obj written) -> {
        worker.accepted(patch, written.has("kind") ? written : written.with("kind", "Pod").with("apiVersion", "v1"));
        onWritten.accept(worker.uid);
      }
      case Result.Failed failed when failed.isNotFound() -> {
        // the Pod is no more: the watch will say so
      }
      case Result.Failed failed when failed.code() == 400 || failed.code() == 422 -> {
        parts.spans().failed(new Doing(worker.pod(), worker.runtime, worker.memory, span), "status", new IllegalStateException(failed.message()));
        worker.accepted(patch, worker.pod());
        onWritten.accept(worker.uid);
      }
      case Result.Failed _ -> onFailed.accept(worker.uid);
    }
  }
}
