package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.assembly.BareStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Our member as a process behind etcd's API, beside etcd: the same client, the same wire. */
@Command(name = "grpc", description = "One durable member behind etcd's API, beside one etcd; the same client.")
final class GrpcCommand implements Callable<Integer> {
  @Mixin
  private Load load;

  @Override
  public Integer call() {
    for (int turn = 0; turn < load.turns; turn++) {
      Measured etcd = Peers.etcd(load, 1);
      Measured ours = ours();
      Measured.printRatio(ours, etcd);
    }
    return 0;
  }

  private Measured ours() {
    Path data = Folder.fresh(load.directory, "grpc");
    try (OurProcess member = OurProcess.start(data); BareStore client = Peers.client(List.of(member.endpoint()))) {
      return Measured.puts("ours, over gRPC", client, load, Cpu.of(List.of(member.process()))).print();
    } finally {
      Folder.delete(data);
    }
  }
}
