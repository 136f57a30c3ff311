package io.hexareme.core.controllers.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.MemoryApiServer;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.Samples;
import io.hexareme.core.controllers.replicaset.ReplicaSetController;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

// Justification: one scenario for each promise of the loop, with the small controllers that they need.
class ControllerHostTest {
  private static final ObjectKey WEB = new ObjectKey("default", "web");
  private static final ObjectKey MAP = new ObjectKey("default", "map");

  private final ManualLoop loop = new ManualLoop();
  private final MemoryApiServer server =
      new MemoryApiServer(loop.clock(), List.of(Resource.REPLICA_SETS, Resource.PODS, Resource.CONFIG_MAPS, Resource.NODES, Resource.EVENTS));
  private final List<TraceEvent> traced = new ArrayList<>();

  private final Trace trace = new Trace() {
    @Override
    public void record(TraceEvent event) {
      traced.add(event);
    }

    @Override
    public List<Recorded> since(long afterSequence) {
      throw new UnsupportedOperationException();
    }
  };

  private ControllerHost start(Controller... controllers) {
    ControllerHost host = new ControllerHost(
        name -> new ApiClient(server, new Credential.Bearer(name), name),
        new ApiClient(server, new Credential.None(), "informers"),
        loop, loop.clock(), new SeededRandomness(1), trace, List.of(controllers));
    host.start();
    loop.runAll();
    return host;
  }

