package io.hexareme.core.controllers.endpointslice;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dumb model: the set of names of the Pods that are ready now. */
class EndpointSlicePropertyTest {
  private static final int PODS = 260;
  private final EndpointSliceController controller = new EndpointSliceController();
  private final ViewFixture view = new ViewFixture();
  private final TreeSet<String> ready = new TreeSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_history_of_pods_ends_in_exactly_the_ready_ones_and_none_twice(long seed) {
    Random random = new Random(seed);
    view.put(Resource.NODES, EndpointSliceControllerTest.node("n1", "east"));
    view.put(Resource.SERVICES, EndpointSliceControllerTest.plain());
    for (int round = 0; round < 40; round++) {
      int changes = random.nextInt(60);
      for (int i = 0; i < changes; i++) {
        change(random);
      }
      interfere(random);
      if (random.nextInt(3) > 0) {
        step(random);
        noEndpointTwice();
      }
    }
    view.settle(controller, EndpointSliceControllerTest.KEY);
    noEndpointTwice();
    assertThat(readyEndpoints()).containsExactlyElementsOf(ready);
    assertThat(view.list(Resource.ENDPOINT_SLICES)).extracting(slice -> slice.list("endpoints").size()).allMatch(size -> size <= 100);
  }

  /** A plan may be cut off after any command, as by a crash. */
  private void step(Random random) {
    Plan plan = controller.reconcile(EndpointSliceControllerTest.KEY, view);
    int performed = random.nextInt(plan.commands().size() + 1);
    view.perform(Plan.of(plan.commands().subList(0, performed)));
  }

  private void change(Random random) {
    int number = random.nextInt(PODS);
    String name = "p%03d".formatted(number);
    ready.remove(name);
    switch (random.nextInt(6)) {
      case 0 -> view.remove(Resource.PODS, new ObjectKey("default", name));
      case 1 -> view.put(Resource.PODS, EndpointSliceControllerTest.pod(name, number).notReady().obj());
      case 2 -> view.put(Resource.PODS, EndpointSliceControllerTest.pod(name, number).ready().terminating().obj());
      default -> {
        view.put(Resource.PODS, EndpointSliceControllerTest.pod(name, number).ready().obj());
        ready.add(name);
      }
    }
  }

  /** Now and then somebody deletes a slice or empties it. */
  private void interfere(Random random) {
    List<Obj> slices = view.list(Resource.ENDPOINT_SLICES);
    if (!slices.isEmpty() && random.nextInt(4) == 0) {
      Obj slice = slices.get(random.nextInt(slices.size()));
      if (random.nextBoolean()) {
        view.remove(Resource.ENDPOINT_SLICES, ObjectKey.of(slice));
      } else {
        view.put(Resource.ENDPOINT_SLICES, slice.with("endpoints", Value.Arr.EMPTY));
      }
    }
  }

  private void noEndpointTwice() {
    assertThat(endpoints().stream().map(endpoint -> endpoint.at("targetRef").text("uid"))).doesNotHaveDuplicates();
  }

  private List<String> readyEndpoints() {
    return endpoints().stream()
        .filter(endpoint -> endpoint.at("conditions", "ready").asBool(false))
        .map(endpoint -> endpoint.at("targetRef").text("name"))
        .sorted()
        .toList();
  }

  private List<Value> endpoints() {
    return view.list(Resource.ENDPOINT_SLICES).stream().flatMap(slice -> slice.list("endpoints").stream()).toList();
  }
}
