package io.hexareme.adapters.assembly.faults;

/**
 * What clients do, by weight.
 *
 * @param keys how many keys they share; few make conflicts
 * @param put plain puts; {@code conditional} puts and deletes on condition of a revision; {@code multi} several keys at once, nested
 *     transactions among them; {@code delete} deletes, of ranges too
 * @param read linearizable reads of all keys or one; {@code past} reads of an old revision; {@code stale} serializable ones
 * @param compact compactions; {@code lease} grants, renewals, revocations and reads of leases, and puts with them
 */
public record Mix(int keys, int put, int conditional, int multi, int delete, int read, int past, int stale, int compact, int lease) {
  /** Something of everything. */
  public static final Mix ALL = new Mix(8, 6, 4, 3, 2, 5, 2, 2, 1, 4);

  /** Short conflicts on few keys, read at once. */
  public static final Mix REGISTERS = new Mix(3, 5, 5, 0, 1, 8, 0, 1, 0, 0);

  /** History is made and forgotten. */
  public static final Mix COMPACTING = new Mix(5, 6, 1, 2, 4, 3, 3, 1, 4, 0);

  /** Keys that come and go with leases. */
  public static final Mix LEASES = new Mix(6, 2, 1, 0, 1, 3, 0, 0, 0, 12);

  int total() {
    return put + conditional + multi + delete + read + past + stale + compact + lease;
  }
}
