package io.hexareme.ports.log;

import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** A log in the simplest way there is, and the next thing to ask of it and of a real one. */
public final class LogModel {
  private final List<LogEntry> entries = new ArrayList<>();
  private HardState hardState = HardState.INITIAL;
  private long index;
  private long term;
  private List<Bytes> state = List.of();
  private long newestTerm = 1;

  public Recovered expected() {
    return new Recovered(hardState, index, term, state, entries);
  }

  /** Asks something of both; gives the real one's answer. */
  public CompletionStage<Void> step(Random random, LogStorage log) {
    return switch (random.nextInt(8)) {
      case 0 -> snapshot(random, log);
      case 1 -> install(random, log);
      case 2 -> rewrite(random, log);
      default -> append(random, log, last() + 1);
    };
  }

  private long last() {
    return index + entries.size();
  }

  private CompletionStage<Void> append(Random random, LogStorage log, long first) {
    List<LogEntry> more = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      byte[] payload = new byte[random.nextInt(200)];
      random.nextBytes(payload);
      more.add(new LogEntry(first + more.size(), newestTerm, new Bytes(payload)));
    }
    if (!more.isEmpty()) entries.subList((int) (first - index - 1), entries.size()).clear();
    entries.addAll(more);
    HardState changed = random.nextBoolean() ? null : new HardState(newestTerm, "m" + random.nextInt(3), index);
    if (changed != null) hardState = changed;
    return log.append(more, changed);
  }

  private CompletionStage<Void> rewrite(Random random, LogStorage log) {
    newestTerm++;
    return append(random, log, index + 1 + random.nextInt(entries.size() + 1));
  }

  private CompletionStage<Void> snapshot(Random random, LogStorage log) {
    int covered = random.nextInt(entries.size() + 1);
    if (covered > 0) term = entries.get(covered - 1).term();
    entries.subList(0, covered).clear();
    index += covered;
    state = chunks(random);
    return log.snapshot(index, term, state);
  }

  private CompletionStage<Void> install(Random random, LogStorage log) {
    index += random.nextInt(20);
    term = ++newestTerm;
    entries.clear();
    state = chunks(random);
    HardState changed = random.nextBoolean() ? null : new HardState(term, "", index);
    if (changed != null) hardState = changed;
    return log.install(index, term, state, changed);
  }

  private static List<Bytes> chunks(Random random) {
    List<Bytes> chunks = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) chunks.add(Bytes.utf8("chunk " + random.nextLong()));
    return chunks;
  }
}
