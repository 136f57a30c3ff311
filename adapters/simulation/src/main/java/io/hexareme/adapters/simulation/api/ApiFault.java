package io.hexareme.adapters.simulation.api;

import java.time.Duration;

/**
 * Something that befalls requests. Of those that match, the first {@code skip} are spared, then each {@code nth} is hit, {@code count} in all; the fault is
 * over after {@code span}, or when {@code count} were hit.
 *
 * @param count {@code Integer.MAX_VALUE} for no end
 * @param span {@link #FOREVER} for no end
 */
public record ApiFault(RequestMatch match, int skip, int nth, int count, Duration span, Effect effect) {
  public static final Duration FOREVER = Duration.ofDays(36_500);

  /** Hits every one of them, without end. */
  public static ApiFault of(RequestMatch match, Effect effect) {
    return new ApiFault(match, 0, 1, Integer.MAX_VALUE, FOREVER, effect);
  }

  public ApiFault first(int times) {
    return new ApiFault(match, skip, nth, times, span, effect);
  }

  public ApiFault every(int which) {
    return new ApiFault(match, which - 1, which, count, span, effect);
  }

  public ApiFault after(int spared) {
    return new ApiFault(match, spared, nth, count, span, effect);
  }

  public ApiFault during(Duration time) {
    return new ApiFault(match, skip, nth, count, time, effect);
  }

  /** What happens to one request. */
  public sealed interface Effect {

    /** It never arrives; the client gives up after {@code patience} and is told 504 Timeout. */
    record LoseRequest(Duration patience) implements Effect {}

    /** It is carried out; the answer is lost, and the client is told 504 Timeout after {@code patience}. */
    record LoseAnswer(Duration patience) implements Effect {}

    /** It is refused with Kubernetes' Status of that code and reason, and nothing is done. @param retryAfterSeconds 0 for none */
    record Refuse(int code, String reason, String message, int retryAfterSeconds) implements Effect {}

    /** It arrives that much later, and so does its answer. */
    record Delay(Duration each) implements Effect {}

    /** Of a watch: the stream ends at once, and also those that are open when the fault begins. */
    record DropWatch() implements Effect {}

    /** Of a watch: every frame comes that much later, in order. */
    record LagWatch(Duration by) implements Effect {}

    /** Of a watch: the {@code nth} event from now is not delivered, all others are. Not what a server may do: for mutants and for experiments with level triggering. */
    record SkipEvent(int nth) implements Effect {}

    /** Of a list that does not ask for the newest ({@code resourceVersion=0}): it is answered as of the revision at which the fault began. */
    record StaleList() implements Effect {}

    /** Of a list or watch: 410 Expired. */
    record Expire() implements Effect {}
  }
}
