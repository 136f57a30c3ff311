package io.hexareme.adapters.assembly.faults;

import java.time.Duration;
import java.util.List;

/** Members come and go: each spare machine joins as a learner, is promoted, and in the end a founder is taken out. */
final class MembershipPlay {
  private final Stage stage;
  private final SimulatedStoreGroup group;
  private int joined;

  private MembershipPlay(Stage stage) {
    this.stage = stage;
    this.group = stage.group();
  }

  static void begin(Stage stage) {
    MembershipPlay play = new MembershipPlay(stage);
    stage.after(stage.between(500, 1500), play::next);
    stage.every(Duration.ofMillis(1500), () -> stage.crash(stage.anyMember(), stage.between(50, 300)));
  }

  private void next() {
    List<SimulatedMember> spare = group.members().subList(group.settings().members(), group.members().size());
    if (group.isWinding()) return;
    if (joined < spare.size()) add(spare.get(joined));
    else remove(stage.anyMember());
  }

  private void add(SimulatedMember member) {
    stage.withLeader(leader -> leader.on(open -> open.addLearner(member, added -> {
      if (!added) {
        stage.after(Duration.ofMillis(300), this::next);
        return;
      }
      joined++;
      member.boot();
      promote(member);
    })));
  }

  private void promote(SimulatedMember member) {
    if (group.isWinding()) return;
    stage.after(Duration.ofMillis(300), () -> stage.withLeader(leader -> leader.on(open -> open.promote(member, done -> {
      if (done) stage.after(stage.between(200, 800), this::next);
      else promote(member);
    }))));
  }

  private void remove(SimulatedMember member) {
    if (group.isWinding() || group.participants().size() < group.members().size()) return;
    stage.withLeader(leader -> leader.on(open -> open.remove(member, done -> {
      if (done) stage.after(Duration.ofMillis(500), member.process()::crash);
      else stage.after(Duration.ofMillis(500), () -> remove(member));
    })));
  }
}
