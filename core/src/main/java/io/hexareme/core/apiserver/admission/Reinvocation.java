package io.hexareme.core.apiserver.admission;

import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether the mutating plugins of one write go round a second time, and whom they ask then: those who wished to be asked again and
 * whose object others changed after them ({@code reinvocationPolicy: IfNeeded}). There is no third round.
 */
public final class Reinvocation {
  private final Map<String, Memory> memories = new LinkedHashMap<>();
  private boolean wanted;
  private boolean second;

  /** What one plugin remembers of the webhooks or policies that it asked. */
  public static final class Memory {
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> due = new LinkedHashSet<>();
    private Obj last;

    /** At the plugin's turn: what others changed since its last one concerns all that were asked. */
    public void seen(Obj object) {
      if (last != null && !last.equals(object)) {
        due.addAll(asked);
      }
    }

    /** {@code name} was asked and would be asked again. */
    public void asked(String name) {
      asked.add(name);
    }

    /** The object was changed by one of the plugin's own: those asked before it are due again. */
    public void changed() {
      due.addAll(asked);
    }

    /** Whether to ask again in the second round. */
    public boolean isDue(String name) {
      return due.contains(name);
    }

    /** At the end of the plugin's turn. */
    public void left(Obj object) {
      last = object;
    }
  }

  /** By the plugin's name. */
  public Memory of(String plugin) {
    return memories.computeIfAbsent(plugin, name -> new Memory());
  }

  /** A plugin changed the object in a way that those before it may want to see. */
  public void want() {
    wanted = true;
  }

  public boolean isSecondRound() {
    return second;
  }

  /** Begins the second round if one is wanted and has not been. */
  boolean begin() {
    boolean begins = wanted && !second;
    second |= begins;
    return begins;
  }
}
