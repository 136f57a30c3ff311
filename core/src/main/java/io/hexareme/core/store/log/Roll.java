package io.hexareme.core.store.log;

import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.command.ByteWriter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers of disks by the ids of the members that they belong to, as bytes. */
final class Roll {
  private Roll() {}

  static ByteWriter write(ByteWriter out, SortedMap<String, Long> disks) {
    out.number(disks.size());
    disks.forEach((id, disk) -> out.text(id).number(disk));
    return out;
  }

  static SortedMap<String, Long> read(ByteReader in) {
    TreeMap<String, Long> disks = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) disks.put(in.text(), in.number());
    return Collections.unmodifiableSortedMap(disks);
  }
}
