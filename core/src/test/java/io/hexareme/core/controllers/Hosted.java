package io.hexareme.core.controllers;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.loop.ControllerHost;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;

/** Controllers that really run, on a {@link ControllerHost} in virtual time, against a {@link MemoryApiServer}. */
public final class Hosted {
  public final ManualLoop loop = new ManualLoop();
  public final MemoryApiServer server;
  public final List<TraceEvent> traced = new ArrayList<>();

  public Hosted(List<Resource> resources) {
    List<Resource> served = new ArrayList<>(resources);
    served.add(Resource.EVENTS);
    server = new MemoryApiServer(loop.clock(), served);
  }

  public ControllerHost start(Controller... controllers) {
    Trace trace = new Trace() {
      @Override
      public void record(TraceEvent event) {
        if (event.action().equals("panic")) {
          throw new AssertionError(event.subject() + ": " + event.details());
        }
        traced.add(event);
      }

      @Override
      public List<Recorded> since(long afterSequence) {
        throw new UnsupportedOperationException();
      }
    };
    ControllerHost host = new ControllerHost(
        name -> new ApiClient(server, new Credential.Bearer(name), name),
        new ApiClient(server, new Credential.None(), "informers"),
        loop, loop.clock(), new SeededRandomness(1), trace, List.of(controllers));
    host.start();
    loop.runAll();
    return host;
  }
}
