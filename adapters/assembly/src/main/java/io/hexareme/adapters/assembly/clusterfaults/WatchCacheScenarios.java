package io.hexareme.adapters.assembly.clusterfaults;

import static io.hexareme.adapters.assembly.clusterfaults.ClusterScenario.finds;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.NAMESPACE;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.configMap;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.deployment;

import io.hexareme.adapters.assembly.sim.FaultKind;
import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.client.Result;
import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an API server tells from its copy of the store. */
final class WatchCacheScenarios {
  static final List<ClusterScenario> ALL = List.of(
      finds(ClusterMutant.of(ApiServerFlaw.EMPTY_HISTORY_LOSES_THE_NEXT_EVENT), "watch-from-an-empty-history",
          "a watch that begins where the cache has just begun misses the first event", "kubernetes#49992", 1, WatchCacheScenarios::emptyHistory),
      finds(ClusterMutant.of(ApiServerFlaw.FORGETS_WATCHES_WHEN_IT_BEGINS_ANEW), "cache-begins-anew-under-watches",
          "watches that are open while the cache begins anew hang for ever", "kubernetes#116122", 1, WatchCacheScenarios::beginsAnew),
      finds(ClusterMutant.of(ApiServerFlaw.HISTORY_TOLD_TWICE), "history-told-twice",
          "an event is told with the history and again as news", "kubernetes#73845", 1, WatchCacheScenarios::resumed),
      finds(ClusterMutant.of(ApiServerFlaw.DELETION_LOST_IN_THE_CACHE), "deletion-lost-in-the-cache",
          "the cache misses a deletion and shows for ever what is gone", "kubernetes#123072", 1, WatchCacheScenarios::together),
      finds(ClusterMutant.of(ApiServerFlaw.BOOKMARK_RUNS_AHEAD), "bookmark-passes-an-event",
          "a bookmark names a revision before its event was told", "etcd#15220", 1, WatchCacheScenarios::bookmarks),
      finds(ClusterMutant.of(ClientFlaw.ASKS_AGAIN_AT_ONCE), "too-large-resource-version",
          "a server that lags behind refuses what its predecessor had, and is asked again without a pause", "kubernetes#91073", 1,
          WatchCacheScenarios::tooLarge));

  private WatchCacheScenarios() {}

  /** The API server loses its watch on the store for a moment in which history is compacted: its cache begins anew. */
  private static void cacheBeginsAnew(ClusterStage stage) {
    if (!stage.strikes(FaultKind.NETWORK, "the API server loses its watch, and the store compacts")) return;
    TroubledStore store = stage.onlooker().stores().getLast();
    store.cutWatches();
    Txn write = new Txn(List.of(), List.of(new Txn.Op.Put(Bytes.utf8("/elsewhere"), Bytes.utf8("x"), 0)), List.of());
    stage.cluster().await(store.txn(write));
    stage.cluster().await(store.compact(stage.cluster().await(store.revision())));
    store.noticeCuts();
  }

  private static void emptyHistory(ClusterStage stage) {
    stage.passes(stage.between(2000, 12_000));
    cacheBeginsAnew(stage);
    Result list = stage.does(client -> client.list(Resource.CONFIG_MAPS, "", Map.of()));
    stage.create(configMap("first", "text"));
    if (list instanceof Result.Ok(int code, Obj there)) watch(stage, Meta.revision(there));
    stage.create(configMap("second", "text"));
    stage.seconds(5);
  }

  private static void watch(ClusterStage stage, long from) {
    Map<String, String> query = Map.of("resourceVersion", Long.toString(from), "allowWatchBookmarks", "true");
    ApiResponse answer = stage.cluster().await(stage.admin().watch(Resource.CONFIG_MAPS, "", query));
    if (!(answer instanceof ApiResponse.Streaming stream)) return;
    stream.frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        return true;
      }

      @Override
      public void end() {}
    });
  }

  private static void beginsAnew(ClusterStage stage) {
    stage.passes(stage.between(2000, 12_000));
    cacheBeginsAnew(stage);
    stage.seconds(1);
    Deeds.on(stage).deploysReady(deployment("web", 2, "acme/web:1"));
  }

  private static void resumed(ClusterStage stage) {
    for (int i = 1; i <= 5; i++) {
      Result list = stage.does(client -> client.list(Resource.CONFIG_MAPS, "", Map.of()));
      stage.create(configMap("map-" + i, "text"));
      if (list instanceof Result.Ok(int code, Obj there)) watch(stage, Meta.revision(there));
      stage.passes(stage.between(10, 3000));
    }
  }

  /** A deletion and a creation reach the API server's cache in one piece. */
  private static void together(ClusterStage stage) {
    stage.create(configMap("old", "text"));
    stage.passes(stage.between(500, 3000));
    boolean held = stage.strikes(FaultKind.NETWORK, "what the store tells is held up, and comes together");
    TroubledStore store = stage.onlooker().stores().getLast();
    if (held) store.batch(true);
    stage.sends(client -> client.delete(Resource.CONFIG_MAPS, NAMESPACE, "old", Obj.EMPTY));
    stage.sends(client -> client.create(Resource.CONFIG_MAPS, configMap("new", "text")));
    stage.passes(Duration.ofMillis(300));
    if (held) store.batch(false);
    stage.seconds(2);
    stage.does(client -> client.list(Resource.CONFIG_MAPS, "", Map.of()));
  }

  private static void bookmarks(ClusterStage stage) {
    RandomWork work = new RandomWork(stage, Duration.ofSeconds(1));
    work.begin();
    stage.seconds(75);
    work.end();
  }

  private static void tooLarge(ClusterStage stage) {
    Deeds.on(stage).deploysReady(deployment("web", 1, "acme/web:1"));
    RequestMatch match = RequestMatch.ANY.by("controller-manager").verbs(Deeds.WATCH).of("pods");
    stage.befall("the server does not know the revision yet", ApiFault.of(match,
        new ApiFault.Effect.Refuse(504, "Timeout", "Too large resource version: 100000, current: 1", 1)).during(Duration.ofSeconds(5)));
    stage.befall("the controllers lose their watch of Pods", ApiFault.of(match, new ApiFault.Effect.DropWatch()).first(1));
    stage.seconds(10);
    Deeds.on(stage).scales("web", 2).awaitsReady("web", 2);
  }
}
