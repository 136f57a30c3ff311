package io.hexareme.core.controllers.loop;

import io.hexareme.core.controllers.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan's commands in the groups that may be on their way together: neighbouring creates (or deletes) in batches of 1, 2, 4, 8, …,
 * so that a reason which refuses all of them is met by few; everything else one by one.
 */
final class Batches {
  private Batches() {}

  static List<List<Command>> of(List<Command> commands) {
    List<List<Command>> batches = new ArrayList<>();
    int start = 0;
    while (start < commands.size()) {
      int end = start + 1;
      while (end < commands.size() && areAlike(commands.get(start), commands.get(end))) {
        end++;
      }
      slowStart(commands.subList(start, end), batches);
      start = end;
    }
    return batches;
  }

  private static void slowStart(List<Command> alike, List<List<Command>> batches) {
    int size = 1;
    for (int start = 0; start < alike.size(); ) {
      int end = Math.min(start + size, alike.size());
      batches.add(alike.subList(start, end));
      start = end;
      size *= 2;
    }
  }

  private static boolean areAlike(Command one, Command other) {
    Command first = plain(one);
    Command second = plain(other);
    return (first instanceof Command.Create && second instanceof Command.Create)
        || (first instanceof Command.Delete && second instanceof Command.Delete)
        || (first instanceof Command.DeleteAll && second instanceof Command.DeleteAll);
  }

  private static Command plain(Command command) {
    return command instanceof Command.Told told ? told.command() : command;
  }
}
