package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A watch that outlives the server: cut by each kill, resumed at the next start from the last revision that it told of. */
final class Resumption {
  /** A ConfigMap that is written after each start, so that a watch knows when it has told all that was before. */
  static final String MARKER = "marker";

  private Recording recording;
  private Map<String, Ledger.Version> before;
  private long start;

  /** From now on what follows revision {@code marker} is recorded, when {@code there} was all there was beside the marker. */
  void from(long marker, Map<String, Ledger.Version> there) {
    start = marker;
    recording = recording == null ? new Recording(marker) : recording;
    before = new LinkedHashMap<>(there);
    before.put(MARKER, new Ledger.Version(marker, MARKER));
  }

  /** Watches until the server is gone. */
  void follow(KubeconfigFile config) {
    recording.follow(config, Long.MAX_VALUE);
  }

  /**
   * Resumes the watch that was cut, up to the marker. What both connections told together is what one watch tells that begins before the
   * load; it leads from what was there to what is there; and every version that a writer was told of is in it.
   */
  void check(KubeconfigFile config, long marker, Map<String, Ledger.Version> there, List<Writer> writers) {
    recording.follow(config, marker);
    List<Recording.Event> events = recording.take();
    Recording again = new Recording(start);
    again.follow(config, marker);
    assertThat(again.take()).as("the same history when it is told again").isEqualTo(events);
    Map<String, Ledger.Version> after = Recording.replay(before, events);
    after.remove(MARKER);
    assertThat(after).isEqualTo(there);
    Map<String, Ledger.Version> told = new LinkedHashMap<>();
    events.stream().filter(event -> !event.type().equals("DELETED")).forEach(event -> told.put(event.key(), event.version()));
    writers.forEach(writer -> assertThat(told).containsAllEntriesOf(writer.ledger().takeHistory()));
  }
}
