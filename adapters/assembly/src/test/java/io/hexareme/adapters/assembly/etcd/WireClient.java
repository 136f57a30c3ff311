package io.hexareme.adapters.assembly.etcd;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.LeaseGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.WatchGrpc;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Raw calls by grpc-java, a stack that is none of ours. */
final class WireClient implements AutoCloseable {
  static final ByteString ZERO = ByteString.copyFrom(new byte[] {0});

  final ManagedChannel channel;
  final KVGrpc.KVBlockingStub kv;
  final LeaseGrpc.LeaseBlockingStub lease;
  final LeaseGrpc.LeaseStub leaseStreams;
  final ClusterGrpc.ClusterBlockingStub cluster;
  final MaintenanceGrpc.MaintenanceBlockingStub maintenance;
  final WatchGrpc.WatchStub watch;

  WireClient(EtcdEndpoint endpoint, ClientInterceptor... interceptors) {
    URI url = URI.create(endpoint.url());
    channel = NettyChannelBuilder.forAddress(url.getHost(), url.getPort()).usePlaintext()
        .intercept(interceptors).maxInboundMessageSize(64 << 20).build();
    kv = KVGrpc.newBlockingStub(channel);
    lease = LeaseGrpc.newBlockingStub(channel);
    leaseStreams = LeaseGrpc.newStub(channel);
    cluster = ClusterGrpc.newBlockingStub(channel);
    maintenance = MaintenanceGrpc.newBlockingStub(channel);
    watch = WatchGrpc.newStub(channel);
  }

  static ByteString utf8(String text) {
    return ByteString.copyFromUtf8(text);
  }

  long put(String key, String value) {
    return kv.put(PutRequest.newBuilder().setKey(utf8(key)).setValue(utf8(value)).build()).getHeader().getRevision();
  }

  void deleteAll() {
    kv.deleteRange(DeleteRangeRequest.newBuilder().setKey(ZERO).setRangeEnd(ZERO).build());
  }

  long revision() {
    return kv.range(RangeRequest.newBuilder().setKey(utf8("x")).build()).getHeader().getRevision();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try {
      channel.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
