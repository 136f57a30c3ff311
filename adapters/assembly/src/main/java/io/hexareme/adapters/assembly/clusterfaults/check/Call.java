package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;

/**
 * One request, as its sender knows it.
 *
 * @param client the user, such as {@code system:kube-scheduler}
 * @param method GET, POST, PUT, PATCH, DELETE
 * @param resource the plural; {@code subresource} empty for the object itself
 * @param key the name is empty for a whole collection
 * @param sentAt when, and {@code sentRevision}: the newest revision of the store at that time
 * @param body what was sent
 * @param code of the answer; {@code answer} empty when it was none that could be read
 */
public record Call(String client, String method, String resource, String subresource, ObjectKey key, Instant sentAt, long sentRevision, Value body,
    int code, Obj answer) {

  boolean worked() {
    return code >= 200 && code < 300;
  }

  /** Whether it asked for the deletion of one object. */
  boolean deletes() {
    return method.equals("DELETE") && !key.name().isEmpty() && subresource.isEmpty();
  }

  boolean isBy(String component) {
    return client.equals(component) || client.equals("system:serviceaccount:kube-system:" + component);
  }

  @Override
  public String toString() {
    return client + " sent " + method + " " + resource + " " + key + (subresource.isEmpty() ? "" : "/" + subresource) + " at " + sentAt + " (revision "
        + sentRevision + "), answered " + code;
  }
}
