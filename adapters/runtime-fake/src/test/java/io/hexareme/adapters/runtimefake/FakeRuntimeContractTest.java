package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime;
import io.hexareme.ports.runtime.ContainerRuntimeContract;
import io.hexareme.ports.time.SeededRandomness;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class FakeRuntimeContractTest {

  @Nested
  class In_memory extends ContainerRuntimeContract {
    @Override
    protected ContainerRuntime open() {
      return new FakeRuntime(loop, loop.clock(), new SeededRandomness(1), "10.244.1.0/24");
    }

    @Override
    protected String server() {
      return "nginx:1.27";
    }

    @Override
    protected String unpullable() {
      return "registry.invalid/app:1";
    }
  }

  @Nested
  class With_a_state_directory extends ContainerRuntimeContract {
    @TempDir Path directory;

    @Override
    protected ContainerRuntime open() {
      return new FakeRuntime(loop, loop.clock(), new SeededRandomness(1), "10.244.1.0/24", directory, Map.of());
    }

    @Override
    protected String server() {
      return "nginx:1.27";
    }

    @Override
    protected String unpullable() {
      return "nginx:404";
    }
  }
}
