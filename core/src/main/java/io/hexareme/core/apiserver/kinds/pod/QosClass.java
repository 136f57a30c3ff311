package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The quality-of-service class that a Pod's requests and limits of CPU and memory put it into. */
final class QosClass {
  private static final List<String> COUNTED = List.of("cpu", "memory");

  private final Map<String, Quantity> requests = new TreeMap<>();
  private final Map<String, Quantity> limits = new TreeMap<>();
  private boolean allLimited = true;

  private QosClass() {}

  static String of(Obj spec) {
    QosClass sums = new QosClass();
    spec.list("containers").forEach(sums::add);
    spec.list("initContainers").forEach(sums::add);
    return sums.verdict();
  }

  private void add(Value container) {
    collect(container.at("resources", "requests"), requests);
    allLimited &= collect(container.at("resources", "limits"), limits) == COUNTED.size();
  }

  private static int collect(Value amounts, Map<String, Quantity> sums) {
    int found = 0;
    for (String name : COUNTED) {
      Quantity amount = Quantity.orZero(amounts.text(name));
      if (amount.signum() > 0) {
        sums.merge(name, amount, Quantity::plus);
        found++;
      }
    }
    return found;
  }

  private String verdict() {
    if (requests.isEmpty() && limits.isEmpty()) {
      return "BestEffort";
    }
    boolean guaranteed = allLimited && requests.size() == limits.size()
        && requests.entrySet().stream().allMatch(r -> limits.containsKey(r.getKey()) && limits.get(r.getKey()).compareTo(r.getValue()) == 0);
    return guaranteed ? "Guaranteed" : "Burstable";
  }
}
