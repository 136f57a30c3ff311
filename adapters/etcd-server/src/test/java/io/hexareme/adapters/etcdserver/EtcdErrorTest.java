package io.hexareme.adapters.etcdserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.StoreUnavailable;
import io.vertx.grpc.common.GrpcStatus;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtcdErrorTest {

  @ParameterizedTest
  @CsvSource({
    "etcdserver: no leader, UNAVAILABLE",
    "etcdserver: request timed out, UNAVAILABLE",
    "etcdserver: request is too large, INVALID_ARGUMENT",
    "etcdserver: duplicate key given in txn request, INVALID_ARGUMENT",
    "etcdserver: requested lease not found, NOT_FOUND",
    "etcdserver: mvcc: database space exceeded, RESOURCE_EXHAUSTED",
    "etcdserver: mvcc: required revision has been compacted, OUT_OF_RANGE",
    "etcdserver: lease already exists, FAILED_PRECONDITION",
    "etcdserver: corrupt cluster, DATA_LOSS",
  })
  void each_text_has_its_code(String text, GrpcStatus code) {
    EtcdError error = EtcdError.from(new CompletionException(StoreUnavailable.refused(text)));
    assertThat(error.status()).isEqualTo(code);
    assertThat(error).hasMessage(text);
  }

  @Test
  void a_store_that_gives_no_answer_in_words_of_its_own_is_unavailable() {
    EtcdError error = EtcdError.from(new StoreUnavailable("the disk is full", null));
    assertThat(error.status()).isEqualTo(GrpcStatus.UNAVAILABLE);
    assertThat(error).hasMessage("etcdserver: server stopped: the disk is full");
  }

  @Test
  void a_broken_invariant_is_internal() {
    assertThat(EtcdError.from(new IllegalStateException("broken")).unforeseen()).isTrue();
    assertThat(EtcdError.from(EtcdError.of(EtcdError.EMPTY_KEY)).unforeseen()).isFalse();
  }
}
