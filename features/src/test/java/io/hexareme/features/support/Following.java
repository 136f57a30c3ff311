package io.hexareme.features.support;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client that lists all ConfigMaps once and then watches, again from the last revision it heard of whenever a watch ends. */
public final class Following {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final ApiClient client;
  private final Loop loop;
  private final List<String> heard = new ArrayList<>();
  private long revision;
  private int watches;

  public Following(ApiClient client, Loop loop) {
    this.client = client;
    this.loop = loop;
  }

  public void start() {
    client.list(Resource.CONFIG_MAPS, "", Map.of()).thenAccept(result -> {
      if (result instanceof Result.Ok(int code, Obj list)) {
        list.list("items").forEach(item -> heard.add(Meta.name(item)));
        revision = Meta.revision(list);
        watch();
      } else {
        loop.after(AGAIN, this::start);
      }
    });
  }

  /** The names, in the order in which it heard of them. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  public int watches() {
    return watches;
  }

  private void watch() {
    Map<String, String> from = Map.of("resourceVersion", Long.toString(revision));
    client.watch(Resource.CONFIG_MAPS, "", from).thenAccept(response -> {
      if (response instanceof ApiResponse.Streaming stream) {
        watches++;
        stream.frames().start(new Listening());
      } else {
        loop.after(AGAIN, this::watch);
      }
    });
  }

  private final class Listening implements ApiResponse.Sink {
    @Override
    public boolean frame(Body frame) {
      Value event = ((Body.Tree) frame).value();
      revision = Meta.revision(event.at("object"));
      heard.add(Meta.name(event.at("object")));
      return true;
    }

    @Override
    public void end() {
      loop.after(AGAIN, Following.this::watch);
    }
  }
}
