package io.hexareme.core.controllers.services;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/**
 * One endpoint of an EndpointSlice, as far as controllers write it.
 *
 * @param serving ready to answer, be it terminating or not (KEP-1672)
 * @param hostname empty for none, as are {@code nodeName} and {@code zone}
 * @param targetRef what is behind it, without a resourceVersion; {@code NULL} for nothing known
 */
public record SliceEndpoint(
    List<String> addresses,
    boolean ready,
    boolean serving,
    boolean terminating,
    String hostname,
    Value targetRef,
    String nodeName,
    String zone) {

  /** Reads an endpoint that somebody wrote. */
  public static SliceEndpoint of(Value endpoint) {
    Value target = endpoint.at("targetRef");
    Value conditions = endpoint.at("conditions");
    boolean ready = conditions.at("ready").asBool(true);
    return new SliceEndpoint(
        endpoint.list("addresses").stream().map(address -> address.asString("")).toList(),
        ready,
        conditions.at("serving").asBool(ready),
        conditions.at("terminating").asBool(false),
        endpoint.text("hostname"),
        target instanceof Obj reference ? reference.without("resourceVersion") : target,
        endpoint.text("nodeName"),
        endpoint.text("zone"));
  }

  /** What makes it the same endpoint after its state changed. */
  String identity() {
    return targetRef.text("uid") + " " + String.join(",", addresses);
  }

  /** As the EndpointSlice has it. */
  public Obj value() {
    return Value.obj(
        "addresses", Value.strings(addresses),
        "conditions", Value.obj("ready", ready, "serving", serving, "terminating", terminating),
        "hostname", hostname.isEmpty() ? null : hostname,
        "targetRef", targetRef.isNull() ? null : targetRef,
        "nodeName", nodeName.isEmpty() ? null : nodeName,
        "zone", zone.isEmpty() ? null : zone);
  }
}
