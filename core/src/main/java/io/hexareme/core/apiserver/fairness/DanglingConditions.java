package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Says in the status of each FlowSchema whether its priority level exists: the condition {@code Dangling}. Several servers write the same; whoever
 * comes too late is told of a conflict and sees what was written.
 */
public final class DanglingConditions {
  private static final Map<String, String> HEADERS = Ordered.map(
      "content-type", Body.TREE, "accept", Body.TREE, "user-agent", "api-priority-and-fairness-config-consumer-v1");

  private final ObjectCache cache;
  private final ApiServer server;
  private final Credential own;
  private final Loop loop;
  private final Clock clock;
  private boolean due;
  private boolean stopped;

  /**
   * @param server the pipeline that everybody goes through
   * @param own proves that it is the server itself who writes
   */
  public DanglingConditions(ObjectCache cache, ApiServer server, Credential own, Loop loop, Clock clock) {
    this.cache = cache;
    this.server = server;
    this.own = own;
    this.loop = loop;
    this.clock = clock;
  }

  /** Follows what happens, and completes when all conditions are as they should be. */
  public CompletionStage<Void> start() {
    resume();
    return settle();
  }

  /** The same where somebody has settled it before. */
  public void resume() {
    follow(Resource.FLOW_SCHEMAS);
    follow(Resource.PRIORITY_LEVELS);
  }

  public void stop() {
    stopped = true;
  }

  private void follow(Resource kind) {
    cache.subscribe(GroupResource.of(kind), new ObjectCache.Listener() {
      @Override
      public void event(ObjectEvent event) {
        changed();
      }

      @Override
      public void lost() {
        cache.subscribe(GroupResource.of(kind), this);
        changed();
      }
    });
  }

  private void changed() {
    if (!due) {
      due = true;
      loop.execute(() -> {
        due = false;
        settle();
      });
    }
  }

  private CompletionStage<Void> settle() {
    List<CompletableFuture<?>> writes = new ArrayList<>();
    for (Obj schema : cache.list(Resource.FLOW_SCHEMAS, "")) {
      String level = schema.text("spec", "priorityLevelConfiguration", "name");
      boolean there = cache.get(Resource.PRIORITY_LEVELS, new ObjectKey("", level)).isPresent();
      if (!stopped && !isSaid(schema, level, there)) {
        writes.add(write(schema, condition(level, there)));
      }
    }
    return CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new));
  }

  private static boolean isSaid(Obj schema, String level, boolean there) {
    return schema.list("status", "conditions").stream().anyMatch(condition -> condition.text("type").equals("Dangling")
        && condition.text("status").equals(there ? "False" : "True") && condition.text("message").equals(message(level, there)));
  }

  private Obj condition(String level, boolean there) {
    return Value.obj("type", "Dangling", "status", there ? "False" : "True", "lastTransitionTime", Timestamps.seconds(clock.now()),
        "reason", there ? "Found" : "NotFound", "message", message(level, there));
  }

  private static String message(String level, boolean there) {
    return "This FlowSchema references the PriorityLevelConfiguration object named \"" + level + "\" "
        + (there ? "and it exists" : "but there is no such object");
  }

  private CompletableFuture<?> write(Obj schema, Obj condition) {
    List<Value> conditions = new ArrayList<>(schema.list("status", "conditions"));
    conditions.removeIf(other -> other.text("type").equals("Dangling"));
    conditions.add(condition);
    Obj changed = schema.withPath(new Value.Arr(conditions), "status", "conditions");
    return server.handle(new ApiRequest("PUT", Resource.FLOW_SCHEMAS.path("") + "/" + Meta.name(schema) + "/status", Map.of(), HEADERS,
        new Body.Tree(changed), own, "fairness")).toCompletableFuture();
  }
}
