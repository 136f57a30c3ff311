package io.hexareme.adapters.testkit;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/**
 * One moment of one request to the API server.
 *
 * @param user who asked, or as whom they acted
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete}, {@code deletecollection}; of other paths the
 *     method in lower case
 * @param resource such as {@code pods} or {@code pods/exec}; empty for other paths
 * @param name empty where there is none
 * @param uri path and query
 * @param stage {@code RequestReceived}, {@code ResponseStarted} (watches, talks), {@code ResponseComplete} or {@code Panic}
 * @param code of the answer; 0 while there is none
 * @param event all that is known: an Event of audit.k8s.io/v1
 */
public record AuditEvent(String user, String verb, String resource, String namespace, String name, String uri, String stage, int code, Obj event) {

  static AuditEvent of(Obj event) {
    Value user = event.at("impersonatedUser").isNull() ? event.at("user") : event.at("impersonatedUser");
    String part = event.text("objectRef", "subresource");
    return new AuditEvent(user.text("username"), event.text("verb"), event.text("objectRef", "resource") + (part.isEmpty() ? "" : "/" + part),
        event.text("objectRef", "namespace"), event.text("objectRef", "name"), event.text("requestURI"), event.text("stage"),
        event.at("responseStatus", "code").asInt(0), event);
  }

  /** Whether this is the last that is told of its request. */
  public boolean isAnswer() {
    return stage.equals("ResponseComplete") || stage.equals("Panic");
  }

  @Override
  public String toString() {
    return user + " " + verb + " " + uri + ": " + stage + (code == 0 ? "" : " " + code);
  }
}
