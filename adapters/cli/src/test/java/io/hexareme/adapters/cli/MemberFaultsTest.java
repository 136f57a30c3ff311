package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three members as processes, clients that write all the time, and one fault after the other: nothing acknowledged is lost, nothing refused
 * is done, and afterwards all members have the same. {@code hexareme.kill.rounds} says how many, {@code hexareme.kill.seed} where chance begins.
 */
@Timeout(value = 10, unit = TimeUnit.HOURS)
class MemberFaultsTest {
  private static final int ROUNDS = Integer.getInteger("hexareme.kill.rounds", Fault.values().length);
  private static final long SEED = Long.getLong("hexareme.kill.seed", 20261122);

  private final Random random = new Random(SEED);

  @TempDir
  private Path directory;

  /** What is done to them; the first ones leave a majority, which must go on meanwhile. */
  private enum Fault { KILL_LEADER, PAUSE_LEADER, CUT_LEADER_OFF, LEADER_IS_NOT_HEARD, LEADER_HEARS_NOTHING, KILL_ONE, PAUSE_ONE, CUT_ONE_LINK, KILL_TWO, KILL_ALL }

  @Test
  void nothing_acknowledged_is_lost_whatever_happens_to_the_members() {
    try (MemberGroup group = new MemberGroup(directory)) {
      group.start(MemberGroup.all());
      Map<String, List<StoreWriter>> ledgers = new LinkedHashMap<>();
      int writes = 0;
      for (int round = 0; round < ROUNDS; round++) {
        String prefix = String.format("r%05d/", round);
        Fault fault = round < Fault.values().length ? Fault.values()[round] : Fault.values()[random.nextInt(Fault.values().length)];
        writes += round(group, fault, prefix);
        ledgers.put(prefix, group.writers());
      }
      ledgers.forEach(group::checkAgain);
      System.out.println(ROUNDS + " rounds of faults, " + writes + " acknowledged writes");
      for (int member : MemberGroup.all()) {
        assertThat(group.process(member).terminate()).as(group.process(member).errors()).isZero();
      }
    }
  }

  private int round(MemberGroup group, Fault fault, String prefix) {
    int leader = group.user().leader();
    int one = random.nextInt(MemberGroup.MEMBERS);
    int other = (one + 1 + random.nextInt(MemberGroup.MEMBERS - 1)) % MemberGroup.MEMBERS;
    List<Integer> followers = new ArrayList<>(MemberGroup.all());
    followers.remove(Integer.valueOf(leader));
    group.write(prefix, 1 + random.nextInt(2_000));
    group.awaitWrites(1 + random.nextInt(100));
    switch (fault) {
      case KILL_LEADER -> kill(group, List.of(leader), true);
      case KILL_ONE -> kill(group, List.of(one), true);
      case KILL_TWO -> kill(group, List.of(one, other), false);
      case KILL_ALL -> kill(group, MemberGroup.all(), false);
      case PAUSE_LEADER -> pause(group, leader);
      case PAUSE_ONE -> pause(group, one);
      case CUT_LEADER_OFF -> cut(group, () -> followers.forEach(follower -> group.cut(leader, follower)));
      case LEADER_IS_NOT_HEARD -> cut(group, () -> followers.forEach(follower -> group.cutOneWay(leader, follower)));
      case LEADER_HEARS_NOTHING -> cut(group, () -> followers.forEach(follower -> group.cutOneWay(follower, leader)));
      case CUT_ONE_LINK -> cut(group, () -> group.cut(one, other));
    }
    group.awaitWrites(5);
    return group.check(prefix);
  }

  private static void kill(MemberGroup group, List<Integer> members, boolean othersGoOn) {
    members.forEach(member -> group.process(member).kill());
    if (othersGoOn) {
      group.awaitWrites(20);
    }
    group.start(members);
  }

  private static void pause(MemberGroup group, int member) {
    group.process(member).pause();
    group.awaitWrites(20);
    group.process(member).resume();
  }

  private static void cut(MemberGroup group, Runnable cut) {
    cut.run();
    group.awaitWrites(20);
    group.mend();
  }
}
