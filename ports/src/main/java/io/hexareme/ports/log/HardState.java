package io.hexareme.ports.log;

/** What a member must not forget: its current term, whom it voted for in it ("" for nobody), and a commit index it knows of. */
public record HardState(long term, String vote, long commit) {
  public static final HardState INITIAL = new HardState(0, "", 0);
}
