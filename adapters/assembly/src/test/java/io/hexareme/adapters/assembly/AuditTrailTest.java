package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole cluster that keeps an audit log in a file. */
class AuditTrailTest {
  @TempDir
  private Path directory;

  @Test
  void requests_of_a_cluster_are_in_the_file() throws IOException {
    Path log = directory.resolve("logs/audit.log");
    AuditSettings settings = settings("""
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        rules:
        - {level: Metadata, verbs: [create], resources: [{group: "", resources: [serviceaccounts]}]}
        """, log);
    try (Cluster cluster = Cluster.start(ClusterSettings.inMemory().withNodes(0).withAudit(Optional.of(settings)), failure -> { })) {
      assertThat(cluster.port()).isPositive();
    }
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\"")
        && line.contains("\"stage\":\"ResponseComplete\"") && line.contains("\"resource\":\"serviceaccounts\""));
  }

  @Test
  void a_policy_that_is_none_is_refused_with_its_file_and_its_fault() throws IOException {
    AuditSettings settings = settings("apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Loud}]\n", directory.resolve("audit.log"));
    assertThatThrownBy(() -> AuditTrail.of(Optional.of(settings), new AuditBook())).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("policy.yaml: rules[0].level: Unsupported value: \"Loud\"");
  }

  private AuditSettings settings(String policy, Path log) throws IOException {
    return new AuditSettings(Files.writeString(directory.resolve("policy.yaml"), policy), log, 1, 1, complaint -> {
      throw new AssertionError(complaint);
    });
  }
}
