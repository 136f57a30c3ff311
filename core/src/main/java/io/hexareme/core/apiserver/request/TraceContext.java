package io.hexareme.core.apiserver.request;

import io.hexareme.ports.api.ApiRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trace of somebody else that a request is part of (W3C Trace Context, https://www.w3.org/TR/trace-context/). What this server does about the
 * request is a child of {@code parent} there; what it asks others on the way is a child of that.
 *
 * @param trace 32 hexadecimal digits
 * @param parent the caller's span, 16 hexadecimal digits
 * @param flags 2 hexadecimal digits; 01 is sampled
 * @param state what vendors pass on, unread
 */
public record TraceContext(String trace, String parent, String flags, String state) {
  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";
  private static final int LONGEST_STATE = 512;
  /** Later versions may say more after a dash; version ff is none. */
  private static final Pattern FORM = Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final Pattern ZEROS = Pattern.compile("0+");

  /** Empty when there is none, or it is malformed: then the request is the root of its own trace. */
  public static Optional<TraceContext> of(ApiRequest request) {
    String given = request.header(PARENT);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    var parts = FORM.matcher(given.strip());
    if (!parts.matches() || ZEROS.matcher(parts.group(1)).matches() || ZEROS.matcher(parts.group(2)).matches()
        || given.startsWith("00-") && parts.group(4) != null) {
      return Optional.empty();
    }
    String state = request.header(STATE);
    return Optional.of(new TraceContext(parts.group(1), parts.group(2), parts.group(3), state.length() > LONGEST_STATE ? "" : state));
  }

  /** What a request that is made on behalf of {@code span} carries; nothing when the span is part of nobody's trace. */
  public static Map<String, String> headers(ApiRequest request, String span) {
    return of(request).map(context -> context.headers(span)).orElse(Map.of());
  }

  private Map<String, String> headers(String span) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(PARENT, "00-" + trace + "-" + spanId(span) + "-" + flags);
    if (!state.isEmpty()) {
      headers.put(STATE, state);
    }
    return headers;
  }

  /** The id of a span of ours in that trace: the same whenever it is asked for, and never all zeros. */
  public String spanId(String span) {
    long hash = 0xcbf29ce484222325L;
    for (char one : (trace + parent + span).toCharArray()) {
      hash = (hash ^ one) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    String digits = Long.toHexString(hash == 0 ? 1 : hash).toLowerCase(Locale.ROOT);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
