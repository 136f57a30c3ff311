package io.hexareme.core.store;

import io.hexareme.core.store.command.Command;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;

/**
 * Raises NOSPACE when the content has grown beyond its bound. The leader asks for it through the log, so that all members refuse from the same
 * entry on. As in etcd the alarm stays until an operator ends it, after a compaction or deletions; it comes back while there is too much.
 */
final class Quota {
  private final StoreMember member;
  private boolean asked;

  Quota(StoreMember member) {
    this.member = member;
  }

  /** The content has grown, or this member has begun to lead. */
  void check() {
    long most = member.settings.quotaBytes();
    if (most == 0 || asked || !member.log.isLeading()) return;
    if (member.applied.contentBytes() <= most || member.applied.group().isOutOfSpace()) return;
    asked = true;
    member.propose(new Command.SwitchAlarm(new Alarm(member.id(), AlarmKind.NOSPACE), true)).whenComplete((raised, cause) -> asked = false);
  }
}
