package io.hexareme.core.kubelet.logs;

import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Optional;

/** Which lines of a log were asked for, and in what form. */
final class LogFilter {
  private static final DateTimeFormatter NANOS =
      new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").toFormatter().withZone(ZoneOffset.UTC);

  private final Instant since;
  private final boolean timestamps;
  private long bytesLeft;

  LogFilter(LogRequest request, Instant now) {
    this.since = since(request, now);
    this.timestamps = request.timestamps();
    this.bytesLeft = request.limitBytes() < 0 ? Long.MAX_VALUE : request.limitBytes();
  }

  private static Instant since(LogRequest request, Instant now) {
    if (request.sinceSeconds() >= 0) {
      return now.minusSeconds(request.sinceSeconds());
    }
    return request.sinceTime().isEmpty() ? Instant.MIN : Timestamps.parse(Value.of(request.sinceTime())).orElse(Instant.MIN);
  }

  boolean isWanted(Instant at) {
    return !at.isBefore(since);
  }

  boolean isFull() {
    return bytesLeft == 0;
  }

  /** The line as it is sent, as much of it as is still allowed; empty when nothing is. */
  Optional<Bytes> print(Instant at, String line) {
    Bytes whole = Bytes.utf8((timestamps ? NANOS.format(at) + " " : "") + line + "\n");
    if (bytesLeft == 0) {
      return Optional.empty();
    }
    int length = (int) Math.min(bytesLeft, whole.length());
    bytesLeft -= length;
    return Optional.of(length == whole.length() ? whole : new Bytes(Arrays.copyOf(whole.array(), length)));
  }
}
