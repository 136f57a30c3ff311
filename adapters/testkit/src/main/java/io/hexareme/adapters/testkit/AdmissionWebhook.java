package io.hexareme.adapters.testkit;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.runtime.ContainerProgram;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An admission webhook as a function from the request of an AdmissionReview to its response:
 *
 * <pre>
 * cluster.images().image("acme/guard", AdmissionWebhook.on(8443, request -&gt;
 *     request.at("object").text("metadata", "labels", "team").isEmpty() ? AdmissionWebhook.deny("whose is it?") : AdmissionWebhook.allow()));
 * </pre>
 *
 * <p>A Pod of the image, a Service in front of it and a ValidatingWebhookConfiguration or MutatingWebhookConfiguration that names the
 * Service make the API server ask it. Between containers that are functions nobody speaks TLS, so that a {@code caBundle} is not needed.
 */
public final class AdmissionWebhook {
  private AdmissionWebhook() {}

  /** A container that answers reviews on that port, whatever the path. */
  public static ContainerProgram on(int port, UnaryOperator<Obj> response) {
    return ctx -> ctx.serve(port, call -> answer(call, response));
  }

  /** The answer to a review, for servers that do more. */
  public static HttpReply answer(HttpCall call, UnaryOperator<Obj> response) {
    try {
      Value review = Documents.json().decode(call.body()).value();
      Obj answered = response.apply(review.at("request").asObj()).with("uid", review.text("request", "uid"));
      Obj whole = Value.obj("apiVersion", review.text("apiVersion"), "kind", "AdmissionReview", "response", answered);
      return new HttpReply(200, Map.of("content-type", "application/json"), Documents.jsonEncoder().encode(whole));
    } catch (MalformedBody malformed) {
      return HttpReply.of(400, malformed.getMessage());
    }
  }

  public static Obj allow() {
    return Value.obj("allowed", true);
  }

  /** Denied with 403. */
  public static Obj deny(String message) {
    return Value.obj("allowed", false, "status", Value.obj("code", 403, "reason", "Forbidden", "message", message));
  }

  /** Allowed with these operations of a JSON patch (RFC 6902), such as {@code Value.obj("op", "remove", "path", "/data")}. */
  public static Obj patch(Obj... operations) {
    Bytes patch = Documents.jsonEncoder().encode(new Arr(List.of(operations)));
    String encoded = Base64.getEncoder().encodeToString(patch.utf8().getBytes(StandardCharsets.UTF_8));
    return Value.obj("allowed", true, "patchType", "JSONPatch", "patch", encoded);
  }
}
