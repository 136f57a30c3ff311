package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.MalformedBody;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a small message by number: the last varint or the last part of each. Absent fields are 0 or empty. */
record Fields(Map<Integer, Long> numbers, Map<Integer, byte[]> parts) {
  private static final byte[] NONE = {};

  static Fields of(WireReader in) throws MalformedBody {
    Fields fields = new Fields(new HashMap<>(), new HashMap<>());
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag & 7) {
        case WireReader.VARINT -> fields.numbers.put(tag >>> 3, in.varint());
        case WireReader.BYTES -> fields.parts.put(tag >>> 3, in.bytes());
        default -> in.skip(tag);
      }
    }
    return fields;
  }

  long number(int field) {
    return numbers.getOrDefault(field, 0L);
  }

  byte[] bytes(int field) {
    return parts.getOrDefault(field, NONE);
  }

  String text(int field) {
    return new String(bytes(field), StandardCharsets.UTF_8);
  }
}
