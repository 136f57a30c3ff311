package io.hexareme.adapters.assembly;

import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRules;
import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.Set;

/** A machine's rules as a proxy in a process of its own sees them: carries what it says to the machine's loop, in order. */
final class CarriedRules implements ServiceRules {
  private final ServiceRules rules;
  private final Loop machine;

  CarriedRules(ServiceRules rules, Loop machine) {
    this.rules = rules;
    this.machine = machine;
  }

  @Override
  public void replace(ServiceName service, List<ServiceRule> fresh) {
    machine.execute(() -> rules.replace(service, fresh));
  }

  @Override
  public void retain(Set<ServiceName> services) {
    machine.execute(() -> rules.retain(services));
  }
}
