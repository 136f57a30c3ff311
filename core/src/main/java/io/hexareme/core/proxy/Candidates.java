package io.hexareme.core.proxy;

import io.hexareme.ports.proxy.ServiceRule.Any;
import io.hexareme.ports.proxy.ServiceRule.Backends;
import io.hexareme.ports.proxy.ServiceRule.Dropped;
import io.hexareme.ports.proxy.ServiceRule.Endpoint;
import io.hexareme.ports.proxy.ServiceRule.Rejected;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The endpoints behind one port of a Service, and which of them get traffic. */
record Candidates(List<Candidate> all) {

  /** @param portName as in the Service, empty for its only port; {@code node} the proxy's own */
  static Candidates of(List<Obj> slices, String portName, String protocol, String node) {
    Map<Endpoint, Candidate> found = new LinkedHashMap<>();
    for (Obj slice : slices) {
      for (Value port : slice.list("ports")) {
        if (port.text("name").equals(portName) && port.at("protocol").asString("TCP").equals(protocol)) {
          slice.list("endpoints").forEach(endpoint -> {
            Candidate candidate = candidate(endpoint, port.at("port").asInt(0), node);
            // The same address may be in two slices for a moment, while it moves from one to the other.
            found.merge(candidate.endpoint(), candidate, (one, other) -> one.ready() ? one : other);
          });
        }
      }
    }
    return new Candidates(List.copyOf(found.values()));
  }

  /** What is not said of an endpoint is to be taken as the best: ready, serving, staying. */
  private static Candidate candidate(Value endpoint, int port, String node) {
    String ip = endpoint.list("addresses").stream().map(address -> address.asString("")).findFirst().orElse("");
    Value conditions = endpoint.at("conditions");
    boolean ready = conditions.at("ready").asBool(true);
    return new Candidate(new Endpoint(ip, port), ready, conditions.at("serving").asBool(ready),
        conditions.at("terminating").asBool(false), endpoint.text("nodeName").equals(node));
  }

  /** Those anywhere in the cluster. */
  Backends anywhere() {
    List<Endpoint> chosen = chosen(candidate -> true);
    return chosen.isEmpty() ? new Rejected() : new Any(chosen);
  }

  /** Those on the node alone, where a policy says so: if there are others only, what comes here is lost. */
  Backends here() {
    List<Endpoint> chosen = chosen(Candidate::local);
    if (!chosen.isEmpty()) {
      return new Any(chosen);
    }
    return chosen(candidate -> true).isEmpty() ? new Rejected() : new Dropped();
  }

  private List<Endpoint> chosen(Predicate<Candidate> among) {
    List<Endpoint> ready = all.stream().filter(among).filter(Candidate::ready).map(Candidate::endpoint).toList();
    return ready.isEmpty() ? all.stream().filter(among).filter(Candidate::isLastResort).map(Candidate::endpoint).toList() : ready;
  }
}
