package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Negotiated;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** watch: answers a stream at once, whose events begin where the request says. */
final class WatchHandler {
  private static final long SHORTEST_SECONDS = 1800;

  private final ObjectCache cache;
  private final Responder responder;
  private final Tables tables;
  private final Loop loop;
  private final Randomness randomness;
  private final Set<WatchStream> open = new LinkedHashSet<>();

  WatchHandler(ObjectCache cache, Responder responder, Tables tables, Loop loop, Randomness randomness) {
    this.cache = cache;
    this.responder = responder;
    this.tables = tables;
    this.loop = loop;
    this.randomness = randomness;
  }

  CompletionStage<ApiResponse> watch(Call call, ServedResource resource) {
    Negotiated form = responder.forWatch(call, resource.schema().apiVersion(), resource.kind());
    ListOptions options = ListOptions.of(call.request(), resource, true);
    Selection selection = Selection.of(call, resource);
    Rendering rendering = new Rendering(resource, form, responder, tables, call);
    Duration timeout = Duration.ofSeconds(options.timeoutSeconds() > 0
        ? options.timeoutSeconds()
        : SHORTEST_SECONDS + randomness.nextInt((int) SHORTEST_SECONDS));
    return ready(options).thenApply(ready -> {
      WatchStream stream = new WatchStream(cache, loop, selection, new WatchFrames(rendering, responder), options, timeout, open::remove);
      open.add(stream);
      return new ApiResponse.Streaming(200, responder.headers(call, form.encoding().streamType()), stream);
    });
  }

  /** The state that a watch begins with is not older than asked for; events after a revision to come can be waited for without end. */
  private CompletionStage<Void> ready(ListOptions options) {
    return options.sendInitialEvents() ? ReadHandlers.atLeast(cache, loop, options.revision()) : cache.fresh();
  }

  /** Ends the watches whose resource is not what it was. */
  void closeStale(Predicate<ServedResource> current) {
    List.copyOf(open).stream().filter(stream -> !current.test(stream.resource())).forEach(WatchStream::finish);
  }

  /** Ends every open watch, as a server that shuts down does. */
  void closeAll() {
    List.copyOf(open).forEach(WatchStream::finish);
  }
}
