package io.hexareme.features.support;

import io.cucumber.guice.ScenarioScoped;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scenario's store, read past the API server where that can be. */
@ScenarioScoped
public final class TheStore {
  private final TheCluster cluster;
  private long remembered;

  @Inject
  TheStore(TheCluster cluster) {
    this.cluster = cluster;
  }

  private RangeResult.Pairs all() {
    return switch (cluster.parts().stored(RangeRequest.prefix(Bytes.utf8("/")))) {
      case RangeResult.Pairs pairs -> pairs;
      case RangeResult.Compacted _, RangeResult.FutureRevision _ -> throw new IllegalStateException("the newest revision cannot be read");
    };
  }

  /** Seen from outside, where it must be: the revision of any list is the store's. */
  public long revision() {
    return cluster.canBeLookedInto() ? all().revision() : Long.parseLong(
        ScenarioWorld.current().cluster().admin().send("GET", "/api/v1/namespaces?limit=1", null, "").body().text("metadata", "resourceVersion"));
  }

  public List<KeyValue> pairs() {
    return all().pairs();
  }

  public List<String> keys() {
    return pairs().stream().map(pair -> new String(pair.key().array(), StandardCharsets.UTF_8)).toList();
  }

  /** Keeps the revision as it is now in mind. */
  public void remember() {
    remembered = revision();
  }

  public long rememberedRevision() {
    return remembered;
  }
}
