package io.hexareme.features.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scripts with the Python and the Node.js client tell what they did. */
class ScriptedClientsTest {
  private TestCluster cluster;

  @AfterEach
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private Tour tour(Path program) {
    cluster = ClusterOptions.WALL_CLOCK.start();
    return new Tour(program, cluster.kubeconfig());
  }

  @Test
  void the_python_client_takes_its_tour() {
    Tour python = tour(Peers.python());
    String script = Resources.copy("python/tour.py", python.home()).toString();
    assertThat(python.succeed(script)).isEqualTo("""
        version v1.34
        created {'a': '1'}
        replaced {'a': '1', 'b': '2'}
        stale 409
        patched {'b': '2'}
        exists 409
        listed ['python']
        watched ADDED later
        dynamic python
        ready True
        scaled 1
        ready True
        log str
        executed hello
        exit code 3
        may delete pods True
        left 0
        deleted Success
        """);
  }

  @Test
  void the_node_client_takes_its_tour() throws IOException {
    Path modules = Peers.nodeModules();
    Tour node = tour(modules.resolve(".bin/node"));
    String script = Resources.copy("node/tour.mjs", node.home()).toString();
    Files.createSymbolicLink(node.home().resolve("node_modules"), modules.toAbsolutePath());
    assertThat(node.succeed(script)).isEqualTo("""
        created {"a":"1"}
        replaced {"a":"1","b":"2"}
        stale 409 Conflict
        patched {"b":"2"}
        exists 409 AlreadyExists
        informed of later-node
        applied by ["tour Apply"]
        ready true
        executed hello Success
        failed Failure 3
        log string
        left 0
        """);
  }
}
