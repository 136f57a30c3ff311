package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.loopvertx.SystemClock;
import io.hexareme.adapters.pkibouncycastle.ClusterPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigTest {
  @TempDir
  private Path directory;

  @Test
  void what_a_killed_start_left_is_replaced_and_nothing_stays_beside_the_file() throws IOException {
    Path file = directory.resolve("kubeconfig");
    Files.writeString(file, "of the last start");
    Files.writeString(directory.resolve("kubeconfig.new"), "hal");
    Kubeconfig kubeconfig = new Kubeconfig("127.0.0.1", 6443, "authority", ClusterPki.inMemory(new SystemClock()).client("admin", "kubernetes-admin", List.of("system:masters")));
    kubeconfig.write(file);
    assertThat(file).hasContent(kubeconfig.text());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    assertThat(directory.toFile().list()).containsExactly("kubeconfig");
  }
}
