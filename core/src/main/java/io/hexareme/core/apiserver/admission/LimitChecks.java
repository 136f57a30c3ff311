package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether requests and limits keep within one item of a LimitRange, with Kubernetes' words for where they do not. */
final class LimitChecks {
  private LimitChecks() {}

  static List<String> pod(Obj pod, LimitRangeItem item) {
    List<String> errors = new ArrayList<>();
    if (item.type().equals("Container")) {
      Stream.of("containers", "initContainers").flatMap(field -> pod.list("spec", field).stream()).forEach(container ->
          check(item, list(container, "requests"), list(container, "limits"), errors));
    } else if (item.type().equals("Pod")) {
      check(item, total(pod, "requests"), total(pod, "limits"), errors);
    }
    return errors;
  }

  static List<String> claim(Obj claim, LimitRangeItem item) {
    List<String> errors = new ArrayList<>();
    if (item.type().equals("PersistentVolumeClaim")) {
      Map<String, Quantity> requests = LimitRangeItem.quantities(claim.at("spec", "resources", "requests"));
      item.min().forEach((name, bound) -> min(item, name, bound, requests.get(name), null, errors));
      item.max().forEach((name, bound) -> {
        if (requests.get(name) != null && requests.get(name).compareTo(bound) > 0) {
          errors.add("maximum " + name + " usage per " + item.type() + " is " + bound + ", but request is " + requests.get(name));
        }
      });
    }
    return errors;
  }

  private static Map<String, Quantity> list(Value container, String field) {
    return LimitRangeItem.quantities(container.at("resources", field));
  }

  /** What a Pod needs as a whole: the sum of its containers, or its largest init container if that is more. */
  static Map<String, Quantity> total(Obj pod, String field) {
    Map<String, Quantity> total = new TreeMap<>();
    pod.list("spec", "containers").forEach(container -> list(container, field).forEach((name, amount) ->
        total.merge(name, amount, Quantity::plus)));
    pod.list("spec", "initContainers").forEach(container -> list(container, field).forEach((name, amount) ->
        total.merge(name, amount, (sum, one) -> sum.compareTo(one) >= 0 ? sum : one)));
    return total;
  }

  private static void check(
      LimitRangeItem item, Map<String, Quantity> requests, Map<String, Quantity> limits, List<String> errors) {
    item.min().forEach((name, bound) -> min(item, name, bound, requests.get(name), limits.get(name), errors));
    item.max().forEach((name, bound) -> max(item, name, bound, requests.get(name), limits.get(name), errors));
    item.ratio().forEach((name, bound) -> ratio(item, name, bound, requests.get(name), limits.get(name), errors));
  }

  private static void min(
      LimitRangeItem item, String name, Quantity bound, Quantity request, Quantity limit, List<String> errors) {
    String rule = "minimum " + name + " usage per " + item.type() + " is " + bound;
    if (request == null) {
      errors.add(rule + ".  No request is specified");
    } else if (request.compareTo(bound) < 0) {
      errors.add(rule + ", but request is " + request);
    } else if (limit != null && limit.compareTo(bound) < 0) {
      errors.add(rule + ", but limit is " + limit);
    }
  }

  private static void max(
      LimitRangeItem item, String name, Quantity bound, Quantity request, Quantity limit, List<String> errors) {
    String rule = "maximum " + name + " usage per " + item.type() + " is " + bound;
    if (limit == null) {
      errors.add(rule + ".  No limit is specified");
    } else if (limit.compareTo(bound) > 0) {
      errors.add(rule + ", but limit is " + limit);
    } else if (request != null && request.compareTo(bound) > 0) {
      errors.add(rule + ", but request is " + request);
    }
  }

  private static void ratio(
      LimitRangeItem item, String name, Quantity bound, Quantity request, Quantity limit, List<String> errors) {
    String rule = name + " max limit to request ratio per " + item.type() + " is " + bound + ", but ";
    if (request == null || request.isZero()) {
      errors.add(rule + "no request is specified or request is 0");
    } else if (limit == null || limit.isZero()) {
      errors.add(rule + "no limit is specified or limit is 0");
    } else if (limit.amount().compareTo(bound.amount().multiply(request.amount())) > 0) {
      errors.add(rule + "provided ratio is " + limit.amount().divide(request.amount(), 6, RoundingMode.HALF_UP));
    }
  }
}
