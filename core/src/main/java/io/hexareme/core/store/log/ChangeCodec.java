package io.hexareme.core.store.log;

import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.command.ByteWriter;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** A change of the group on its way to the leader. */
final class ChangeCodec {
  private ChangeCodec() {}

  static Bytes encode(MembershipChange change) {
    ByteWriter out = new ByteWriter(64 + change.context().length()).number(change.steps().size());
    for (Step step : change.steps()) out.octet(number(step.kind())).bytes(Bytes.utf8(step.id()));
    return out.bytes(change.context()).done();
  }

  /** @throws IllegalStateException when it is none */
  static MembershipChange decode(Bytes bytes) {
    ByteReader in = new ByteReader(bytes);
    int count = in.count();
    List<Step> steps = new ArrayList<>(count);
    for (int i = 0; i < count; i++) steps.add(new Step(kind(in.octet()), in.bytes().utf8()));
    return new MembershipChange(steps, in.bytes());
  }

  private static int number(Kind kind) {
    return switch (kind) {
      case ADD_VOTER -> 1;
      case ADD_LEARNER -> 2;
      case REMOVE -> 3;
    };
  }

  private static Kind kind(int number) {
    return switch (number) {
      case 1 -> Kind.ADD_VOTER;
      case 2 -> Kind.ADD_LEARNER;
      case 3 -> Kind.REMOVE;
      default -> throw new IllegalStateException("unknown kind of change: " + number);
    };
  }
}
