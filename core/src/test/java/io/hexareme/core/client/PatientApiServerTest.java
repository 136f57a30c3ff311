package io.hexareme.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PatientApiServerTest {
  private static final ApiRequest REQUEST =
      new ApiRequest("GET", "/api/v1/pods", Map.of(), Map.of(), new Body.None(), new Credential.None(), "");

  private final ManualLoop loop = new ManualLoop();
  private Map<String, String> headers = Map.of("retry-after", "3");
  private int code = 429;
  private int asked;

  private final PatientApiServer server = new PatientApiServer(request -> {
    asked++;
    return CompletableFuture.completedFuture(new ApiResponse.Whole(code, headers, new Body.None()));
  }, loop);

  private CompletionStage<ApiResponse> begin() {
    return server.handle(REQUEST);
  }

  @Test
  void it_asks_again_when_the_server_says() {
    CompletableFuture<ApiResponse> answer = begin().toCompletableFuture();
    loop.advance(Duration.ofMillis(2_999));
    assertThat(asked).isEqualTo(1);
    code = 200;
    loop.advance(Duration.ofMillis(1));
    assertThat(asked).isEqualTo(2);
    assertThat(answer.join().code()).isEqualTo(200);
  }

  @Test
  void it_asks_ten_times_more_at_most() {
    CompletableFuture<ApiResponse> answer = begin().toCompletableFuture();
    loop.advance(Duration.ofMinutes(5));
    assertThat(asked).isEqualTo(11);
    assertThat(answer.join().code()).isEqualTo(429);
  }

  @Test
  void without_a_time_to_wait_an_answer_is_final() {
    headers = Map.of();
    assertThat(begin().toCompletableFuture().join().code()).isEqualTo(429);
    headers = Map.of("retry-after", "soon");
    assertThat(begin().toCompletableFuture().join().code()).isEqualTo(429);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void a_refusal_without_a_status_is_named_by_its_code() {
    headers = Map.of();
    code = 404;
    Result result = new ApiClient(server, new Credential.None(), "test")
        .send("GET", "/nobody", Map.of(), new Body.None(), "").toCompletableFuture().join();
    assertThat(result).isInstanceOfSatisfying(Result.Failed.class, failed ->
        assertThat(List.of(failed.reason(), failed.message())).containsExactly("NotFound", "the server could not find the requested resource"));
  }
}
