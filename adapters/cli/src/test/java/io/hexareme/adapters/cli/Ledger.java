package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What one writer was told of its objects, and the one write whose answer it did not get. Each object has only this writer. */
final class Ledger {

  /** @param content what the writer put in */
  record Version(long revision, String content) {}

  /** What was about to be written; an empty content is a deletion. */
  private record Pending(String name, Optional<String> content) {}

  private final Map<String, Version> acknowledged = new LinkedHashMap<>();
  private final Map<String, Version> history = new LinkedHashMap<>();
  private Pending pending;
  private long highest;

  Optional<Version> of(String name) {
    return Optional.ofNullable(acknowledged.get(name));
  }

  /** To be called before the request goes out. */
  void writing(String name, Optional<String> content) {
    pending = new Pending(name, content);
  }

  /** The answer to the write under way; the revision of a deletion is not told. */
  void acknowledged(long revision) {
    if (pending.content().isPresent()) {
      Version version = new Version(revision, pending.content().get());
      assertThat(revision).as("revisions rise").isGreaterThan(highest);
      highest = revision;
      acknowledged.put(pending.name(), version);
      history.put(revision + " " + pending.name(), version);
    } else {
      acknowledged.remove(pending.name());
    }
    pending = null;
  }

  /** The highest revision that an answer named. */
  long highest() {
    return highest;
  }

  /** Every version that was acknowledged since the last call, by {@code revision name}. */
  Map<String, Version> takeHistory() {
    Map<String, Version> taken = new LinkedHashMap<>(history);
    history.clear();
    return taken;
  }

  /** Compares what is there with what was acknowledged; the write without an answer may have been done or not. */
  void check(Map<String, Version> there) {
    List<String> names = new ArrayList<>(acknowledged.keySet());
    if (pending != null) {
      names.add(pending.name());
    }
    for (String name : names) {
      Version found = there.get(name);
      Version known = acknowledged.get(name);
      if (pending != null && pending.name().equals(name) && !Objects.equals(found, known)) {
        assertThat(Optional.ofNullable(found).map(Version::content)).as("half a write of %s", name).isEqualTo(pending.content());
        assertThat(found == null || found.revision() > highest).as("%s was written after all that was acknowledged", found).isTrue();
      } else {
        assertThat(found).as("the acknowledged write of %s", name).isEqualTo(known);
      }
    }
    acknowledged.clear();
    acknowledged.putAll(there);
    there.values().forEach(version -> highest = Math.max(highest, version.revision()));
    pending = null;
  }
}
