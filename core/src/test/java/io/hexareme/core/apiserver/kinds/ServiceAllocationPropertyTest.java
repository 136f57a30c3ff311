package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever overlaps with whatever: no two Services hold the same, and what nobody holds can be had. */
class ServiceAllocationPropertyTest {
  private static final String SERVICES = "/api/v1/namespaces/default/services";
  private final ApiServerFixture api = new ApiServerFixture();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothing_is_held_twice_and_nothing_is_lost(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      List<CompletionStage<Answer>> begun = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        begun.add(step(random));
      }
      begun.forEach(api.loop::await);
      everythingIsHeldOnce();
    }
    for (Value service : api.get(SERVICES).at("items").items()) {
      api.delete(SERVICES + "/" + service.text("metadata", "name"));
    }
    for (int port = 30000; port < 30004; port++) {
      Answer again = api.post(SERVICES, body("again" + port, "10.96.0." + (port - 30000 + 10), port));
      assertThat(again.code()).as(again.message()).isEqualTo(201);
    }
  }

  private CompletionStage<Answer> step(Random random) {
    String name = "s" + random.nextInt(8);
    String path = SERVICES + "/" + name;
    int port = 30000 + random.nextInt(4);
    return switch (random.nextInt(5)) {
      case 0 -> api.beginPost(SERVICES, "{'metadata':{'name':'" + name + "'},'spec':{'type':'NodePort','ports':[{'port':80}]}}");
      case 1 -> api.beginPost(SERVICES, body(name, "10.96.0." + (10 + random.nextInt(4)), port));
      case 2 -> api.begin("DELETE", path, null, "application/json");
      case 3 -> api.begin("PATCH", path, "{'spec':{'type':'NodePort','ports':[{'port':80,'nodePort':" + port + "}]}}",
          "application/merge-patch+json");
      default -> api.begin("PATCH", path, "{'spec':{'type':'ClusterIP'}}", "application/merge-patch+json");
    };
  }

  private static String body(String name, String ip, int port) {
    return "{'metadata':{'name':'" + name + "'},'spec':{'type':'NodePort','clusterIP':'" + ip + "','ports':[{'port':80,'nodePort':" + port
        + "}]}}";
  }

  private void everythingIsHeldOnce() {
    Set<String> held = new LinkedHashSet<>();
    for (Value service : api.get(SERVICES).at("items").items()) {
      assertThat(held.add(service.text("spec", "clusterIP"))).as(service.toString()).isTrue();
      for (Value port : service.list("spec", "ports")) {
        if (!port.at("nodePort").isNull()) {
          assertThat(held.add("port " + port.at("nodePort"))).as(service.toString()).isTrue();
        }
      }
    }
  }
}
