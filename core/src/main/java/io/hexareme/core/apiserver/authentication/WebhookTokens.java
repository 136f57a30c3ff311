package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.delegation.Answers;
import io.hexareme.core.apiserver.delegation.ReviewWebhook;
import io.hexareme.core.apiserver.delegation.ReviewWebhook.Said;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Bearer tokens that nobody here knows are shown to a server of the operators, by TokenReview (authentication.k8s.io/v1). */
final class WebhookTokens implements Authenticator {
  private final ReviewWebhook webhook;
  private final String audience;
  private final Answers<String, Outcome> answers = new Answers<>();

  /** @param audience that the token must be meant for, if the server tells for whom it is */
  WebhookTokens(ReviewWebhook webhook, String audience) {
    this.webhook = webhook;
    this.audience = audience;
  }

  @Override
  public CompletionStage<Outcome> authenticate(Credential credential, Instant now) {
    if (!(credential instanceof Credential.Bearer(String token))) {
      return new Outcome.NotMine().atOnce();
    }
    Optional<Outcome> known = answers.get(token, now);
    if (known.isPresent()) {
      return known.get().atOnce();
    }
    Obj review = Value.obj("kind", "TokenReview", "apiVersion", "authentication.k8s.io/v1",
        "spec", Value.obj("token", token, "audiences", List.of(audience)));
    return webhook.ask(review).thenApply(said -> switch (said) {
      case Said.Status(Value status) -> remembered(token, outcome(status), now);
      case Said.Nothing(String why) -> new Outcome.Bad(why);
    });
  }

  private Outcome remembered(String token, Outcome outcome, Instant now) {
    boolean good = outcome instanceof Outcome.Known;
    answers.put(token, outcome, now.plus(good ? webhook.settings().good() : webhook.settings().bad()));
    return outcome;
  }

  private Outcome outcome(Value status) {
    if (!status.at("authenticated").asBool(false)) {
      return status.text("error").isEmpty() ? new Outcome.NotMine() : new Outcome.Bad(status.text("error"));
    }
    List<String> audiences = texts(status.at("audiences"));
    if (!audiences.isEmpty() && !audiences.contains(audience)) {
      return new Outcome.Bad("webhook authenticator returned invalid audiences " + audiences);
    }
    Value user = status.at("user");
    Map<String, List<String>> extra = new LinkedHashMap<>();
    user.at("extra").asObj().fields().forEach((key, values) -> extra.put(key, texts(values)));
    return user.text("username").isEmpty()
        ? new Outcome.Bad("webhook authenticator named no user")
        : new Outcome.Known(new User(user.text("username"), user.text("uid"), texts(user.at("groups")), extra));
  }

  private static List<String> texts(Value list) {
    return list.items().stream().map(item -> item.asString("")).toList();
  }
}
