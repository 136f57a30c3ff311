package io.hexareme.core.controllers.loop;

import io.hexareme.core.client.Result;
import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Command;

/** What a refusal means for the plan it stops. */
final class Refusals {
  private Refusals() {}

  /** Whether the command's purpose is reached all the same: what was to be deleted or patched is not there. */
  static boolean isSuccess(Command command, Result.Failed failed) {
    return failed.isNotFound()
        && switch (plain(command)) {
          case Command.Delete _, Command.DeleteAll _, Command.Patch _ -> true;
          case Command.Create _, Command.Update _, Command.UpdateStatus _, Command.Submit _, Command.Event _, Command.Told _ -> false;
        };
  }

  /** How an attempt ends that meets this refusal. */
  static Outcome outcome(Command command, Result.Failed failed) {
    Command plain = plain(command);
    if (isInTerminatingNamespace(plain, failed) || (failed.isNotFound() && isWriteOfExisting(plain))) {
      return new Outcome.Moot();
    }
    if (failed.isConflict() || failed.isAlreadyExists()) {
      return new Outcome.Stale();
    }
    return new Outcome.Refused(new Failure(plain, failed.code(), failed.reason(), failed.message()));
  }

  /** Whether it says nothing about what the command was to do: the view was old, or the whole namespace is going. */
  static boolean isOfPassingInterest(Command command, Result.Failed failed) {
    return isSuccess(command, failed) || !(outcome(command, failed) instanceof Outcome.Refused);
  }

  private static Command plain(Command command) {
    return command instanceof Command.Told told ? told.command() : command;
  }

  private static boolean isWriteOfExisting(Command command) {
    return command instanceof Command.Update || command instanceof Command.UpdateStatus || command instanceof Command.Submit;
  }

  /** Nothing can be created there any more, and what asked for it is about to be deleted too. */
  private static boolean isInTerminatingNamespace(Command command, Result.Failed failed) {
    return command instanceof Command.Create
        && failed.status().list("details", "causes").stream().anyMatch(cause -> cause.text("reason").equals("NamespaceTerminating"));
  }
}