  /** Does what {@code decision} says for every config map. */
  private static Controller deciding(BiFunction<ObjectKey, ClusterView, Plan> decision) {
    return new Controller() {
      @Override
      public String name() {
        return "test-controller";
      }

      @Override
      public List<Resource> watches() {
        return List.of(Resource.CONFIG_MAPS, Resource.NODES);
      }

      @Override
      public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
        return List.of(ObjectKey.of(after == null ? before : after));
      }

      @Override
      public Plan reconcile(ObjectKey key, ClusterView view) {
        return decision.apply(key, view);
      }
    };
  }

  private static Obj map(String name) {
    return Value.obj("metadata", Value.obj("name", name, "namespace", "default"));
  }

  private static Command create(String name) {
    return new Command.Create(Resource.CONFIG_MAPS, map(name));
  }

  @Test
  void a_replica_set_gets_its_pods_under_the_controllers_own_identity() {
    start(new ReplicaSetController());
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 5));
    loop.runAll();

    assertThat(server.all(Resource.PODS)).hasSize(5);
    assertThat(server.get(Resource.REPLICA_SETS, WEB).orElseThrow().at("status", "replicas").asInt(0)).isEqualTo(5);
    assertThat(server.writeRequests()).allMatch(request -> request.credential().equals(new Credential.Bearer("replicaset-controller")));
    assertThat(server.all(Resource.EVENTS)).hasSize(5).allSatisfy(event -> {
      assertThat(event.text("reason")).isEqualTo("SuccessfulCreate");
      assertThat(event.text("message")).startsWith("Created pod: web-0");
      assertThat(event.text("source", "component")).isEqualTo("replicaset-controller");
    });
  }

  @Test
  void objects_that_were_there_before_the_start_are_reconciled() {
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 2));

    start(new ReplicaSetController());

    assertThat(server.all(Resource.PODS)).hasSize(2);
  }

  @Test
  void a_key_is_not_reconciled_on_a_view_without_its_own_writes() {
    ControllerHost host = start(new ReplicaSetController());
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 3));
    server.hold();
    loop.runAll();
    server.change(Resource.REPLICA_SETS, WEB, set -> set.withPath(Value.of("x"), "metadata", "labels", "touched"));
    loop.advance(Duration.ofMinutes(10));

    assertThat(server.all(Resource.PODS)).hasSize(3);
    server.release();
    loop.runAll();
    assertThat(server.all(Resource.PODS)).hasSize(3);
    assertThat(host.isQuiet()).isTrue();
  }

  @Test
  void a_deletion_is_its_own_write_even_when_the_answer_tells_no_revision() {
    int[] deletions = {0};
    server.put(Resource.CONFIG_MAPS, map("map"));
    server.put(Resource.CONFIG_MAPS, map("other"));
    start(deciding((key, view) -> {
      Optional<Obj> found = view.get(Resource.CONFIG_MAPS, MAP);
      if (!key.equals(MAP) || found.isEmpty()) {
        return Plan.nothing();
      }
      deletions[0]++;
      server.hold();
      return Plan.of(Command.Delete.of(Resource.CONFIG_MAPS, found.get())).recheckAfter(Duration.ofMillis(1));
    }));

    loop.advance(Duration.ofMinutes(1));
    assertThat(deletions[0]).isEqualTo(1);
    server.release();
    loop.advance(Duration.ofMinutes(1));
    assertThat(deletions[0]).isEqualTo(1);
    assertThat(server.writes()).containsExactly("DELETE /api/v1/namespaces/default/configmaps/map");
  }

  @Test
  void creations_start_slowly_and_stop_at_the_first_refused_batch() {
    server.refuse(request -> request.path().endsWith("/pods")
        ? Optional.of(MemoryApiServer.status(403, "Forbidden", "exceeded quota")) : Optional.empty());
    start(new ReplicaSetController());
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 100));
    loop.runAll();

    assertThat(server.all(Resource.EVENTS)).singleElement()
        .satisfies(event -> assertThat(event.text("message")).isEqualTo("Error creating: exceeded quota"));
    loop.advance(Duration.ofMillis(5));
    assertThat(server.get(Resource.REPLICA_SETS, WEB).orElseThrow().list("status", "conditions")).singleElement()
        .satisfies(condition -> assertThat(condition.text("message")).isEqualTo("exceeded quota"));

    server.acceptAll();
    loop.advance(Duration.ofMinutes(2));
    assertThat(server.all(Resource.PODS)).hasSize(100);
    assertThat(server.get(Resource.REPLICA_SETS, WEB).orElseThrow().at("status").asObj().has("conditions")).isFalse();
  }

  @Test
  void refused_keys_come_back_after_growing_delays_and_know_the_refusal() {
    List<Duration> times = new ArrayList<>();
    List<Optional<Failure>> failures = new ArrayList<>();
    server.put(Resource.CONFIG_MAPS, map("map"));
    server.refuse(request -> Optional.of(MemoryApiServer.status(500, "InternalError", "no")));
    start(deciding((key, view) -> {
      times.add(Duration.ofNanos(loop.nanos()));
      failures.add(view.lastFailure());
      return Plan.of(create("child"));
    }));

    loop.advance(Duration.ofMillis(40));

    assertThat(times).containsExactly(Duration.ZERO, Duration.ofMillis(5), Duration.ofMillis(15), Duration.ofMillis(35));
    assertThat(failures.getFirst()).isEmpty();
    assertThat(failures.getLast()).contains(new Failure(create("child"), 500, "InternalError", "no"));
  }

  @Test
  void a_conflict_brings_the_key_back_but_is_no_failure() {
    List<Optional<Failure>> failures = new ArrayList<>();
    server.put(Resource.CONFIG_MAPS, map("map"));
    start(deciding((key, view) -> {
      failures.add(view.lastFailure());
      return failures.size() < 3 ? Plan.of(create("map")) : Plan.nothing();
    }));

    loop.advance(Duration.ofSeconds(1));

    assertThat(failures).hasSize(3).containsOnly(Optional.empty());
  }

  @Test
  void what_cannot_be_created_in_a_terminating_namespace_is_dropped_without_an_event() {
    int[] calls = {0};
    Obj status = MemoryApiServer.status(403, "Forbidden", "x is being terminated")
        .with("details", Value.obj("causes", Value.array(Value.obj("reason", "NamespaceTerminating"))));
    server.refuse(request -> request.path().endsWith("/events") ? Optional.empty() : Optional.of(status));
    Obj about = server.put(Resource.CONFIG_MAPS, map("map"));
    start(deciding((key, view) -> {
      calls[0]++;
      return Plan.of(new Command.Told(create("child"), Command.Event.normal(about, "A", "%s"), Command.Event.warning(about, "B", "%s")));
    }));

    loop.advance(Duration.ofMinutes(5));

    assertThat(calls[0]).isEqualTo(1);
    assertThat(server.all(Resource.EVENTS)).isEmpty();
  }

  @Test
  void what_is_gone_already_counts_as_deleted() {
    server.put(Resource.CONFIG_MAPS, map("map"));
    start(deciding((key, view) -> key.equals(MAP)
        ? Plan.of(new Command.Delete(Resource.CONFIG_MAPS, new ObjectKey("default", "none"), Obj.EMPTY), create("after"))
        : Plan.nothing()));

    assertThat(server.get(Resource.CONFIG_MAPS, new ObjectKey("default", "after"))).isPresent();
  }

  @Test
  void reads_are_live_and_may_be_asked_for_in_rounds() {
    server.put(Resource.CONFIG_MAPS, map("map"));
    List<Object> seen = new ArrayList<>();
    start(deciding((key, view) -> {
      Optional<Optional<Obj>> one = view.live(Resource.CONFIG_MAPS, new ObjectKey("default", "none"));
      if (one.isEmpty()) {
        return Plan.reading(List.of(new Plan.Read(Resource.CONFIG_MAPS, new ObjectKey("default", "none"))));
      }
      Optional<Optional<Obj>> list = view.live(Resource.CONFIG_MAPS, new ObjectKey("default", ""));
      if (list.isEmpty()) {
        return Plan.reading(List.of(Plan.Read.list(Resource.CONFIG_MAPS, "default")));
      }
      seen.add(one.get());
      seen.add(list.get().orElseThrow().list("items").size());
      return Plan.nothing();
    }));

    assertThat(seen).containsExactly(Optional.empty(), 1);
  }

  @Test
  void a_read_that_is_refused_is_traced_and_brings_the_key_back() {
    server.put(Resource.CONFIG_MAPS, map("map"));
    Plan.Read read = new Plan.Read(Resource.CONFIG_MAPS, new ObjectKey("default", "none"));
    List<Boolean> answered = new ArrayList<>();
    start(deciding((key, view) -> {
      answered.add(view.live(read.resource(), read.key()).isPresent());
      if (answered.size() == 1) {
        server.refuseReads(MemoryApiServer.status(403, "Forbidden", "may not look"));
      } else if (answered.size() == 2) {
        server.refuseReads(null);
      }
      return answered.getLast() ? Plan.nothing() : Plan.reading(List.of(read));
    }));

    loop.advance(Duration.ofSeconds(1));

    assertThat(answered).containsExactly(false, false, true);
    assertThat(traced).singleElement().satisfies(event -> assertThat(event.details()).containsEntry("unread", "may not look"));
  }

  @Test
  void a_decision_that_throws_is_traced_as_a_panic_and_tried_again_while_the_others_work_on() {
    server.put(Resource.CONFIG_MAPS, map("bad"));
    server.put(Resource.CONFIG_MAPS, map("map"));
    int[] bad = {0};
    int[] good = {0};
    start(deciding((key, view) -> {
      if (key.name().equals("bad") && bad[0]++ < 2) {
        throw new IllegalStateException("cannot be");
      }
      good[0]++;
      return Plan.nothing();
    }));

    loop.advance(Duration.ofSeconds(1));

    assertThat(traced).hasSize(2).allSatisfy(event -> {
      assertThat(event.action()).isEqualTo("panic");
      assertThat(event.subject()).isEqualTo("ConfigMap default/bad");
      assertThat(event.details().get("message")).contains("cannot be");
    });
    assertThat(good[0]).isEqualTo(2);
  }

  @Test
  void a_reconcile_that_did_something_is_traced_with_its_cause_and_its_requests_name_its_span() {
    start(new ReplicaSetController());
    Obj set = server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 2));
    loop.runAll();

    TraceEvent first = traced.getFirst();
    assertThat(first.component()).isEqualTo("replicaset-controller");
    assertThat(first.action()).isEqualTo("reconcile");
    assertThat(first.subject()).isEqualTo("ReplicaSet default/web");
    assertThat(first.cause()).isEqualTo("revision:" + Meta.revision(set));
    assertThat(first.details()).containsEntry("commands", "create pods x2, update replicasets/status");
    assertThat(server.writeRequests().getFirst().cause()).isEqualTo(first.span()).isNotEmpty();
  }

  @Test
  void cluster_scoped_keys_work_as_well() {
    server.put(Resource.NODES, Value.obj("metadata", Value.obj("name", "n1")));
    start(deciding((key, view) -> view.get(Resource.NODES, key)
        .filter(node -> Meta.labels(node).isEmpty())
        .map(node -> Plan.of(new Command.Patch(Resource.NODES, key, "", ApiClient.MERGE_PATCH,
            Value.obj("metadata", Value.obj("labels", Value.obj("seen", "yes"))))))
        .orElse(Plan.nothing())));

    assertThat(Meta.labels(server.get(Resource.NODES, new ObjectKey("", "n1")).orElseThrow())).containsEntry("seen", "yes");
  }

  @Test
  void a_recheck_brings_the_key_back_by_itself() {
    List<Duration> times = new ArrayList<>();
    server.put(Resource.CONFIG_MAPS, map("map"));
    start(deciding((key, view) -> {
      times.add(Duration.ofNanos(loop.nanos()));
      return times.size() < 3 ? Plan.nothing().recheckAfter(Duration.ofSeconds(7)) : Plan.nothing();
    }));

    loop.advance(Duration.ofMinutes(1));

    assertThat(times).containsExactly(Duration.ZERO, Duration.ofSeconds(7), Duration.ofSeconds(14));
  }

  @Test
  void after_stop_nothing_is_taken_up_any_more() {
    ControllerHost host = start(new ReplicaSetController());
    host.stop();
    server.put(Resource.REPLICA_SETS, Samples.replicaSet("web", 2));
    loop.advance(Duration.ofMinutes(1));

    assertThat(server.all(Resource.PODS)).isEmpty();
  }
}
