package io.hexareme.adapters.peersvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.peersvertx.Hello.Garbage;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {

  @Test
  void however_the_bytes_are_cut_the_frames_are_the_same() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      List<byte[]> sent = new ArrayList<>();
      Buffer stream = Buffer.buffer();
      for (int i = random.nextInt(20); i >= 0; i--) {
        byte[] frame = new byte[random.nextInt(3) == 0 ? 0 : random.nextInt(50)];
        random.nextBytes(frame);
        sent.add(frame);
        stream.appendInt(frame.length).appendBytes(frame);
      }
      List<byte[]> read = new ArrayList<>();
      FrameReader reader = new FrameReader(50, read::add);
      for (int at = 0; at < stream.length();) {
        int end = Math.min(stream.length(), at + 1 + random.nextInt(20));
        assertThat(reader.feed(stream.slice(at, end))).isTrue();
        at = end;
      }
      assertThat(read).containsExactlyElementsOf(sent);
    }
  }

  @Test
  void a_large_frame_grows_as_it_comes() {
    byte[] large = new byte[5 << 20];
    new Random(2).nextBytes(large);
    List<byte[]> read = new ArrayList<>();
    FrameReader reader = new FrameReader(large.length, read::add);
    reader.feed(Buffer.buffer().appendInt(large.length));
    Buffer body = Buffer.buffer(large);
    for (int at = 0; at < large.length; at += 70_000) reader.feed(body.slice(at, Math.min(large.length, at + 70_000)));
    assertThat(read).containsExactly(large);
  }

  @Test
  void a_frame_too_long_is_refused_and_who_has_enough_gets_no_more() {
    List<byte[]> read = new ArrayList<>();
    FrameReader reader = new FrameReader(3, frame -> {
      read.add(frame);
      return false;
    });
    Buffer two = Buffer.buffer().appendInt(3).appendString("abc").appendInt(3).appendString("def");
    assertThat(reader.feed(two)).isTrue();
    assertThat(read).hasSize(1);
    assertThat(new FrameReader(3, read::add).feed(Buffer.buffer().appendInt(4))).isFalse();
  }

  @Test
  void a_hello_comes_back_as_it_was() {
    Hello.Member hello = new Hello.Member("gröup", "m1", "m2", -5);
    assertThat(Hello.read(body(Hello.frame(hello)))).isEqualTo(hello);
    assertThat(Hello.read(body(Hello.frame(new Hello.Refused("no"))))).isEqualTo(new Hello.Refused("no"));
  }

  private static byte[] body(Buffer frame) {
    assertThat(frame.getInt(0)).isEqualTo(frame.length() - 4).isLessThanOrEqualTo(Hello.LONGEST);
    return frame.getBytes(4, frame.length());
  }

  @Test
  void whatever_is_done_to_a_hello_reading_it_throws_nothing() {
    Random random = new Random(4);
    byte[] good = body(Hello.frame(new Hello.Member("group", "m1", "m2", 7)));
    for (int length = 0; length < good.length; length++) {
      assertThat(Hello.read(java.util.Arrays.copyOf(good, length))).isInstanceOf(Garbage.class);
    }
    for (int round = 0; round < 2000; round++) {
      byte[] garbled = good.clone();
      for (int i = random.nextInt(4); i >= 0; i--) garbled[random.nextInt(garbled.length)] = (byte) random.nextInt();
      assertThat(Hello.read(garbled)).isNotNull();
    }
    assertThat(Hello.read(body(Hello.frame(new Hello.Member("group", "", "m2", 7))))).isInstanceOf(Garbage.class);
    assertThat(Hello.read(body(Hello.frame(new Hello.Member("group", "x".repeat(257), "m2", 7))))).isInstanceOf(Garbage.class);
  }
}
