package io.hexareme.core.store;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.time.ManualLoop;
import org.junit.jupiter.api.Nested;

/** The contract, asked of one member of a group. */
class GroupContractTest {

  /** Of the leader of three. */
  @Nested
  class LeaderOfThree extends StoreContract {
    @Override
    protected Store open(ManualLoop loop) {
      StoreGroup group = new StoreGroup(3, StoreGroup.snapshotsAfter(5), loop).startAll();
      return group.store(group.leader());
    }
  }

  /** Of a follower of three. */
  @Nested
  class FollowerOfThree extends StoreContract {
    @Override
    protected Store open(ManualLoop loop) {
      StoreGroup group = new StoreGroup(3, StoreGroup.snapshotsAfter(5), loop).startAll();
      return group.store(group.follower());
    }
  }

  /** Of a follower of five. */
  @Nested
  class FollowerOfFive extends StoreContract {
    @Override
    protected Store open(ManualLoop loop) {
      StoreGroup group = new StoreGroup(5, StoreConfig.DEFAULT, loop).startAll();
      return group.store(group.follower());
    }
  }
}
