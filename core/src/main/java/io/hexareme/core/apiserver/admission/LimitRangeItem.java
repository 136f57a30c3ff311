package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.Quantity;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One item of a LimitRange: bounds and defaults for one sort of thing.
 *
 * @param type Container, Pod or PersistentVolumeClaim
 * @param defaults limits for a container that has none; {@code max} where nothing else is said
 * @param requests requests for a container that has none; the default limit, or {@code min}, where nothing else is said
 */
record LimitRangeItem(String type, Map<String, Quantity> min, Map<String, Quantity> max, Map<String, Quantity> ratio,
    Map<String, Quantity> defaults, Map<String, Quantity> requests) {

  static LimitRangeItem of(Value item) {
    Map<String, Quantity> min = quantities(item.at("min"));
    Map<String, Quantity> max = quantities(item.at("max"));
    boolean container = item.text("type").equals("Container");
    Map<String, Quantity> defaults = quantities(item.at("default"));
    Map<String, Quantity> requests = quantities(item.at("defaultRequest"));
    if (container) {
      max.forEach(defaults::putIfAbsent);
      defaults.forEach(requests::putIfAbsent);
      min.forEach(requests::putIfAbsent);
    }
    return new LimitRangeItem(item.text("type"), min, max, quantities(item.at("maxLimitRequestRatio")), defaults, requests);
  }

  /** A resource list as numbers, by resource name in order. */
  static Map<String, Quantity> quantities(Value list) {
    Map<String, Quantity> quantities = new TreeMap<>();
    list.asStrings().forEach((name, text) -> quantities.put(name, Quantity.orZero(text)));
    return quantities;
  }

  /** As an API object's resource list. */
  static Value texts(Map<String, Quantity> quantities) {
    Map<String, String> texts = new LinkedHashMap<>();
    quantities.forEach((name, quantity) -> texts.put(name, quantity.toString()));
    return Value.strings(texts);
  }
}
