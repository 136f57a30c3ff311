package io.hexareme.adapters.etcdserver;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Headers;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * etcd's own client of version 3.4 sends, with calls that go to one endpoint (status, snapshot, defragment), the endpoint's whole URL
 * as {@code :authority}. Vert.x resets such a stream, as RFC 9113 section 8.3.1 would have it; etcd takes it, so the scheme is cut
 * off here before Vert.x looks. It needs Vert.x' and Netty's insides: there is no other place before the check.
 */
final class LenientAuthorities extends Http2FrameListenerDecorator {
  private LenientAuthorities(Http2FrameListener next) {
    super(next);
  }

  /** To be called with each new connection. */
  static void allowOn(HttpConnection connection) {
    if (!(connection instanceof HttpServerConnection inside)) return;
    Http2ConnectionHandler http2 = inside.channelHandlerContext().pipeline().get(Http2ConnectionHandler.class);
    if (http2 == null) return; // HTTP/1.1
    Http2ConnectionDecoder decoder = http2.decoder();
    decoder.frameListener(new LenientAuthorities(decoder.frameListener()));
  }

  @Override
  public void onHeadersRead(ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    super.onHeadersRead(context, stream, withoutScheme(headers), padding, end);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers headers, int dependency, short weight, boolean exclusive, int padding,
      boolean end) throws Http2Exception {
    super.onHeadersRead(context, stream, withoutScheme(headers), dependency, weight, exclusive, padding, end);
  }

  private static Http2Headers withoutScheme(Http2Headers headers) {
    CharSequence authority = headers.authority();
    if (authority == null) return headers;
    String text = authority.toString();
    int scheme = text.indexOf("://");
    if (scheme >= 0) headers.authority(text.substring(scheme + 3));
    return headers;
  }
}
