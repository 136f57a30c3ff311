package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.benchmark.peer.Folder;
import io.hexareme.adapters.benchmark.peer.Cpu;
import io.hexareme.adapters.assembly.BareStore;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** Our member as a process behind etcd's API, beside etcd: the same client, the same wire. */
@Command(name = "grpc", description = "One durable member behind etcd's API, beside one etcd; the same client.")
final class GrpcCommand extends PutsCommand {
  @Override
  Measured ours(Load load) {
    Path data = Folder.fresh(load.directory, "grpc");
    try (OurProcess member = OurProcess.start(data); BareStore client = Peers.client(List.of(member.endpoint()))) {
      return Measured.puts("ours, over gRPC", client, load, Cpu.of(List.of(member.process()))).print();
    } finally {
      Folder.delete(data);
    }
  }
}
