package io.hexareme.adapters.assembly.etcd;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.etcd.jetcd.api.ResponseHeader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;

/** What a call came to, without what two etcds cannot have in common. */
record Answer(Message message, Status.Code code, String description) {

  static Answer of(Supplier<? extends Message> call) {
    try {
      return new Answer(normal(call.get()), Status.Code.OK, null);
    } catch (StatusRuntimeException e) {
      return new Answer(null, e.getStatus().getCode(), e.getStatus().getDescription());
    }
  }

  /** The message with nothing in its header but the revision. */
  @SuppressWarnings("unchecked")
  static <M extends Message> M normal(M message) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName("header");
    if (field == null || !message.hasField(field)) return message;
    ResponseHeader header = (ResponseHeader) message.getField(field);
    ResponseHeader bare = ResponseHeader.newBuilder().setRevision(header.getRevision()).build();
    return (M) message.toBuilder().setField(field, bare).build();
  }
}
