package io.hexareme.core.controllers.services;

import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a Service as the controllers of its backends need it. */
public record ServiceView(Obj service) {
  /** Marks what belongs to a Service without a cluster IP; its value is empty. */
  public static final String HEADLESS_LABEL = "service.kubernetes.io/headless";

  public ObjectKey key() {
    return ObjectKey.of(service);
  }

  /** Whether its backends are Pods that it selects; else they are written by others, or there are none (ExternalName). */
  public boolean selectsPods() {
    return !service.at("spec", "selector").asObj().isEmpty() && !service.text("spec", "type").equals("ExternalName");
  }

  public LabelSelector selector() {
    return LabelSelector.of(service.at("spec", "selector").asStrings());
  }

  /** Whether it selects the Pod, which is of its namespace. */
  public boolean selects(Obj pod) {
    return selectsPods() && selector().matchesObject(pod);
  }

  public List<Value> ports() {
    return service.list("spec", "ports");
  }

  public boolean isHeadless() {
    String clusterIp = service.text("spec", "clusterIP");
    return clusterIp.isEmpty() || clusterIp.equals("None");
  }

  public boolean publishesNotReady() {
    return service.at("spec", "publishNotReadyAddresses").asBool(false);
  }

  /** IPv4, IPv6 or both, its primary family first: an EndpointSlice's {@code addressType}. */
  public List<String> addressTypes() {
    List<String> families = service.list("spec", "ipFamilies").stream().map(family -> family.asString("")).distinct().toList();
    return families.isEmpty() ? List.of(addressType(service.text("spec", "clusterIP"))) : families;
  }

  /** The family of an address in text form. */
  public static String addressType(String address) {
    return address.indexOf(':') >= 0 ? "IPv6" : "IPv4";
  }

  /** The name under which the DNS shall know the Pod below this Service; empty for none. */
  public String hostnameOf(PodView pod) {
    boolean ours = pod.pod().text("spec", "subdomain").equals(Meta.name(service));
    return ours ? pod.pod().text("spec", "hostname") : "";
  }

  /** The Service's own labels without {@code reserved}, and the headless mark where it is due. */
  public Map<String, String> inheritedLabels(List<String> reserved) {
    Map<String, String> labels = new LinkedHashMap<>(Meta.labels(service));
    reserved.forEach(labels::remove);
    labels.remove(HEADLESS_LABEL);
    if (isHeadless()) {
      labels.put(HEADLESS_LABEL, "");
    }
    return labels;
  }
}
