package io.hexareme.adapters.httpvertx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths (RFC 3986) and queries (the form encoding of the URL standard: {@code +} is a space) as text. */
final class PercentDecoding {
  private PercentDecoding() {}

  /** The decoded path; empty when an escape is malformed or a control character stands there. */
  static Optional<String> path(String raw) {
    return raw.chars().anyMatch(c -> c <= ' ' || c == 0x7f) ? Optional.empty() : decode(raw, false);
  }

  /** The parameters in the order given; what is malformed is left out, as Go's parser leaves it out. */
  static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (raw == null) {
      return parameters;
    }
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
      Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1), true);
      if (!pair.isEmpty() && name.isPresent() && value.isPresent()) {
        parameters.computeIfAbsent(name.get(), _ -> new ArrayList<>(1)).add(value.get());
      }
    }
    return parameters;
  }

  private static Optional<String> decode(String raw, boolean plusIsSpace) {
    if (raw.indexOf('%') < 0 && (!plusIsSpace || raw.indexOf('+') < 0)) {
      return Optional.of(raw);
    }
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%') {
        int octet = i + 2 < in.length ? hex(in[i + 1]) << 4 | hex(in[i + 2]) : -1;
        if (octet < 0) {
          return Optional.empty();
        }
        out.write(octet);
        i += 2;
      } else {
        out.write(plusIsSpace && in[i] == '+' ? ' ' : in[i]);
      }
    }
    return Optional.of(out.toString(StandardCharsets.UTF_8));
  }

  private static int hex(byte digit) {
    return Character.digit((char) digit, 16);
  }
}
