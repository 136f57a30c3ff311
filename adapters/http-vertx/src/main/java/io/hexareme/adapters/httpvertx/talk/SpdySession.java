package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.value.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyGoAwayFrame;
import io.netty.handler.codec.spdy.DefaultSpdyPingFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdySessionStatus;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The server's side of a SPDY/3.1 session (https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/) whose streams the client
 * opens. Broken frames end it. There are no windows: the clients that speak this know none, so the wire alone holds them back.
 */
final class SpdySession implements Talk {
  private static final int LARGEST_CHUNK = 32 << 10;
  private static final int LARGEST_HEADERS = 16 << 10;
  private static final int MOST_STREAMS = 1000;

  private final Wire wire;
  private final Streams owner;
  private final EmbeddedChannel codec =
      new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1, LARGEST_CHUNK, LARGEST_HEADERS, 6, 15, 8, false), new Broken());
  private final Map<Integer, Stream> streams = new LinkedHashMap<>();
  private int lastStream;
  private boolean broken;
  private boolean over;

  /** Who uses the session. */
  interface Streams {
    /** The client opened a stream. False to refuse it. @param headers by lower-case name */
    boolean opened(Stream stream, Map<String, String> headers);

    /** The client has gone, or broke the protocol. */
    void gone();
  }

  /** What one stream brings. */
  interface Reader {
    void data(Bytes bytes);

    /** The client says no more on it. */
    void end();

    /** The client wants no more of it. */
    void reset();
  }

  /** One stream, both ways. */
  final class Stream {
    private final int id;
    private Reader reader;
    private boolean finished;
    private boolean clientFinished;

    private Stream(int id) {
      this.id = id;
    }

    /** At once, in {@link Streams#opened}. */
    void read(Reader taker) {
      reader = taker;
    }

    Future<Void> send(Bytes bytes) {
      return finished ? Future.failedFuture("the stream is closed")
          : write(new DefaultSpdyDataFrame(id, Unpooled.wrappedBuffer(bytes.array())));
    }

    /** No more will be sent. */
    void finish() {
      if (!finished) {
        finished = true;
        DefaultSpdyDataFrame last = new DefaultSpdyDataFrame(id);
        last.setLast(true);
        write(last);
        forget();
      }
    }

    private void forget() {
      if (finished && clientFinished) {
        streams.remove(id);
      }
    }
  }

  SpdySession(Wire wire, Streams owner) {
    this.wire = wire;
    this.owner = owner;
  }

  @Override
  public void open() {
    // the client begins
  }

  @Override
  public void received(Buffer bytes) {
    if (over) {
      return;
    }
    codec.writeInbound(Unpooled.wrappedBuffer(bytes.getBytes()));
    for (Object frame = codec.readInbound(); frame != null && !over; frame = codec.readInbound()) {
      take(frame);
    }
    if (broken) {
      fail();
    }
  }

  /** Hears what the codec cannot read; left alone, Netty would tell it to the log, once for every broken frame. */
  private final class Broken extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      broken = true;
    }
  }

  private void take(Object frame) {
    switch (frame) {
      case SpdySynStreamFrame opening -> open(opening);
      case SpdyDataFrame data -> data(data);
      case SpdyRstStreamFrame reset -> reset(reset.streamId());
      case SpdyPingFrame ping when ping.id() % 2 != 0 -> write(new DefaultSpdyPingFrame(ping.id()));
      default -> { } // settings, windows, answers to nothing, farewells: the end of the wire will tell
    }
  }

  private void open(SpdySynStreamFrame opening) {
    int id = opening.streamId();
    if (opening.isInvalid() || opening.isTruncated() || id % 2 == 0 || id <= lastStream) {
      refuse(id, SpdyStreamStatus.PROTOCOL_ERROR);
      return;
    }
    lastStream = id;
    Map<String, String> headers = new LinkedHashMap<>();
    opening.headers().names().forEach(name -> headers.put(name.toString().toLowerCase(Locale.ROOT), opening.headers().getAsString(name)));
    Stream stream = new Stream(id);
    if (streams.size() >= MOST_STREAMS || !owner.opened(stream, headers)) {
      refuse(id, SpdyStreamStatus.REFUSED_STREAM);
      return;
    }
    streams.put(id, stream);
    write(accepted(id));
    if (opening.isLast()) {
      clientEnds(stream);
    }
  }

  /** Never without headers: of none Netty makes an empty block, which Go's decoder waits to be filled. */
  private static DefaultSpdySynReplyFrame accepted(int id) {
    DefaultSpdySynReplyFrame reply = new DefaultSpdySynReplyFrame(id);
    reply.headers().set(":status", "200").set(":version", "HTTP/1.1");
    return reply;
  }

  private void refuse(int id, SpdyStreamStatus why) {
    write(new DefaultSpdyRstStreamFrame(id, why));
  }

  private void data(SpdyDataFrame data) {
    try {
      Stream stream = streams.get(data.streamId());
      if (stream == null || stream.clientFinished) {
        return; // of a stream that is closed already, or never was
      }
      ByteBuf content = data.content();
      byte[] bytes = new byte[content.readableBytes()];
      content.readBytes(bytes);
      stream.reader.data(new Bytes(bytes));
      if (data.isLast()) {
        clientEnds(stream);
      }
    } finally {
      data.release();
    }
  }

  private void clientEnds(Stream stream) {
    stream.clientFinished = true;
    stream.reader.end();
    stream.forget();
  }

  private void reset(int id) {
    Stream stream = streams.remove(id);
    if (stream != null) {
      stream.finished = true;
      stream.clientFinished = true;
      stream.reader.reset();
    }
  }

  private Future<Void> write(Object frame) {
    if (over) {
      return Future.failedFuture("the session is closed");
    }
    codec.writeOutbound(frame);
    Buffer bytes = Buffer.buffer();
    for (ByteBuf piece = codec.readOutbound(); piece != null; piece = codec.readOutbound()) {
      byte[] array = new byte[piece.readableBytes()];
      piece.readBytes(array);
      piece.release();
      bytes.appendBytes(array);
    }
    return wire.send(bytes);
  }

  /** Ends it in order. */
  void close() {
    if (!over) {
      List.copyOf(streams.values()).forEach(Stream::finish);
      write(new DefaultSpdyGoAwayFrame(lastStream, SpdySessionStatus.OK));
      shut();
    }
  }

  private void fail() {
    if (!over) {
      write(new DefaultSpdyGoAwayFrame(lastStream, SpdySessionStatus.PROTOCOL_ERROR));
      shut();
      owner.gone();
    }
  }

  private void shut() {
    gather();
    wire.close();
  }

  private void gather() {
    over = true;
    streams.clear();
    codec.finishAndReleaseAll();
  }

  @Override
  public void gone() {
    if (!over) {
      gather();
      owner.gone();
    }
  }
}
