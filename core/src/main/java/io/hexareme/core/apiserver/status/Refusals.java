package io.hexareme.core.apiserver.status;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The catalogue of refusals: every code, reason and wording in one place. {@code group} is empty for the core group. */
public final class Refusals {
  private Refusals() {}

  private static Refusal refuse(int code, StatusBody body) {
    return new Refusal(code, body.build(), Map.of());
  }

  private static String qualified(String group, String plural) {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  // ---- 400 ----

  public static Refusal badRequest(String message) {
    return refuse(400, StatusBody.failure(400, "BadRequest", message));
  }

  /** The body has the right encoding but not the right shape. */
  public static Refusal cannotBeHandled(String kind, String version, String why) {
    return badRequest(kind + " in version \"" + version + "\" cannot be handled as a " + kind + ": " + why);
  }

  // ---- 401, 403 ----

  public static Refusal unauthorized() {
    return refuse(401, StatusBody.failure(401, "Unauthorized", "Unauthorized"));
  }

  /** {@code name} empty for a collection; {@code why} a whole clause such as {@code User "x" cannot list resource …}. */
  public static Refusal forbidden(String group, String plural, String name, String why) {
    String subject = qualified(group, plural) + (name.isEmpty() ? "" : " \"" + name + "\"");
    String message = (subject.isEmpty() ? "" : subject + " is ") + "forbidden: " + why;
    return refuse(403, StatusBody.failure(403, "Forbidden", message).about(group, plural, name));
  }

  public static Refusal namespaceTerminating(String group, String plural, String name, String namespace) {
    String why = "unable to create new content in namespace " + namespace + " because it is being terminated";
    return refuse(403, StatusBody.failure(403, "Forbidden", qualified(group, plural) + " \"" + name + "\" is forbidden: " + why)
        .about(group, plural, name)
        .cause("NamespaceTerminating", "namespace " + namespace + " is being terminated", "metadata.namespace"));
  }

  // ---- 404, 405, 406, 415, 413 ----

  /** {@code plural} may carry a subresource, such as {@code deployments/scale}. */
  public static Refusal notFound(String group, String plural, String name) {
    return refuse(404, StatusBody.failure(404, "NotFound", qualified(group, plural) + " \"" + name + "\" not found")
        .about(group, plural, name));
  }

  public static Refusal noSuchResource() {
    return refuse(404, StatusBody.failure(404, "NotFound", "the server could not find the requested resource").detailed());
  }

  public static Refusal methodNotAllowed() {
    return refuse(405, StatusBody.failure(405, "MethodNotAllowed", "the server does not allow this method on the requested resource")
        .detailed());
  }

  /** In this state of things. */
  public static Refusal methodNotAllowed(String message) {
    return refuse(405, StatusBody.failure(405, "MethodNotAllowed", message).detailed());
  }

  public static Refusal notAcceptable(List<String> mediaTypes) {
    return refuse(406, StatusBody.failure(
        406, "NotAcceptable", "only the following media types are accepted: " + String.join(", ", mediaTypes)));
  }

  public static Refusal unsupportedMediaType(List<String> mediaTypes) {
    return refuse(415, StatusBody.failure(415, "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: " + String.join(", ", mediaTypes)));
  }

  public static Refusal tooLarge(String message) {
    return refuse(413, StatusBody.failure(413, "RequestEntityTooLarge", message));
  }

  // ---- 409, 410 ----

  public static Refusal alreadyExists(String group, String plural, String name) {
    return refuse(409, StatusBody.failure(409, "AlreadyExists", qualified(group, plural) + " \"" + name + "\" already exists")
        .about(group, plural, name));
  }

  /** {@code subject} is the plural, or the kind where Kubernetes names the kind. */
  public static Refusal conflict(String group, String subject, String name, String why) {
    return refuse(409, StatusBody.failure(409, "Conflict",
        "Operation cannot be fulfilled on " + qualified(group, subject) + " \"" + name + "\": " + why).about(group, subject, name));
  }

  public static Refusal modified(String group, String plural, String name) {
    return conflict(group, plural, name,
        "the object has been modified; please apply your changes to the latest version and try again");
  }

  /** The object that is meant is not the one that is there; {@code actual} is empty when there is none. */
  public static Refusal otherUid(String group, String plural, String name, String key, String wanted, String actual) {
    return conflict(group, plural, name, "StorageError: invalid object, Code: 4, Key: " + key
        + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: " + wanted
        + ", UID in object meta: " + actual);
  }

  /** One cause of a server-side apply conflict. */
  public record ApplyCause(String message, String field) {}

  public static Refusal applyConflict(String message, List<ApplyCause> causes) {
    StatusBody body = StatusBody.failure(409, "Conflict", message);
    causes.forEach(cause -> body.cause("FieldManagerConflict", cause.message(), cause.field()));
    return refuse(409, body);
  }

  public static Refusal expired(String message) {
    return refuse(410, StatusBody.failure(410, "Expired", message));
  }

  /** A continue token is too old; {@code token} goes on from there in the newest state. */
  public static Refusal expiredContinue(String message, String token) {
    Obj status = StatusBody.failure(410, "Expired", message).build();
    return new Refusal(410, status.with("metadata", Value.obj("continue", token)), Map.of());
  }

  // ---- 422 ----

  /** {@code kind} is the kind's name, not the resource's. */
  public static Refusal invalid(String group, String kind, String name, List<FieldError> errors) {
    LinkedHashSet<String> messages = new LinkedHashSet<>();
    errors.forEach(error -> messages.add(error.message()));
    String joined = messages.size() == 1 ? messages.getFirst() : messages.stream().collect(Collectors.joining(", ", "[", "]"));
    StatusBody body = StatusBody.failure(422, "Invalid", qualified(group, kind) + " \"" + name + "\" is invalid: " + joined)
        .about(group, kind, name);
    errors.forEach(error -> body.cause(error.type().reason(), error.body(), error.field()));
    return refuse(422, body);
  }

  /** Parameters of a request that are not allowed; {@code options} such as {@code ListOptions}. */
  public static Refusal invalidOptions(String options, List<FieldError> errors) {
    return invalid("meta.k8s.io", options, "", errors);
  }

  /** What a patch makes of an object is not of its kind. {@code shown} is the result, or the patch where Kubernetes shows that. */
  public static Refusal unfitPatch(String shown, String why) {
    return invalid("", "", "", List.of(FieldError.invalid(FieldPath.of("patch"), shown, why)));
  }

  /** A patch that does not fit the object (a failed test, a missing path). */
  public static Refusal unprocessable() {
    return refuse(422, StatusBody.failure(422, "Invalid", "the server rejected our request due to an error in our request").detailed());
  }

  // ---- 429, 5xx ----

  /** {@code causes} as (reason, message) pairs. */
  public static Refusal tooManyRequests(String message, int retryAfterSeconds, String causeReason, String causeMessage) {
    StatusBody body = StatusBody.failure(429, "TooManyRequests", message).retryAfter(retryAfterSeconds);
    if (!causeReason.isEmpty()) {
      body.cause(causeReason, causeMessage, "");
    }
    Map<String, String> headers =
        retryAfterSeconds == 0 ? Map.of() : Map.of("retry-after", Integer.toString(retryAfterSeconds));
    return new Refusal(429, body.build(), headers);
  }

  /** An eviction that more than one budget has a say in. */
  public static Refusal severalBudgets() {
    return refuse(500, StatusBody.failure(500, "",
        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support."));
  }

  /** An admission policy's verdict on a validation: a prohibition by its words, whatever its code. */
  public static Refusal deniedByPolicy(int code, String reason, String group, String plural, String name, String message) {
    String subject = qualified(group, plural) + (name.isEmpty() ? "" : " \"" + name + "\"");
    return refuse(code, StatusBody.failure(code, reason, subject + " is forbidden: " + message)
        .about(group, plural, name).cause("", message, ""));
  }

  /** What keeps admission policies from changing an object, each a cause; the first is told. */
  public static Refusal deniedByPolicies(int code, String reason, String group, String plural, String name, List<String> messages) {
    StatusBody body = StatusBody.failure(code, reason, messages.getFirst()).about(group, plural, name);
    messages.forEach(message -> body.cause("", message, ""));
    return refuse(code, body);
  }

  /** Somebody else's refusal as a whole Status, passed on (an admission webhook's). */
  public static Refusal passedOn(Obj status) {
    return new Refusal(status.at("code").asInt(400), status, Map.of());
  }

  /** What a request is to be passed on to cannot be reached. */
  public static Refusal dialing(String why) {
    return refuse(500, StatusBody.failure(500, "", "error dialing backend: " + why));
  }

  /** A kubelet's own refusal, passed on. */
  public static Refusal fromNode(int code, String message) {
    return switch (code) {
      case 400 -> badRequest(message);
      case 404 -> refuse(404, StatusBody.failure(404, "NotFound", message));
      default -> internal(message);
    };
  }

  public static Refusal internal(String message) {
    return refuse(500, StatusBody.failure(500, "InternalError", "Internal error occurred: " + message)
        .cause("", message, ""));
  }

  /** An error from outside that is passed on as it is. */
  public static Refusal plain(String message) {
    return refuse(500, StatusBody.failure(500, "", message));
  }

  /** Without a word on when to try again: client libraries would do so ten times before they show anybody why. */
  public static Refusal unavailable(String message) {
    return refuse(503, StatusBody.failure(503, "ServiceUnavailable", message));
  }

  public static Refusal timeout(String message) {
    return new Refusal(504, StatusBody.failure(504, "Timeout", "Timeout: " + message).retryAfter(1).build(), Map.of("retry-after", "1"));
  }

  /** Nobody knows whether the write happened: clients must look before they try again, so they are not told to just try again. */
  public static Refusal unknownOutcome(String why) {
    return refuse(504, StatusBody.failure(504, "Timeout", "Timeout: " + why + "; whether the write has happened is not known"));
  }

  public static Refusal tooLargeResourceVersion(long wanted, long current) {
    String message = "Too large resource version: " + wanted + ", current: " + current;
    return new Refusal(504, StatusBody.failure(504, "Timeout", "Timeout: " + message)
        .cause("ResourceVersionTooLarge", "Too large resource version", "")
        .retryAfter(1)
        .build(), Map.of("retry-after", "1"));
  }
}
