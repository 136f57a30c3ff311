package io.hexareme.ports.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.security.IssuerDocuments.Answer;
import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * What every reader of issuers' documents does. The server of the test answers {@code /document} with {@code {"a":"b"}}, {@code /large} with
 * more than a mebibyte, {@code /moved} with a redirection to {@code /document} and everything else with 404.
 */
public abstract class IssuerDocumentsContract {

  protected abstract IssuerDocuments documents();

  /** Where the server is, such as {@code https://localhost:8443}. */
  protected abstract String server();

  /** Where nobody listens. */
  protected abstract String nobody();

  /** The server's authority in PEM. */
  protected abstract String authority();

  protected abstract Answer await(CompletionStage<Answer> answer);

  private Answer read(String path) {
    return await(documents().read(server() + path, authority()));
  }

  @Test
  public void a_document_comes_as_its_bytes() {
    assertThat(read("/document")).isEqualTo(new Answer.Document(Bytes.utf8("{\"a\":\"b\"}")));
  }

  @Test
  public void what_is_not_there_has_failed() {
    assertThat(read("/nothing")).isInstanceOf(Answer.Failed.class);
  }

  @Test
  public void nobody_is_led_elsewhere() {
    assertThat(read("/moved")).isInstanceOf(Answer.Failed.class);
  }

  @Test
  public void more_than_a_mebibyte_is_not_read() {
    assertThat(read("/large")).isInstanceOf(Answer.Failed.class);
  }

  @Test
  public void where_nobody_listens_there_is_no_answer() {
    assertThat(await(documents().read(nobody() + "/document", authority()))).isInstanceOf(Answer.Failed.class);
  }

  @Test
  public void what_is_no_https_is_not_asked() {
    assertThat(await(documents().read(server().replace("https:", "http:") + "/document", ""))).isInstanceOf(Answer.Failed.class);
  }

  @Test
  public void an_authority_that_is_none_is_told() {
    assertThat(await(documents().read(server() + "/document", "nonsense"))).isInstanceOf(Answer.Failed.class);
  }
}
