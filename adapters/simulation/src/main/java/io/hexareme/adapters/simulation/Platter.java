package io.hexareme.adapters.simulation;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage.Damage;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** What is stable, and which parts of it are damaged. Operations are whole or absent here: see the package on why. */
final class Platter {
  private final String name;
  private final List<LogEntry> entries = new ArrayList<>();
  private final List<Rot> rot = new ArrayList<>();
  private HardState hardState = HardState.INITIAL;
  private HardState olderHardState = HardState.INITIAL;
  private long snapshotIndex;
  private long snapshotTerm;
  private List<Bytes> snapshot = List.of();
  private Damage lost;

  Platter(String name) {
    this.name = name;
  }

  long lastIndex() {
    return snapshotIndex + entries.size();
  }

  void write(LogWrite write) {
    switch (write) {
      case LogWrite.Append append -> append(append);
      case LogWrite.Snapshot taken -> snapshot(taken);
      case LogWrite.Install install -> install(install);
      case LogWrite.Repaired _ -> lost = null;
    }
  }

  private void append(LogWrite.Append append) {
    for (LogEntry entry : append.entries()) {
      long kept = Math.max(0, entry.index() - snapshotIndex - 1);
      if (kept < entries.size()) entries.subList((int) kept, entries.size()).clear();
      if (entry.index() > snapshotIndex) entries.add(entry);
    }
    replaceHardState(append.hardState());
  }

  private void snapshot(LogWrite.Snapshot taken) {
    if (taken.index() < snapshotIndex) return;
    long covered = Math.min(entries.size(), taken.index() - snapshotIndex);
    entries.subList(0, (int) covered).clear();
    begin(taken.index(), taken.term(), taken.state());
    rot.removeIf(part -> !(part instanceof Rot.OfEntry(long index)) || index <= snapshotIndex);
  }

  private void install(LogWrite.Install install) {
    entries.clear();
    rot.clear();
    begin(install.index(), install.term(), install.state());
    replaceHardState(install.hardState());
  }

  private void begin(long index, long term, List<Bytes> state) {
    snapshotIndex = index;
    snapshotTerm = term;
    snapshot = state;
  }

  private void replaceHardState(HardState newState) {
    if (newState == null) return;
    olderHardState = hardState;
    hardState = newState;
  }

  /** Damages a part that is there, drawn; nothing when there is none. */
  void rot(Randomness random) {
    List<Rot> parts = new ArrayList<>();
    if (!entries.isEmpty()) parts.add(new Rot.OfEntry(snapshotIndex + 1 + random.nextInt(entries.size())));
    if (snapshotIndex > 0) parts.add(new Rot.OfSnapshot(snapshotIndex));
    if (!hardState.equals(HardState.INITIAL)) parts.add(new Rot.OfHardState());
    if (!parts.isEmpty()) rot.add(Draw.one(random, parts));
  }

  /** The place of that operation is damaged, if it is still there. */
  void rotPlaceOf(LogWrite write) {
    switch (write) {
      case LogWrite.Append append when !append.entries().isEmpty() -> rot.add(new Rot.OfEntry(append.entries().getFirst().index()));
      case LogWrite.Append _ -> rot.add(new Rot.OfHardState());
      case LogWrite.Snapshot taken -> rot.add(new Rot.OfSnapshot(taken.index()));
      case LogWrite.Install install -> rot.add(new Rot.OfSnapshot(install.index()));
      case LogWrite.Repaired _ -> { }
    }
  }

  Recovered recover(OnDamage onDamage) {
    if (onDamage == OnDamage.REFUSE) refuse();
    if (!rot.isEmpty()) keepIntact();
    return new Recovered(hardState, snapshotIndex, snapshotTerm, snapshot, entries, lost);
  }

  private void refuse() {
    if (!rot.isEmpty()) throw corruption(rot.getFirst());
    if (lost != null) throw new LogCorruption(name + "/damaged", 0, "what was lost is not made good yet: " + lost.what());
  }

  private void keepIntact() {
    lost = new Damage(corruption(rot.getFirst()).getMessage(), List.of(name + "/damaged"));
    rot.forEach(this::setAside);
    rot.clear();
    hardState = new HardState(hardState.term(), hardState.vote(), Math.min(hardState.commit(), lastIndex()));
  }

  /** The offset is the entry's or the snapshot's index: there are no bytes here. */
  private LogCorruption corruption(Rot part) {
    return switch (part) {
      case Rot.OfEntry(long index) -> new LogCorruption(name + "/log", index, "the checksum of an entry does not match");
      case Rot.OfHardState() -> new LogCorruption(name + "/log", lastIndex(), "the checksum of a hard state does not match");
      case Rot.OfSnapshot(long index) -> new LogCorruption(name + "/snapshot", index, "the checksum does not match");
    };
  }

  private void setAside(Rot part) {
    switch (part) {
      case Rot.OfEntry(long index) -> {
        long kept = Math.max(0, index - snapshotIndex - 1);
        if (kept < entries.size()) entries.subList((int) kept, entries.size()).clear();
      }
      case Rot.OfHardState() -> hardState = olderHardState;
      case Rot.OfSnapshot _ -> {
        entries.clear();
        begin(0, 0, List.of());
      }
    }
  }
}
