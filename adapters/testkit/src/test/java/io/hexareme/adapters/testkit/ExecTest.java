package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.adapters.testkit.TestCluster.Executed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExecTest {
  private static final String POD = """
      apiVersion: v1
      kind: Pod
      metadata: {name: db}
      spec: {containers: [{name: db, image: acme/db}]}
      """;

  enum World { VIRTUAL, WALL_CLOCK }

  @ParameterizedTest
  @EnumSource(World.class)
  void a_function_plays_the_commands_of_its_image_and_a_shell_the_others(World world) {
    ClusterOptions options = world == World.VIRTUAL ? ClusterOptions.VIRTUAL.nodes(1) : ClusterOptions.WALL_CLOCK.nodes(1);
    try (TestCluster cluster = options.start()) {
      cluster.images().image("acme/db", context -> context.onExecSession(session -> {
        if (!session.command().getFirst().equals("psql")) {
          return false;
        }
        session.print("1 row\n");
        session.printError("slow\n");
        context.after(Duration.ofMillis(300), () -> session.exit(2));
        return true;
      }));
      cluster.admin().apply(POD);
      assertThat(cluster.time().runUntil(() -> cluster.admin().get("pod", "db").text("status", "phase").equals("Running"), Duration.ofSeconds(30)))
          .isTrue();
      assertThat(cluster.exec("db", "psql")).isEqualTo(new Executed(2, "1 row\n", "slow\n"));
      assertThat(cluster.exec("default/db", "echo", "hi")).isEqualTo(new Executed(0, "hi\n", ""));
      assertThatThrownBy(() -> cluster.exec("no", "true")).isInstanceOf(RequestRefused.class).hasMessageContaining("pods \"no\" not found");
    }
  }
}
