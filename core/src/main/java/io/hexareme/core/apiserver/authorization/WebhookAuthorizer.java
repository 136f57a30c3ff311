package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.delegation.Answers;
import io.hexareme.core.apiserver.delegation.ReviewWebhook;
import io.hexareme.core.apiserver.delegation.ReviewWebhook.Said;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks a server of the operators by SubjectAccessReview (authorization.k8s.io/v1), and remembers its answers for a while. */
final class WebhookAuthorizer implements Authorizer {
  private final ReviewWebhook webhook;
  private final Clock clock;
  private final Answers<Access, Decision> answers = new Answers<>();

  WebhookAuthorizer(ReviewWebhook webhook, Clock clock) {
    this.webhook = webhook;
    this.clock = clock;
  }

  @Override
  public Decision decide(Access access) {
    return answers.get(access, clock.now()).orElse(Decision.NO_OPINION);
  }

  @Override
  public CompletionStage<Decision> ask(Access access) {
    Optional<Decision> known = answers.get(access, clock.now());
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    return webhook.ask(review(access)).thenApply(said -> switch (said) {
      case Said.Status(Value status) -> remembered(access, decision(status));
      case Said.Nothing(String why) -> webhook.settings().lastWord() ? Decision.deny(why) : Decision.NO_OPINION;
    });
  }

  private Decision remembered(Access access, Decision decision) {
    Instant now = clock.now();
    answers.put(access, decision, now.plus(decision.allowed() ? webhook.settings().good() : webhook.settings().bad()));
    return decision;
  }

  private static Decision decision(Value status) {
    boolean allowed = status.at("allowed").asBool(false);
    boolean denied = status.at("denied").asBool(false);
    String reason = status.text("reason");
    if (denied) {
      return Decision.deny(allowed ? "webhook subject access review returned both allow and deny response" : reason);
    }
    return allowed ? Decision.allow(reason) : Decision.noOpinion(reason);
  }

  private static Obj review(Access access) {
    User user = access.user();
    Obj what = access.isResource() ? resource(access) : Value.obj("path", access.path(), "verb", access.verb());
    return Value.obj("kind", "SubjectAccessReview", "apiVersion", "authorization.k8s.io/v1", "spec", Value.obj(
        access.isResource() ? "resourceAttributes" : "nonResourceAttributes", what,
        "user", user.name(),
        "groups", user.groups().isEmpty() ? null : user.groups(),
        "extra", user.extra().isEmpty() ? null : user.extra(),
        "uid", text(user.uid())));
  }

  private static Obj resource(Access access) {
    return Value.obj(
        "namespace", text(access.namespace()),
        "verb", access.verb(),
        "group", text(access.group()),
        "version", text(access.version()),
        "resource", access.resource(),
        "subresource", text(access.subresource()),
        "name", text(access.name()),
        "fieldSelector", SelectorAttributes.fields(access.fieldSelector()),
        "labelSelector", SelectorAttributes.labels(access.labelSelector()));
  }

  private static String text(String text) {
    return text.isEmpty() ? null : text;
  }
}
