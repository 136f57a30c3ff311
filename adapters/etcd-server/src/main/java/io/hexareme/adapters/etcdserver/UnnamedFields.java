package io.hexareme.adapters.etcdserver;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.List;

/**
 * Fields that etcd's protocol has and the message classes at hand have not: protobuf carries them along under their numbers, so they
 * can be read and written all the same.
 */
final class UnnamedFields {
  private UnnamedFields() {}

  /** The number in that field; 0 when it is not there, as protobuf has it. */
  static long number(Message message, int field) {
    List<Long> values = message.getUnknownFields().getField(field).getVarintList();
    return values.isEmpty() ? 0 : values.getLast();
  }

  static boolean flag(Message message, int field) {
    return number(message, field) != 0;
  }

  static UnknownFieldSet number(int field, long value) {
    return UnknownFieldSet.newBuilder().addField(field, Field.newBuilder().addVarint(value).build()).build();
  }

  static UnknownFieldSet messages(int field, List<UnknownFieldSet> messages) {
    Field.Builder all = Field.newBuilder();
    for (UnknownFieldSet message : messages) all.addLengthDelimited(ByteString.copyFrom(message.toByteArray()));
    return UnknownFieldSet.newBuilder().addField(field, all.build()).build();
  }
}
