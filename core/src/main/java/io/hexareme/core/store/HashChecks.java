package io.hexareme.core.store;

import io.hexareme.core.store.command.Command;
import io.hexareme.core.store.group.MemberIds;

/**
 * Compares the members' contents now and then. The leader begins by telling its own figure through the log; each member that applies that
 * tells its own of the same revision; the registry judges by majority, on all members alike. A member that is found wrong stops.
 */
final class HashChecks {
  private final StoreMember member;
  private long told;

  HashChecks(StoreMember member) {
    this.member = member;
  }

  /** This revision was made. */
  void revision(long revision) {
    long every = member.settings.checkHashEvery();
    if (every > 0 && revision % every == 0 && member.log.isLeading() && member.applied.group().members().size() > 1) tell(revision);
  }

  /** A figure went through the log. */
  void heard(Command.CheckHash check) {
    if (member.applied.group().isCorrupt(member.id())) {
      stop();
      return;
    }
    boolean known = check.revision() >= member.applied.state().compacted() && check.revision() <= member.applied.state().revision();
    if (check.member() != member.id() && check.revision() > told && known) tell(check.revision());
  }

  /** If what it says gets lost, the next check will do. */
  private void tell(long revision) {
    told = revision;
    member.propose(new Command.CheckHash(member.id(), revision, member.applied.state().hash(revision)));
  }

  void stop() {
    member.log.stop(new MemberStopped("the content of member " + MemberIds.name(member.id())
        + " differs from the others': remove the member, then add it anew with an empty data directory"));
  }
}
