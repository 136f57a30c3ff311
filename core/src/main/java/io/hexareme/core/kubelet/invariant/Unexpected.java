package io.hexareme.core.kubelet.invariant;

import io.hexareme.ports.time.Loop;
import java.util.concurrent.CompletionStage;

/** A stage keeps to itself what its last callback throws. Here it is thrown on the loop, whose adapter reports a broken invariant. */
public final class Unexpected {
  private Unexpected() {}

  /** @param stage after which nobody else looks */
  public static void rethrow(Loop loop, CompletionStage<?> stage) {
    stage.whenComplete((done, failure) -> {
      if (failure != null) {
        loop.execute(() -> {
          throw new IllegalStateException("the kubelet met what it did not expect: " + failure, failure);
        });
      }
    });
  }
}
