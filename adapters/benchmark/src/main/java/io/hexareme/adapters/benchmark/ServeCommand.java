package io.hexareme.adapters.benchmark;

import io.hexareme.adapters.assembly.BareStore;
import io.hexareme.adapters.assembly.StoreChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What runs in {@link OurProcess}: says its URL, and serves until it is killed or nobody is there any more. */
@Command(name = "serve", hidden = true)
final class ServeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR")
  private Path data;

  @Override
  public Integer call() throws IOException {
    BareStore store = BareStore.open(new StoreChoice.Files(), Optional.of(data), Throwable::printStackTrace);
    System.out.println(store.serve());
    while (System.in.read() >= 0) {
      // whoever started it says nothing, and closes this when it ends
    }
    return 0;
  }
}
