package io.hexareme.adapters.expressionscel;

import java.util.List;

/** What expressions need that make JSON patches. */
final class JsonPatches {
  static final List<Fn> ALL = List.of(
      Fn.of("jsonpatch.escapeKey(string) string", a -> ((String) a[0]).replace("~", "~0").replace("/", "~1")));

  private JsonPatches() {}
}
