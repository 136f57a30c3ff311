package io.hexareme.ports.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.webhook.Webhooks.Answer;
import io.hexareme.ports.webhook.Webhooks.Call;
import io.hexareme.ports.webhook.Webhooks.Destination;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every way to reach webhooks does. */
public abstract class WebhooksContract {

  protected abstract Webhooks webhooks();

  /** A server that answers {@code code} with what it was sent, and with the value of the header {@code x-test} before it. */
  protected abstract Destination echo(int code);

  /** A server that takes calls and never answers. */
  protected abstract Destination silent();

  /** Where nobody listens. */
  protected abstract Destination nobody();

  /** The certificate authority of the servers, empty where there is none. */
  protected String authority() {
    return "";
  }

  /** Lets time pass until it is there, and checks that it came on the loop. */
  protected abstract Answer await(CompletionStage<Answer> answer);

  private Answer ask(Destination destination, Duration timeout) {
    return await(webhooks().post(new Call(destination, authority(), Map.of("x-test", "1"), Bytes.utf8("{\"a\":\"\u00fc\"}"), timeout)));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 404, 500})
  void any_answer_is_an_answer(int code) {
    assertThat(ask(echo(code), Duration.ofSeconds(10))).isEqualTo(new Answer.Reply(code, Bytes.utf8("1{\"a\":\"\u00fc\"}")));
  }

  @Test
  void who_says_nothing_has_failed_when_the_time_is_up() {
    assertThat(ask(silent(), Duration.ofSeconds(1))).isEqualTo(new Answer.Failed(true, "context deadline exceeded"));
  }

  @Test
  void where_nobody_listens_the_call_fails_before() {
    Answer answer = ask(nobody(), Duration.ofSeconds(10));
    assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, failed -> {
      assertThat(failed.timedOut()).isFalse();
      assertThat(failed.why()).isNotEmpty();
    });
  }
}
