package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The newest revision that answers have told of. It is never ahead of the store; behind it only by what nobody was told. */
final class SeenRevision {
  private static final Pattern REVISION = Pattern.compile("\"resourceVersion\":\"([0-9]{1,18})\"");
  /** Metadata stands near the beginning of an encoded body; the rest of a long one is not worth reading for this. */
  private static final int LOOK = 2_000;

  private long newest;

  long revision() {
    return newest;
  }

  ApiResponse in(ApiResponse answer) {
    newest = Math.max(newest, of(answer));
    return answer;
  }

  void inEvent(Body frame) {
    newest = Math.max(newest, frame instanceof Body.Tree(Value event) ? number(event.at("object")) : of(frame));
  }

  /** The revision that an answer tells of; 0 for none. */
  static long of(ApiResponse answer) {
    return answer instanceof ApiResponse.Whole(int code, var headers, Body body) && code < 300 ? of(body) : 0;
  }

  private static long of(Body body) {
    return switch (body) {
      case Body.Tree(Value tree) -> number(tree);
      case Body.Encoded encoded when !encoded.pieces().isEmpty() -> {
        byte[] head = encoded.pieces().getFirst().array();
        Matcher found = REVISION.matcher(new String(head, 0, Math.min(head.length, LOOK), StandardCharsets.ISO_8859_1));
        yield found.find() ? Long.parseLong(found.group(1)) : 0;
      }
      case Body.Encoded _, Body.None _ -> 0;
    };
  }

  private static long number(Value object) {
    String text = object.text("metadata", "resourceVersion");
    return text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9') ? 0 : Long.parseLong(text);
  }
}
