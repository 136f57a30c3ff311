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

    /**
     * It is refused with Kubernetes' Status of that code and reason, and nothing is done.
     *
     * @param message empty for the one that Kubernetes gives with that code about such a request
     * @param retryAfterSeconds 0 for none
     */
    record Refuse(int code, String reason, String message, int retryAfterSeconds) implements Effect {
      /** 409: somebody else has written the object meanwhile. */
      public static Refuse conflict() {
        return new Refuse(409, "Conflict", "", 0);
      }

      /** 429: the server has too much to do. */
      public static Refuse tooManyRequests(int retryAfterSeconds) {
        return new Refuse(429, "TooManyRequests", "", retryAfterSeconds);
      }

      /** 500. */
      public static Refuse internalError() {
        return new Refuse(500, "InternalError", "", 0);
      }

      /** 503. */
      public static Refuse unavailable() {
        return new Refuse(503, "ServiceUnavailable", "", 0);
      }
    }

    /** It arrives that much later, and so does its answer. */
    record Delay(Duration each) implements Effect {}

    /** Of a watch: the stream ends at once, and also those that are open when the fault begins. */
    record DropWatch() implements Effect {}

    /** Of a watch, also of those that are open when the fault begins: every frame comes that much later, in order. */
    record LagWatch(Duration by) implements Effect {}

    /**
     * Of a watch, also of those that are open when the fault begins: the {@code nth} event from now, counted over all of them, is not
     * delivered, all others are. Not what a server may do: for mutants and for experiments with level triggering.
     */
    record SkipEvent(int nth) implements Effect {}

    /**
     * Of a list that does not ask for the newest ({@code resourceVersion=0}): it is answered as of the revision at which the fault
     * began, as far as answers had told of it.
     */
    record StaleList() implements Effect {}

    /** Of a list or a watch that is opened: 410 Expired; the watch's is an ERROR event on a stream that ends then. */
    record Expire() implements Effect {}

    /** Of a watch, also of those that are open when the fault begins: of the next frame only the first half arrives, then the stream ends. */
    record TruncateWatch() implements Effect {}

    /**
     * Of a watch, also of those that are open when the fault begins: the connection is half open. Nothing comes any more, not even the
     * end, which comes when the fault is over.
     */
    record HalfOpenWatch() implements Effect {}

    /** Of a watch, also of those that are open when the fault begins: the reader takes so many more frames, then is too slow for one. */
    record SlowReader(int frames) implements Effect {}
  }
}
