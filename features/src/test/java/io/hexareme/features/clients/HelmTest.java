package io.hexareme.features.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every helm of this machine installs, upgrades, rolls back and uninstalls a chart, and waits for what it does. */
class HelmTest {
  private static List<Path> helms;
  private static TestCluster cluster;

  @BeforeAll
  static void start() {
    helms = Peers.helms();
    cluster = ClusterOptions.WALL_CLOCK.nodes(2).start();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> a_chart_lives_its_life() {
    return helms.stream().map(helm -> DynamicTest.dynamicTest(helm.toString(), () -> life(helm, "acme-" + helms.indexOf(helm))));
  }

  private static void life(Path program, String release) {
    Tour helm = new Tour(program, cluster.kubeconfig());
    String chart = Resources.copy("chart", helm.home()).toString();

    assertThat(helm.succeed("install", release, chart, "--wait", "--timeout", "30s")).contains("STATUS: deployed", "It says hello.");
    assertThat(cluster.admin().get("deployment", release).at("status", "readyReplicas").asLong(-1)).isEqualTo(2);
    assertThat(cluster.admin().get("configmap", release + "-config").text("data", "hpa")).isEqualTo("true");

    assertThat(helm.succeed("upgrade", release, chart, "--set", "replicas=3,image=acme/web:2", "--wait", "--timeout", "30s"))
        .contains("REVISION: 2");
    assertThat(cluster.admin().get("deployment", release).at("status", "updatedReplicas").asLong(-1)).isEqualTo(3);
    assertThat(helm.succeed("get", "values", release)).contains("image: acme/web:2");

    assertThat(helm.succeed("rollback", release, "1", "--wait", "--timeout", "30s")).contains("Rollback was a success");
    assertThat(cluster.admin().get("deployment", release).at("spec", "replicas").asLong(-1)).isEqualTo(2);
    assertThat(helm.succeed("history", release)).contains("Upgrade complete", "Rollback to 1");
    assertThat(helm.succeed("status", release)).contains("REVISION: 3");
    assertThat(helm.succeed("list")).contains(release, "deployed");

    assertThat(helm.run("install", release, chart).output()).contains("use a name that is still in use");
    assertThat(helm.succeed("uninstall", release, "--wait")).contains("release \"" + release + "\" uninstalled");
    assertThat(cluster.admin().list("deployment")).isEmpty();
    assertThat(cluster.admin().list("secret")).isEmpty();
  }
}
